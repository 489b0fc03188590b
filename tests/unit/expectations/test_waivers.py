"""Waivers: exact, current, and checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from expectations.disclosure import Finding
from expectations.waivers import apply_waivers, expired, waivers_of
from ingest.model.errors import InvalidContract

RELEASE = "moj_made_up/r1"
TODAY = date(2026, 11, 22)
FINDING = Finding("SUP-201", "critical", ("a",), ("T1!C4",), "Female shows 2.")
ENTRY = {
    "rule": "SUP-201",
    "release": RELEASE,
    "cells": ["T1!C4"],
    "reason": "the publisher agreed",
    "who": "data_steward",
    "on": date(2026, 11, 1),
    "until": date(2026, 12, 1),
}


def write(folder: Path, *entries: dict[str, object]) -> None:
    (folder / "moj_made_up.yml").write_text(yaml.safe_dump(list(entries)), encoding="utf-8")


def test_a_waived_finding_does_not_block(tmp_path: Path) -> None:
    write(tmp_path, ENTRY)
    judged = apply_waivers([FINDING], tmp_path, RELEASE, TODAY)
    assert judged[0].waiver is not None and not judged[0].blocks


def test_no_file_waives_nothing(tmp_path: Path) -> None:
    assert apply_waivers([FINDING], tmp_path, RELEASE, TODAY)[0].blocks


def test_a_finding_with_a_cell_that_is_not_named_is_not_waived(tmp_path: Path) -> None:
    write(tmp_path, ENTRY)
    wider = Finding("SUP-201", "critical", ("a", "b"), ("T1!C4", "T1!D4"), "Two cells.")
    judged = apply_waivers([FINDING, wider], tmp_path, RELEASE, TODAY)
    assert [entry.blocks for entry in judged] == [False, True]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"cells": ["T1!C5"]}, "matches no finding"),
        ({"cells": ["T1!C4", "T1!C5"]}, r"matches no finding at T1!C5"),
        ({"rule": "SUP-301"}, "matches no finding"),
        ({"until": date(2026, 11, 21)}, "ended on 2026-11-21"),
    ],
)
def test_a_stale_waiver_fails_the_run_and_is_named(tmp_path: Path, change: dict[str, object], says: str) -> None:
    write(tmp_path, {**ENTRY, **change})
    with pytest.raises(InvalidContract, match=says) as caught:
        apply_waivers([FINDING], tmp_path, RELEASE, TODAY)
    assert caught.value.exit_code == 3
    assert "moj_made_up.yml" in str(caught.value) and "entry 1" in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ({**ENTRY, "ticket": 7}, "entry 1.ticket"),
        ({key: value for key, value in ENTRY.items() if key != "who"}, "entry 1.who"),
        ({**ENTRY, "cells": []}, "entry 1.cells"),
        ({**ENTRY, "until": date(2026, 10, 1)}, "before"),
        ({**ENTRY, "release": "another_source/r1"}, "another source"),
    ],
)
def test_a_waiver_that_breaks_its_contract_is_refused(tmp_path: Path, entry: dict[str, object], says: str) -> None:
    write(tmp_path, entry)
    with pytest.raises(InvalidContract, match=says):
        waivers_of(tmp_path, RELEASE)


@pytest.mark.parametrize("text", ["- rule: [", "rule: SUP-201", "\x00"])
def test_a_file_that_is_no_list_of_waivers_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "moj_made_up.yml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidContract, match=r"moj_made_up\.yml"):
        waivers_of(tmp_path, RELEASE)


def test_an_end_that_has_passed_is_noticed(tmp_path: Path) -> None:
    write(tmp_path, ENTRY)
    assert not expired(tmp_path, RELEASE, date(2026, 12, 1))
    assert expired(tmp_path, RELEASE, date(2026, 12, 2))
    assert not expired(tmp_path, "moj_made_up/r2", date(2026, 12, 2))
