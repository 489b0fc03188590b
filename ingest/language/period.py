"""A reference period: from one day to another, an open end left open."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Period:
    """From one day to another; an open end is None. `sure` is false where the words allow another reading."""

    start: date | None
    end: date | None
    kind: str
    text: str = ""
    sure: bool = True


def calendar_year(year: int, text: str = "") -> Period:
    """1 January to 31 December."""
    return Period(date(year, 1, 1), date(year, 12, 31), "calendar_year", text)


def financial_year(first: int, text: str = "") -> Period:
    """1 April to 31 March."""
    return Period(date(first, 4, 1), date(first + 1, 3, 31), "financial_year", text)


def spanning(start: date | None, end: date | None, text: str = "") -> Period | None:
    """The period between two days, named by its length; None where the end comes first."""
    if start and end and end < start:
        return None
    if start is None or end is None:
        return Period(start, end, "part_year" if start is None or end is None else "not_stated", text)
    whole = end + timedelta(days=1)
    if start == end:
        return Period(start, end, "point", text)
    months = (whole.year - start.year) * 12 + whole.month - start.month
    if whole.day != start.day:
        return Period(start, end, "multi_year" if (end - start).days > 366 else "part_year", text)
    if months == 12:
        kind = {1: "calendar_year", 4: "financial_year"}.get(start.month, "multi_year")
    else:
        kind = "multi_year" if months > 12 else "quarter" if months == 3 else "part_year"
    return Period(start, end, kind, text)


def union(periods: list[Period]) -> Period | None:
    """From the first day of several periods to their last, where they follow on without a gap."""
    if not periods or any(p.start is None for p in periods):
        return None
    ordered = sorted(periods, key=lambda p: p.start or date.min)
    for one, next_one in itertools.pairwise(ordered):
        if one.end is None or next_one.start != one.end + timedelta(days=1):
            return None
    return spanning(ordered[0].start, ordered[-1].end)
