"""Small made-up candidates, in the one observation shape, for the gate's tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders.printed import printed

from ingest.lake import Lake
from ingest.model.observation import observation_id, to_table
from ingest.settings import Settings
from ingest.storage import Storage

RELEASE = "moj_made_up/r1"
POLICY: dict[str, Any] = {
    "stated": True,
    "rule": "figures of one or two are shown as a tilde",
    "mask_range": [1, 2],
    "zero": "published",
    "markers": {"~": {"kind": "masked", "range": [1, 2]}},
}
SUM = {
    "kind": "sum",
    "total": {"gender": "all"},
    "parts": {"gender": ["male", "female"]},
    "by": ["period_start"],
    "status": "confirmed",
    "confirmed_by": "data_steward",
    "confirmed_on": "2026-11-20",
    "because": "the table says that every person is counted as male or female",
}
PROPOSED = {**SUM, "status": "proposed", "confirmed_by": None, "confirmed_on": None}
_GENDERS = {"male": "Male", "female": "Female", "all": "Total", "not_stated": "Unknown"}


def row(raw: str, gender: str, year: int = 2018, *, release: str = RELEASE, **fields: Any) -> dict[str, Any]:
    """One observation: dismissals by gender and year, its bounds as the made-up policy reads them."""
    ref = fields.pop("cell_ref", f"T1!{gender[0].upper()}{year % 100}")
    return {
        **printed(raw, "", release, gender=gender, period=(date(year, 1, 1), date(year, 12, 31), "calendar_year")),
        "observation_id": observation_id(release, "T1", ref),
        "cell_ref": ref,
        "body": "avon_and_somerset_police",
        "gender_as_published": _GENDERS[gender],
        "period_as_published": str(year),
        "is_total": gender == "all",
        "published_on": date(2020, 11, 2),
        **fields,
    }


def year_of(male: str, female: str, total: str, year: int = 2018, release: str = RELEASE) -> list[dict[str, Any]]:
    """A year's row: two parts and their total."""
    figures = {"male": male, "female": female, "all": total}
    return [row(raw, gender, year, release=release) for gender, raw in figures.items()]


def put(
    settings: Settings,
    rows: list[dict[str, Any]],
    relations: list[dict[str, Any]] | None = None,
    policy: dict[str, Any] | None = None,
    release: str = RELEASE,
) -> Lake:
    """A candidate and its record, waiting for the gate."""
    lake = Lake(Storage(settings.data_root))
    lake.put_candidate(release, to_table(rows))
    record = {
        "release_id": release,
        "title": "Staff dismissed, by gender",
        "reference": "made up",
        "publisher": "ministry_of_justice",
        "published_on": "2020-11-02",
        "policy": policy or POLICY,
        "relations": relations if relations is not None else [SUM],
    }
    lake.put_record(release, record)
    return lake


@pytest.fixture
def made() -> SimpleNamespace:
    """The builders above, for every test of the room."""
    return SimpleNamespace(
        row=row, year_of=year_of, put=put, release=RELEASE, policy=POLICY, sum=SUM, proposed=PROPOSED
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder and a waivers folder of this test's own."""
    (tmp_path / "waivers").mkdir()
    return Settings(data=str(tmp_path / "data"), waivers=tmp_path / "waivers")
