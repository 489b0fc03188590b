"""What a publisher announces is remembered, with every day it was put off to, and is met, missed, open or cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ingest.acquire.calendar import Calendar, as_row
from ingest.acquire.item import Announced
from ingest.storage import Storage

FIRST = Announced(
    announcement_id="/government/statistics/announcements/toy-2026",
    title="Toy statistics 2026",
    address="https://www.gov.uk/government/statistics/announcements/toy-2026",
    display_date="28 January 2027 9:30am",
    state="provisional",
    due_on=date(2027, 1, 28),
    due_at=datetime(2027, 1, 28, 9, 30, tzinfo=UTC),
)
SEEN = date(2026, 12, 1)
PUT_OFF = replace(
    FIRST,
    display_date="4 February 2027 9:30am",
    due_on=date(2027, 2, 4),
    due_at=None,
    state="confirmed",
    previous_display_date=FIRST.display_date,
    note="More time is needed to check the figures.",
)
OUT = replace(PUT_OFF, state="released", released_as="/government/statistics/toy-2026")


@pytest.fixture
def calendar(tmp_path: Path) -> Calendar:
    return Calendar(Storage(str(tmp_path)), "toy_statistics")


def test_an_announcement_comes_back_as_it_was_put(calendar: Calendar) -> None:
    assert calendar.all() == []
    assert calendar.put(FIRST, SEEN)
    (kept,) = calendar.all()
    assert (kept.announced, kept.first_seen, kept.moves, kept.released_on) == (FIRST, SEEN, (), None)


def test_the_same_announcement_again_writes_nothing(calendar: Calendar) -> None:
    calendar.put(FIRST, SEEN)
    (path,) = calendar.storage.list(calendar.folder)
    before = calendar.storage.read(path)
    assert not calendar.put(FIRST, date(2026, 12, 2))
    assert (calendar.storage.list(calendar.folder), calendar.storage.read(path)) == ([path], before)


def test_it_is_open_until_its_day_has_passed_and_then_missed(calendar: Calendar) -> None:
    calendar.put(FIRST, SEEN)
    (kept,) = calendar.all()
    assert [kept.state(date(2027, 1, day)) for day in (27, 28, 29)] == ["open", "open", "missed"]
    assert calendar.due_on(date(2027, 1, 28)) == [kept] and calendar.late_on(date(2027, 1, 28)) == []
    assert calendar.due_on(date(2027, 1, 29)) == [] and calendar.late_on(date(2027, 1, 29)) == [kept]


def test_one_that_is_put_off_keeps_every_day_it_had(calendar: Calendar) -> None:
    calendar.put(FIRST, SEEN)
    assert calendar.put(PUT_OFF, date(2027, 1, 20))
    row = as_row("toy_statistics", calendar.all()[0], date(2027, 2, 1))
    assert (row["first_due_on"], row["due_on"], row["times_moved"]) == ("2027-01-28", "2027-02-04", 1)
    assert (row["state"], row["note"]) == ("open", PUT_OFF.note)
    assert calendar.due_on(date(2027, 1, 28)) == []


def test_words_in_place_of_a_day_are_never_missed_and_a_day_for_them_is_a_move(calendar: Calendar) -> None:
    words = replace(FIRST, display_date="January 2027", due_on=None, due_at=None)
    calendar.put(words, SEEN)
    assert calendar.all()[0].state(date(2030, 1, 1)) == "open" and calendar.late_on(date(2030, 1, 1)) == []
    calendar.put(FIRST, date(2026, 12, 20))
    (move,) = calendar.all()[0].moves
    assert (move.from_words, move.from_day, move.to_day) == ("January 2027", None, FIRST.due_on)


def test_the_same_day_in_other_words_is_no_move(calendar: Calendar) -> None:
    calendar.put(FIRST, SEEN)
    assert calendar.put(replace(FIRST, display_date="28 January 2027, half past nine"), SEEN)
    assert calendar.all()[0].moves == ()


def test_what_is_out_is_met_on_the_day_we_saw_it_and_a_stale_answer_opens_it_no_more(calendar: Calendar) -> None:
    calendar.put(PUT_OFF, SEEN)
    assert calendar.put(OUT, date(2027, 2, 5))
    assert not calendar.put(PUT_OFF, date(2027, 2, 6))
    row = as_row("toy_statistics", calendar.all()[0], date(2027, 3, 1))
    assert (row["state"], row["released_on"], row["released_as"]) == ("met", "2027-02-05", OUT.released_as)


def test_a_page_that_only_leads_on_to_the_publication_keeps_the_day_it_was_due(calendar: Calendar) -> None:
    calendar.put(FIRST, SEEN)
    assert calendar.unsettled() == (FIRST.announcement_id,)
    leads_on = Announced(FIRST.announcement_id, "", FIRST.address, "", "released", released_as=OUT.released_as)
    assert calendar.put(leads_on, date(2027, 1, 28)) and not calendar.put(leads_on, date(2027, 1, 29))
    (kept,) = calendar.all()
    assert (kept.due_on, kept.moves, kept.announced.title) == (FIRST.due_on, (), FIRST.title)
    assert (kept.released_on, calendar.unsettled()) == (FIRST.due_on, ())


def test_one_that_is_cancelled_is_neither_due_nor_late_unless_it_is_announced_for_another_day(
    calendar: Calendar,
) -> None:
    calendar.put(FIRST, SEEN)
    calendar.put(replace(FIRST, state="cancelled"), date(2027, 1, 3))
    assert not calendar.put(FIRST, date(2027, 1, 4))
    assert calendar.due_on(date(2027, 1, 28)) == [] and calendar.late_on(date(2027, 2, 28)) == []
    assert calendar.all()[0].state(date(2027, 1, 4)) == "cancelled"
    assert calendar.put(PUT_OFF, date(2027, 1, 10))
    assert calendar.all()[0].state(date(2027, 1, 10)) == "open"


def test_the_earliest_stands_first_and_a_damaged_file_is_none(calendar: Calendar) -> None:
    calendar.put(replace(PUT_OFF, announcement_id="later"), SEEN)
    calendar.put(FIRST, SEEN)
    assert [kept.announced.announcement_id for kept in calendar.all()] == [FIRST.announcement_id, "later"]
    calendar.storage.write(calendar._path("later"), b'{"moves": [')
    assert [kept.announced.announcement_id for kept in calendar.all()] == [FIRST.announcement_id]
    assert calendar.put(replace(PUT_OFF, announcement_id="later"), SEEN)
