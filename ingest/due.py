"""When the next release of a source is due, and whether it is late: by what is announced, else by what is expected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.acquire.calendar import Expected
from ingest.model.asking import Window
from ingest.model.source import Source

EARLY = timedelta(days=30)
"""A release that comes this long before its window is still the one of that window."""

_DAYS = {"D": 1, "W": 7, "M": 31, "Y": 366}


@dataclass(frozen=True)
class Due:
    """The day something new is due, if any is known, and since when it is late, with the reason in words."""

    on: date | None = None
    late_since: date | None = None
    why: str = ""

    def days_late(self, day: date) -> int | None:
        return (day - self.late_since).days if self.late_since else None


def due(source: Source, announced: Iterable[Expected], newest: date | None, day: date, *, is_watched: bool) -> Due:
    """What is due of a source on a day.

    Args:
        source: the source, with its cadence and the days its releases mostly come on.
        announced: its calendar.
        newest: the day its newest release came; where nothing is held, only an announcement can be late.
        day: the day to judge by.
        is_watched: whether anybody looks; of a source that is fetched and never was, nobody can say that it is late.
    """
    waiting = [one for one in announced if one.due_on is not None and one.state(day) in ("open", "missed")]
    missed = [one for one in waiting if one.state(day) == "missed" and (newest is None or newest < _day(one))]
    coming = sorted(_day(one) for one in waiting if one.state(day) == "open")
    if missed:
        first = min(missed, key=_day)
        why = f"`{first.announced.title}` was announced for {_day(first)}"
        return Due(coming[0] if coming else _day(first), _day(first), why)
    if coming:
        return Due(coming[0])
    if not is_watched:
        newest = None
    return _in_window(source.expected, newest, day) if source.expected else _by_cadence(source, newest, day)


def _in_window(windows: list[Window], newest: date | None, day: date) -> Due:
    """Due from the day the next window opens; late once it has closed with nothing new."""
    since = newest or day
    for opens, closes in _occurrences(windows, since.year - 1):
        is_served = opens - EARLY <= newest if newest is not None else closes < day
        if is_served:
            continue
        if closes < day:
            return Due(opens, closes, f"it mostly comes out between {opens} and {closes}")
        return Due(opens)
    return Due()


def _occurrences(windows: list[Window], year: int) -> Iterator[tuple[date, date]]:
    """The windows as they fall in the years from one on, the earliest first."""
    for number in range(year, date.max.year):
        yield from sorted(_in_year(window, number) for window in windows)


def _in_year(window: Window, year: int) -> tuple[date, date]:
    opens = _of(window.opens, year)
    return opens, _of(window.closes, year if window.opens <= window.closes else year + 1)


def _of(month_and_day: str, year: int) -> date:
    """A day of a year; 29 February is the last of the month in the years without one."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date.fromisoformat(f"{year}-{month_and_day if is_leap or month_and_day != '02-29' else '02-28'}")


def _by_cadence(source: Source, newest: date | None, day: date) -> Due:
    """Due one turn after the newest release; late a quarter of a turn later, at least three days.

    Nobody owes an answer at a certain pace, so what a person drops in of those is never due.
    """
    found = re.fullmatch(r"P(\d+)([DWMY])", source.expected_every or "")
    is_owed = source.may_be_fetched or source.kind == "official_statistics"
    if found is None or newest is None or not is_owed:
        return Due()
    turn = int(found[1]) * _DAYS[found[2]]
    on = newest + timedelta(days=turn)
    if day <= on + timedelta(days=max(3, turn // 4)):
        return Due(on)
    return Due(on, on, f"nothing new has come since {newest}")


def _day(one: Expected) -> date:
    return one.due_on or date.max
