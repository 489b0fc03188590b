"""What the warehouse reads of sources and of the calendar is written only when it says something new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from builders.toy import SOURCE_ID, Toy

from ingest.acquire.calendar import Calendar
from ingest.acquire.item import Announced
from ingest.lake import Lake
from ingest.storage import Storage
from ingest.warehouse_inputs import write_inputs

TOLD = Announced("a", "Toy", "https://www.gov.uk/a", "1 March 2026", "confirmed", due_on=date(2026, 3, 1))


@pytest.fixture
def storage(toy: Toy) -> Storage:
    return Storage(toy.settings.data_root)


def lines(toy: Toy, storage: Storage, day: date) -> dict[str, list[dict[str, object]]]:
    paths = write_inputs(toy.settings, day)
    return {path.rsplit("/", 1)[1].removesuffix(".jsonl"): list(storage.lines(path)) for path in paths}


def test_a_source_that_is_broken_hides_no_other(toy: Toy, storage: Storage) -> None:
    toy.source("broken", surprise=1)
    found = lines(toy, storage, date(2026, 1, 1))
    assert [row["source_id"] for row in found["sources"]] == [SOURCE_ID]
    assert (found["announcements"], found["passed"]) == ([], [])


def test_a_day_counts_once_it_has_passed(toy: Toy, storage: Storage) -> None:
    Calendar(storage, SOURCE_ID).put(TOLD, date(2026, 1, 1))
    assert lines(toy, storage, date(2026, 3, 1))["passed"] == []
    (row,) = lines(toy, storage, date(2026, 3, 2))["announcements"]
    assert row["state"] == "missed"
    assert lines(toy, storage, date(2030, 1, 1))["passed"] == [{"passed_on": "2026-03-01"}]


def test_the_latest_day_of_promises_and_announcements_counts(toy: Toy, storage: Storage) -> None:
    Calendar(storage, SOURCE_ID).put(TOLD, date(2026, 1, 1))
    promises = [{"due_on": "2026-04-05"}, {"due_on": None}, {"due_on": "2027-01-01"}]
    Lake(storage).put_record(f"{SOURCE_ID}/foi_1", {"promises": promises})
    storage.write(f"ledger/releases/{SOURCE_ID}/torn.json", b'{"promises": [')
    assert lines(toy, storage, date(2026, 5, 1))["passed"] == [{"passed_on": "2026-04-05"}]


def test_nothing_new_writes_nothing(toy: Toy, storage: Storage) -> None:
    calendar = Calendar(storage, SOURCE_ID)
    calendar.put(TOLD, date(2026, 1, 1))
    paths = write_inputs(toy.settings, date(2026, 2, 1))
    files = [toy.data / path for path in paths]
    before = [(file.stat().st_ino, file.stat().st_mtime_ns) for file in files]
    write_inputs(toy.settings, date(2026, 2, 2))
    assert [(file.stat().st_ino, file.stat().st_mtime_ns) for file in files] == before
    calendar.put(replace(TOLD, due_on=date(2026, 3, 8), display_date="8 March 2026"), date(2026, 2, 3))
    write_inputs(toy.settings, date(2026, 2, 3))
    assert [(file.stat().st_ino, file.stat().st_mtime_ns) for file in files] != before
