"""What of the shipped releases is blocked, warned and passed, and why, as a person has read it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from expectations.gate import gate, gate_inputs_changed
from ingest.lake import Lake
from ingest.model.errors import GateClosed
from ingest.pipeline import acquire, discover, read
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage

GOLDEN = yaml.safe_load((Path(__file__).parent / "golden" / "shipped_verdicts.yml").read_text(encoding="utf-8"))
TOLD = ("rule", "severity", "via", "proposed", "candidates_left")
Results = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Results]:
    """Every shipped release through the real gate, in the order of a run."""
    settings = Settings(data=str(tmp_path_factory.mktemp("judged")))
    lake, found = Lake(Storage(settings.data_root)), {}
    for source in Registry(settings).sources():
        for release_id in discover(source.source, settings, "r1"):
            acquire(release_id, settings, "r1")
            read(release_id, settings, "r1")
            with contextlib.suppress(GateClosed):
                gate(release_id, settings, "r1")
            found[release_id] = lake.gate_result(release_id) or {}
    return settings, found


def told(result: dict[str, Any]) -> dict[str, Any]:
    findings = [{name: f[name] for name in TOLD} | {"cells": f["cell_refs"]} for f in result["findings"]]
    return {"release": result["release_id"], "verdict": result["verdict"], "findings": findings}


def without_reasons(row: dict[str, Any]) -> dict[str, Any]:
    findings = [{name: value for name, value in f.items() if name != "why"} for f in row["findings"]]
    return {"release": row["release"], "verdict": row["verdict"], "findings": findings}


@pytest.mark.parametrize("row", GOLDEN, ids=lambda row: row["release"])
def test_the_verdict_is_the_one_a_person_has_read(row: dict[str, Any], judged: tuple[Settings, Results]) -> None:
    assert told(judged[1][row["release"]]) == without_reasons(row)


def test_every_shipped_release_has_been_read_by_a_person(judged: tuple[Settings, Results]) -> None:
    assert sorted(judged[1]) == sorted(row["release"] for row in GOLDEN)
    assert all(entry["why"] for row in GOLDEN for entry in (row, *row["findings"]))


def test_fourteen_are_loaded_and_one_is_not(judged: tuple[Settings, Results]) -> None:
    decisions = [result["decision"] for result in judged[1].values()]
    assert (decisions.count("accepted"), decisions.count("quarantined")) == (14, 1)


def test_no_verdict_has_to_be_given_again_because_others_came_later(judged: tuple[Settings, Results]) -> None:
    settings, found = judged
    assert [release_id for release_id in found if gate_inputs_changed(release_id, settings)] == []


def test_two_answers_that_disagree_are_not_taken_for_one_statistic(judged: tuple[Settings, Results]) -> None:
    doubts = judged[1]["noms_foi/foi_104637"]["doubts"]
    assert [doubt["releases"] for doubt in doubts] == [
        ["hansard_written_answers/hc_deb_2013_09_02", "noms_foi/foi_104637"]
    ]
