"""The next release is due when it is announced, else when it mostly comes; and late only where somebody looked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from replay.sources import govuk

from ingest.acquire.calendar import Expected
from ingest.acquire.item import Announced
from ingest.due import Due, due

JANUARY = [{"opens": "01-10", "closes": "02-15"}]
QUARTERS = [{"opens": f"{month}-14", "closes": f"{month}-28"} for month in ("02", "05", "08", "11")]
NEW_YEAR = [{"opens": "12-20", "closes": "01-05"}]
LEAP = [{"opens": "02-20", "closes": "02-29"}]


def on(day: str, newest: str | None, *announced: Expected, is_watched: bool = True, **changes: Any) -> tuple[Any, Any]:
    found = _due(day, newest, *announced, is_watched=is_watched, **changes)
    return tuple(d.isoformat() if d else None for d in (found.on, found.late_since))  # type: ignore[return-value]


def _due(day: str, newest: str | None, *announced: Expected, is_watched: bool = True, **changes: Any) -> Due:
    last = date.fromisoformat(newest) if newest else None
    return due(govuk(**changes), announced, last, date.fromisoformat(day), is_watched=is_watched)


def announced(day: str | None, state: Any = "confirmed") -> Expected:
    due_on = date.fromisoformat(day) if day else None
    return Expected(Announced("a", "Toy statistics", "https://www.gov.uk/a", "", state, due_on), date(2025, 1, 1))


@pytest.mark.parametrize(
    ("windows", "day", "newest", "found"),
    [
        (JANUARY, "2026-11-22", "2026-01-22", ("2027-01-10", None)),
        (JANUARY, "2027-01-20", "2026-01-22", ("2027-01-10", None)),  # open: due, and not late yet
        (JANUARY, "2027-02-15", "2026-01-22", ("2027-01-10", None)),
        (JANUARY, "2027-02-16", "2026-01-22", ("2027-01-10", "2027-02-15")),
        (JANUARY, "2027-02-16", "2027-01-28", ("2028-01-10", None)),
        (JANUARY, "2027-02-16", "2026-12-20", ("2028-01-10", None)),  # it came early
        (JANUARY, "2027-02-16", "2026-11-20", ("2027-01-10", "2027-02-15")),  # that was another thing
        (JANUARY, "2026-11-22", None, ("2027-01-10", None)),
        (JANUARY, "2027-01-20", None, ("2027-01-10", None)),
        (QUARTERS, "2026-06-01", "2026-02-20", ("2026-05-14", "2026-05-28")),
        (QUARTERS, "2026-06-01", "2026-05-21", ("2026-08-14", None)),
        (NEW_YEAR, "2027-01-03", "2026-01-02", ("2026-12-20", None)),
        (NEW_YEAR, "2027-01-06", "2026-01-02", ("2026-12-20", "2027-01-05")),
        (LEAP, "2027-03-01", "2026-02-25", ("2027-02-20", "2027-02-28")),
        (LEAP, "2028-02-29", "2027-02-25", ("2028-02-20", None)),
    ],
)
def test_a_window_is_due_when_it_opens_and_late_once_it_has_closed(
    windows: list[dict[str, str]], day: str, newest: str | None, found: tuple[Any, Any]
) -> None:
    assert on(day, newest, expected=windows, expected_every="P1Y") == found


@pytest.mark.parametrize(
    ("every", "day", "found"),
    [
        ("P1Y", "2026-12-01", ("2027-01-02", None)),
        ("P1Y", "2027-03-01", ("2027-01-02", None)),
        ("P1Y", "2027-05-01", ("2027-01-02", "2027-01-02")),
        ("P1D", "2026-01-05", ("2026-01-02", None)),
        ("P1D", "2026-01-06", ("2026-01-02", "2026-01-02")),
    ],
)
def test_without_a_window_the_cadence_counts_and_a_quarter_of_it_more(
    every: str, day: str, found: tuple[Any, Any]
) -> None:
    assert on(day, "2026-01-01", expected_every=every) == found


def test_of_a_source_nobody_has_looked_at_nothing_is_late() -> None:
    assert on("2027-02-16", "2026-01-22", expected=JANUARY, is_watched=False) == ("2028-01-10", None)
    assert on("2027-02-16", "2020-01-22", expected_every="P1Y", is_watched=False) == (None, None)
    assert on("2027-02-16", None, expected_every="P1Y") == (None, None)


def test_nobody_owes_an_answer_that_a_person_drops_in() -> None:
    by_hand = {"acquire": "manual", "approval": None, "govuk": None, "expected_every": "P1M"}
    assert on("2027-02-16", "2021-01-01", kind="foi_disclosure", **by_hand) == (None, None)
    assert on("2027-02-16", "2021-01-01", **by_hand) == ("2021-02-01", "2021-02-01")


def test_an_announcement_goes_before_what_is_expected() -> None:
    coming = announced("2027-03-04")
    assert on("2027-02-20", "2026-01-22", coming, expected=JANUARY) == ("2027-03-04", None)
    assert on("2027-03-05", "2026-01-22", coming, expected=JANUARY) == ("2027-03-04", "2027-03-04")
    assert "`Toy statistics` was announced for 2027-03-04" in _due("2027-03-05", None, coming).why


def test_what_came_on_its_day_or_after_is_not_late_and_words_are_no_day() -> None:
    assert on("2027-03-05", "2027-03-04", announced("2027-03-04"), expected=JANUARY) == ("2028-01-10", None)
    for other in (announced(None), announced("2027-03-04", "cancelled"), announced("2027-03-04", "released")):
        assert on("2027-03-05", "2027-01-22", other, expected=JANUARY) == ("2028-01-10", None)


def test_the_next_announcement_is_due_while_one_before_it_is_late() -> None:
    late, coming = announced("2027-03-04"), announced("2027-06-03")
    assert on("2027-03-10", None, coming, late) == ("2027-06-03", "2027-03-04")
    assert _due("2027-03-10", None, coming, late).days_late(date(2027, 3, 10)) == 6
