"""When an item that broke is asked for again: after ever longer waits, and at once where its publisher gives a sign."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ingest.acquire.item import Listed
from ingest.acquire.watch.again import Again

START = datetime(2026, 1, 22, 6, 0, tzinfo=UTC)
ROW = Listed("1", "a sign", "A title", {"page": "x"})


def asked_after(step: timedelta, polls: int) -> list[int]:
    """The polls that ask for an item which stays broken, counted from the one that found it so."""
    row, asked = Again.broken(ROW, None, START), []
    for number in range(1, polls):
        now = START + number * step
        if not row.waits(ROW, now):
            asked.append(number)
            row = Again.broken(ROW, row, now)
    return asked


@pytest.mark.parametrize("step", [timedelta(days=1), timedelta(hours=1)])
def test_each_wait_is_as_long_as_it_has_been_broken(step: timedelta) -> None:
    assert asked_after(step, 10) == [1, 2, 4, 8]


def test_no_wait_is_longer_than_a_week() -> None:
    assert asked_after(timedelta(days=1), 40) == [1, 2, 4, 8, 15, 22, 29, 36]


def test_a_poll_some_minutes_early_asks_all_the_same() -> None:
    row = Again.broken(ROW, Again.broken(ROW, None, START), START + timedelta(days=1))
    assert row.waits(ROW, START + timedelta(days=1, hours=12))
    assert not row.waits(ROW, START + timedelta(days=2, minutes=-20))


def test_a_new_sign_ends_the_wait_and_a_row_of_a_sweep_is_none() -> None:
    now = START + timedelta(days=4)
    row = Again.broken(ROW, Again.broken(ROW, None, START), now)
    assert not row.waits(Listed("1", "another sign", ""), now)
    for swept in (Listed("1", "", ""), Listed("1", "swept 2026-01-26", "")):
        assert row.waits(swept, now)
        assert Again.broken(swept, row, now).listed == ROW, "what its publisher said of it is kept"


def test_what_was_missing_without_being_broken_is_asked_for_by_the_next_poll() -> None:
    assert not Again(ROW).waits(ROW, START) and Again(ROW).next_day is None


def test_a_row_is_read_as_it_was_written() -> None:
    for row in (Again(ROW), Again.broken(ROW, None, START)):
        assert Again.of(row.as_row()) == row
    assert Again.of({"item_id": "1", "signal": "", "title": "", "facts": {}}).next_day is None, "one of before"


@pytest.mark.parametrize("damage", [{"since": "soon"}, {"since": "2026-01-22T09:00:00"}, {"x": 1}])
def test_a_damaged_row_is_no_row(damage: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError)):
        Again.of(Again(ROW).as_row() | damage)
