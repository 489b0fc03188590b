"""When: the period of a figure, from its own label first, then what its table and document say of periods."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ingest.language.days import DATE, DAY, MONTH, date_of, day, day_number, last_day, month_of
from ingest.language.periods import Period, find_periods
from ingest.language.worded_years import as_one_year
from ingest.reading.meaning import Meaning
from ingest.reading.notes import note_for
from ingest.reading.year_ends import IN_DOUBT as YEAR_END_IN_DOUBT
from ingest.reading.year_ends import months_in, year_end_in

_RANGE_OF_DAYS = re.compile(
    rf"({DAY})\s+({MONTH})(?:,?\s+([0-9]{{4}}))?\s*(?:to|through|until|–|-|and)\s*({DAY})\s+({MONTH})(?:,?\s+([0-9]{{4}}))?",
    re.IGNORECASE,
)
_RANGE_OF_MONTHS = re.compile(rf"({MONTH})\s*(?:to|through|until|–|-)\s*({MONTH})", re.IGNORECASE)
_UP_TO = re.compile(rf"(?:up )?(?:to|until)\s+(?:the\s+)?({DATE})|as (?:at|of)\s+({DATE})", re.IGNORECASE)
# The figures run to 30 June; cover the year up to the end of May.
_RUNS_TO = re.compile(
    rf"(?:\b(?:runs?|are|is|was|were|goe?s?|covers?|extends?|stops?|ends?|only|data|figures?|year|period)\W+(?:\w+\W+){{0,3}}?)"
    rf"(?:up to|to|until|till|at|on|as at)\s+(?:and including\s+)?(?:the\s+)?(?:end of\s+)?"
    rf"(?:(?P<day>{DAY})\s+(?:of\s+)?)?(?P<month>{MONTH})(?!\s*,?\s*[0-9])",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    rf"\b(?:to date|so far|part[- ]year|(?:{MONTH}) only|first \w+ months|incomplete|not (?:a )?(?:full|complete))\b",
    re.IGNORECASE,
)
# A day without its year, over columns or rows that are years: the figures are those of that day.
_ON_A_DAY = re.compile(
    rf"\b(?:as (?:at|of|on)|at|on|position at)\s+(?:the\s+)?(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})"
    r"(?:\s+(?:each|every|of each) year)?(?!,?\s*[0-9]{4})",
    re.IGNORECASE,
)
_LONGEST = 4_000
_FINANCIAL = re.compile(r"\bfinancial years?\b|\bfy\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\bcalendar years?\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(
    rf"(?:prior to|before|earlier than)\s+(?:the\s+)?({MONTH}\s+[0-9]{{4}}|{DATE}|"
    rf"[0-9]{{4}})[^.]{{0,60}}not (?:available|held|recorded|captured|collected)",
    re.IGNORECASE,
)
_PAPERWORK = re.compile(
    r"\b(?:answered|asked|request(?:ed)?|responded|response|dated|received|clarified|"
    r"published|letter|version|written answer|reply|replied)\b|\bdate\s*:",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^\W*(?:date\s*:?\s*)?({DATE})\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Times:
    """What a document says of time: the day it was written, from when it holds data, its years, its notes."""

    written: date | None = None
    held_from: date | None = None
    financial: bool = False
    calendar: bool = False
    year_ends: int | None = None
    notes: dict[str, str] = field(default_factory=dict)


def times_of(sentences: Iterable[str], notes: dict[str, str]) -> Times:
    """Read a document's own words about time."""
    written: date | None = None
    held: date | None = None
    financial = calendar = False
    ends: set[int] = set()
    for sentence in sentences:
        if len(sentence) > _LONGEST:
            continue
        if _PAPERWORK.search(sentence) or _ALONE.match(sentence):
            days = [d for text in re.findall(DATE, sentence, re.IGNORECASE) if (d := date_of(text)) is not None]
            written = max([*days, written]) if written and days else max(days, default=written)
        if found := _NOT_BEFORE.search(sentence):
            named = find_periods(found.group(1))
            held = named[0].period.start if named else held
        financial = financial or bool(_FINANCIAL.search(sentence))
        calendar = calendar or bool(_CALENDAR.search(sentence))
        ends |= months_in(sentence)
    return Times(written, held, financial, calendar, ends.pop() if len(ends) == 1 else None, notes)


@dataclass(frozen=True)
class Dated:
    """A period and what is in doubt about it."""

    period: Period | None
    doubts: tuple[str, ...] = ()


def dated(label: Meaning, times: Times, around: str, years: list[Period]) -> Dated:
    """The period a label of a table names. `around` is the words above the table, `years` the periods they name."""
    if label.month is not None:
        return _month(label.month, label.words, years)
    period = label.period
    if period is None:
        return Dated(None, ("no period",))
    if not (times.calendar or _CALENDAR.search(around)) and (times.financial or _FINANCIAL.search(around)):
        period = as_one_year(period)
    doubts: list[str] = [] if period.sure else [TWO_WAYS]
    period, doubt = _by_convention(period, times, around)
    doubts += doubt
    for sign in label.signs:
        period, doubt = _noted(period, sign, times.notes)
        doubts += doubt
    if period.kind != "part_year" or period == label.period:
        period, doubt = _cut(period, times)
        doubts += doubt
    return Dated(period, tuple(doubts))


