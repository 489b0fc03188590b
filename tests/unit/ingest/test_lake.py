"""A release stands on one shelf, whole, and leaves it by the move of a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders.toy import RELEASE_ID, Toy

from ingest.lake import Lake
from ingest.pipeline import acquire, read
from ingest.storage import Storage


@pytest.fixture
def lake(toy: Toy) -> Lake:
    toy.ship()
    acquire(RELEASE_ID, toy.settings, "r1")
    read(RELEASE_ID, toy.settings, "r1")
    return Lake(Storage(toy.settings.data_root))


def test_a_release_moves_from_shelf_to_shelf(lake: Lake) -> None:
    assert lake.where(RELEASE_ID) == "candidate" and lake.releases("candidate") == [RELEASE_ID]
    before = lake.file_hash("candidate", RELEASE_ID)
    lake.move(RELEASE_ID, "candidate", "accepted")
    assert lake.where(RELEASE_ID) == "accepted" and lake.releases("candidate") == []
    assert lake.file_hash("accepted", RELEASE_ID) == before


def test_a_release_never_stands_on_two_shelves_after_a_move(lake: Lake, toy: Toy) -> None:
    lake.move(RELEASE_ID, "candidate", "accepted")
    read(RELEASE_ID, toy.settings, "r2")
    assert lake.where(RELEASE_ID) == "candidate", "a waiting candidate goes first"
    lake.move(RELEASE_ID, "candidate", "quarantine")
    assert lake.releases("accepted") == [] and lake.releases("quarantine") == [RELEASE_ID]


def test_equal_observations_are_equal_bytes(lake: Lake, toy: Toy) -> None:
    before = lake.file_hash("candidate", RELEASE_ID)
    read(RELEASE_ID, toy.settings, "r2")
    assert lake.file_hash("candidate", RELEASE_ID) == before


def test_whole_numbers_stay_whole_and_open_bounds_stay_open(lake: Lake) -> None:
    frame = lake.observations("candidate", RELEASE_ID)
    assert str(frame["value_upper"].dtype) == str(frame["value"].dtype) == "int64[pyarrow]"
    masked = frame[frame["raw_value"] == "~"].iloc[0]
    assert (masked["value_lower"], masked["value_upper"], masked["value"] is not None) == (1, 2, True)
    assert frame["value"].isna().sum() == 1


def test_records_results_and_reports_are_kept_beside(lake: Lake, tmp_path: Path) -> None:
    assert lake.record("a/none") is None and lake.gate_result("a/none") is None
    lake.put_gate_result(RELEASE_ID, {"verdict": "pass", "why": "5≤"})
    assert lake.gate_result(RELEASE_ID) == {"verdict": "pass", "why": "5≤"}
    assert Path(lake.put_report(RELEASE_ID, "report.json", b"{}")).read_bytes() == b"{}"
    assert (lake.record(RELEASE_ID) or {})["release_id"] == RELEASE_ID
