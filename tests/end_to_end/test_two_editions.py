"""Two editions of one workbook, each under a contract of a few lines: the revisions between them show."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb
import pytest
from builders.toy import SOURCE_ID, Toy

from expectations.gate import gate
from ingest import pipeline
from ingest.settings import Settings
from publish.build import build

FILES = Path(os.environ.get("CANDOUR_SHARED", Settings().home.parent / "shared")) / "corpus" / "files"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason=f"the workbooks of real publishers are not at {FILES}")

# A toy's codes: what the workbook counts has none of its own in this warehouse.
SETS = {"stage_or_outcome": "referred_to_iopc", "unit": "persons", "population": "all", "body": "noms"}


def test_revised_figures_of_a_later_edition_stand_in_fct_revisions(toy: Toy) -> None:
    settings = toy.settings.model_copy(update={"home": Settings().home})
    for name, published_on, figures in (("2018-19", "2019-10-01", 48), ("2019-20", "2020-10-01", 51)):
        ref = f"edition_{name.replace('-', '_')}"
        file = f"Time_series_tables_{name}.ods"
        toy.drop(file, (FILES / file).read_bytes())
        toy.drop(f"{ref}.yml", contract(ref, file, published_on, figures))
    for release_id in pipeline.discover(SOURCE_ID, settings, "r1"):
        pipeline.acquire(release_id, settings, "r1")
        assert pipeline.read(release_id, settings, "r1") == "candidate"
        assert gate(release_id, settings, "r1")["decision"] == "accepted"
    made = build(settings, "r1")
    with duckdb.connect(str(made.database), read_only=True) as warehouse:
        rows = warehouse.sql("select gender, year, old_raw_value, new_raw_value from fct_revisions").fetchall()
    found = {tuple(str(value) for value in row) for row in rows}
    assert ("male", "2018", "108", "110~") in found
    assert ("female", "2017", "59~", "60~") in found
    assert not {row for row in found if row[2].rstrip("~") == row[3].rstrip("~")}, "a mark alone is no revision"


def contract(ref: str, file: str, published_on: str, figures: int) -> dict[str, Any]:
    return {
        "ref": ref,
        "title": file,
        "reference": ref,
        "body": "noms",
        "kind": "official_statistics",
        "published_on": published_on,
        "licence": "OGL-3.0",
        "documents": [{"file": file, "format": "workbook"}],
        "policy": {"stated": False, "rule": "No rule is stated.", "zero": "published"},
        "sets": SETS,
        "reading": [
            {
                "id": "T1",
                "place": {"sheet": "Other_contact", "table": 2},
                "figures": figures,
                "codes": {"Total fatalities": {"is_total": True}},
            }
        ],
    }