TWO_WAYS = "the period can be read in two ways"


def _month(month: int, words: str, years: list[Period]) -> Dated:
    """A month without a year takes it from the words above the table."""
    ends = [p for p in years if p.end is not None]
    if not ends:
        return Dated(Period(None, None, "not_stated", words, False), ("a month without a year",))
    last = ends[-1]
    assert last.end is not None  # noqa: S101 - filtered above
    year = last.end.year if month <= last.end.month else last.end.year - 1
    first = date(year, month, 1)
    short = last.start is not None and (last.end - last.start).days <= 366 and last.start <= first
    doubts = () if short and len(ends) == 1 else ("the year of a month is taken from a longer period",)
    return Dated(Period(first, last_day(year, month), "part_year", words), doubts)


def _by_convention(period: Period, times: Times, around: str) -> tuple[Period, list[str]]:
    """A bare year may be a financial one, or end in March, where the words above the table say so."""
    if period.kind == "part_year" and period.start and period.end and period.start.month == period.end.month:
        return _snapshot(period, around)
    if period.end is None and (ended := _months_around(period, around)) is not None:
        return ended, []
    if period.kind != "calendar_year" or period.start is None:
        return period, []
    year = period.start.year
    if found := _ON_A_DAY.search(around):
        at = day(year, month_of(found["month"]), day_number(found["day"]))
        return (Period(at, at, "point", period.text), []) if at else (period, ["a day that is none"])
    if said := year_end_in(around):
        month, is_of_all = said
        if month == 12 or not is_of_all:
            return period, [] if month == 12 else [YEAR_END_IN_DOUBT]
        start = date(year - (month < 12), month % 12 + 1, 1)
        return Period(start, last_day(year, month), "financial_year" if month == 3 else "multi_year", period.text), []
    if _CALENDAR.search(around):
        return period, []
    if (times.financial and not times.calendar) or _FINANCIAL.search(around):
        return period, ["a bare year where the document speaks of financial years"]
    return period, []


def _months_around(period: Period, around: str) -> Period | None:
    """`2023/24 to date` under a caption that says which months: April to September."""
    found = _RANGE_OF_MONTHS.search(around)
    first, last = (month_of(found.group(1)), month_of(found.group(2))) if found else (None, None)
    if period.start is None or first != period.start.month or last is None:
        return None
    return Period(period.start, last_day(period.start.year + (last < first), last), "part_year", period.text)


STOCK = re.compile(
    r"\b(?:headcount|fte|full[- ]time equivalent|workforce|strength|in post|employed|suspended)\b", re.IGNORECASE
)


def _snapshot(period: Period, around: str) -> tuple[Period, list[str]]:
    """`Sep-18` is a day where the words above the table name the last day of that month."""
    named = {m.period.end for m in find_periods(around) if m.period.kind == "point"}
    if period.end in named:
        return Period(period.end, period.end, "point", period.text), []
    return period, ["a month that may be a day"] if named or STOCK.search(around) else []


def _noted(period: Period, sign: str, notes: dict[str, str]) -> tuple[Period, list[str]]:
    """What a footnote sign on a period does to it."""
    if sign.casefold() in ("(p)", "[p]", "(r)", "[r]"):
        return period, []
    note = note_for(sign, notes)
    if note is None:
        return period, ["a footnote sign on the period has no note"]
    return limited_by(period, note)


def limited_by(period: Period, note: str) -> tuple[Period, list[str]]:
    """The part of a period that a note says is covered; the period itself where it says nothing of the kind."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period, []
    if found := _RANGE_OF_DAYS.search(note):
        return _between(period, found)
    if found := _RANGE_OF_MONTHS.search(note):
        first, last = month_of(found.group(1)), month_of(found.group(2))
        if first and last and (last - first) % 12 != 11:
            one = date(start.year if first >= start.month else end.year, first, 1)
            return Period(one, last_day(one.year + (last < first), last), "part_year", period.text), []
    if (found := _UP_TO.search(note)) and (at := date_of(found.group(1) or found.group(2))):
        return (Period(start, at, "part_year", period.text), []) if start <= at <= end else (period, [])
    if (found := _RUNS_TO.search(note)) and (until := _in_year(start, end, found)):
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
    whole = (two + timedelta(days=1)).month == one.month
    return Period(one, two, "multi_year" if whole else "part_year", period.text), []


def _cut(period: Period, times: Times) -> tuple[Period, list[str]]:
    """A period that the document could not yet, or not any more, know whole."""
    if times.held_from and period.start and period.end and period.start < times.held_from <= period.end:
        return replace(period, start=None), ["data before a day inside the period are not available"]
    if times.written and period.end and period.start and period.start <= times.written <= period.end:
        return replace(period, end=None), ["the period was not over when the document was written"]
    return period, []
