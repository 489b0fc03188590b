"""The part of a period that is covered, as a note or a sentence says it: `to 30 September`, `April to June only`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingest.language.days import DATE, DAY, MONTH, date_of, day, day_number, last_day, month_of
from ingest.language.periods import Period

_RANGE_OF_DAYS = re.compile(
    rf"({DAY})\s+({MONTH})(?:,?\s+([0-9]{{4}}))?\s*(?:to|through|until|–|-|and)\s*({DAY})\s+({MONTH})(?:,?\s+([0-9]{{4}}))?",
    re.IGNORECASE,
)
RANGE_OF_MONTHS = re.compile(rf"({MONTH})\s*(?:to|through|until|–|-)\s*({MONTH})", re.IGNORECASE)
_UP_TO = re.compile(rf"(?:up )?(?:to|until)\s+(?:the\s+)?({DATE})|as (?:at|of)\s+({DATE})", re.IGNORECASE)
# The figures run to 30 June; cover the year up to the end of May.
_RUNS_TO = re.compile(
    rf"(?:\b(?:runs?|are|is|was|were|goe?s?|covers?|extends?|stops?|ends?|only|data|figures?|year|period)\W+(?:\w+\W+){{0,3}}?)"
    rf"(?:up to|to|until|till|at|on|as at)\s+(?:and including\s+)?(?:the\s+)?(?:end of\s+)?"
    rf"(?:(?P<day>{DAY})\s+(?:of\s+)?)?(?P<month>{MONTH})(?!\s*,?\s*[0-9])",
    re.IGNORECASE,
)
# A note that is nothing but `To 30 September`.
_ONLY_TO = re.compile(
    r"\W*(?:(?:figures|data|year) (?:are )?)?(?:only )?(?:up )?(?:to|until|till)\s+(?:and including\s+)?"
    rf"(?:the\s+)?(?:end of\s+)?(?:(?P<day>{DAY})\s+(?:of\s+)?)?(?P<month>{MONTH})(?:\s+only)?\W*",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    rf"\b(?:to date|so far|part[- ]year|(?:{MONTH}) only|first \w+ months|incomplete|not (?:a )?(?:full|complete))\b",
    re.IGNORECASE,
)


def limited_by(period: Period, note: str) -> tuple[Period, list[str]]:
    """The part of a period that a note says is covered; the period itself where it says nothing of the kind."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period, []
    if found := _RANGE_OF_DAYS.search(note):
        return _between(period, found)
    if found := RANGE_OF_MONTHS.search(note):
        first, last = month_of(found.group(1)), month_of(found.group(2))
        if first and last and (last - first) % 12 != 11:
            one = date(start.year if first >= start.month else end.year, first, 1)
            return Period(one, last_day(one.year + (last < first), last), "part_year", period.text), []
    if (found := _UP_TO.search(note)) and (at := date_of(found.group(1) or found.group(2))):
        return (Period(start, at, "part_year", period.text), []) if start <= at <= end else (period, [])
    if (found := _ONLY_TO.fullmatch(note) or _RUNS_TO.search(note)) and (until := _in_year(start, end, found)):
        return Period(start, until, "part_year", period.text), []
    if _PARTIAL.search(note):
        return Period(start, None, "part_year", period.text), ["a part year whose end is not clear"]
    return period, []


def _in_year(start: date, end: date, found: re.Match[str]) -> date | None:
    """The day that a note names without its year, in the period the note is about."""
    month = month_of(found["month"])
    number = start.year + (month is not None and month < start.month)
    at = day(number, month, day_number(found["day"])) if found["day"] else last_day(number, month) if month else None
    return at if at and start <= at < end else None


def _between(period: Period, found: re.Match[str]) -> tuple[Period, list[str]]:
    """`From 1st January to 30th September`, said of one year or of every year of a header."""
    start, end = period.start, period.end
    assert start is not None and end is not None  # noqa: S101 - held by the caller
    first_month, last_month = month_of(found.group(2)), month_of(found.group(5))
    number = day_number(found.group(1))
    final = day_number(found.group(4))
    one = day(start.year, first_month, number)
    two = day(start.year, last_month, final) if one else None
    if one and two and two < one:
        two = day(start.year + 1, last_month, final)
    if not one or not two:
        return period, ["a footnote on the period cannot be read"]
    if (one, two) == (start, end):
        return period, []  # the note only says what the year is
    whole = (two + timedelta(days=1)).month == one.month
    return Period(one, two, "multi_year" if whole else "part_year", period.text), []
