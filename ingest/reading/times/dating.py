"""When: the period of a figure, from its own label first, then what its table and document say of periods."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.language.days import DATE, DAY, MONTH, date_of, day, day_number, last_day, month_of
from ingest.language.periods import Period, find_periods
from ingest.language.worded_years import as_one_year
from ingest.reading.signs.notes import note_for
from ingest.reading.times.bare_months import year_ends_in
from ingest.reading.times.kinds_of_year import IN_DOUBT as KIND_IN_DOUBT
from ingest.reading.times.kinds_of_year import leaves_open
from ingest.reading.times.limited import RANGE_OF_MONTHS, limited_by
from ingest.reading.words.meaning import Meaning
from ingest.reading.words.year_ends import IN_DOUBT as YEAR_END_IN_DOUBT
from ingest.reading.words.year_ends import months_in, year_end_in

# A day without its year, over columns or rows that are years: the figures are those of that day.
_ON_A_DAY = re.compile(
    rf"\b(?:as (?:at|of|on)|at|on|position at)\s+(?:the\s+)?(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})"
    r"(?:\s+(?:each|every|of each) year)?(?!,?\s*[0-9]{4})",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:19|20)[0-9]{2}\W*")
_LONGEST = 4_000
_FINANCIAL = re.compile(
    r"\bfinancial years?\b|\bfy\b|"
    r"\b(?:1(?:st)? )?april (?:to|and|until|–|-) (?:31(?:st)? )?march\b(?! (?:19|20)[0-9]{2})"
    r"(?=[^.;]{0,30}\b(?:each|every|following)\b)",
    re.IGNORECASE,
)
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
    years_to: frozenset[date] = frozenset()
    notes: dict[str, str] = field(default_factory=dict)


def times_of(sentences: Iterable[str], notes: dict[str, str]) -> Times:
    """Read a document's own words about time."""
    written: date | None = None
    held: date | None = None
    financial = calendar = False
    ends: set[int] = set()
    years_to: frozenset[date] = frozenset()
    for sentence in sentences:
        if len(sentence) > _LONGEST:
            continue
        if _PAPERWORK.search(sentence) or _ALONE.match(sentence):
            days = _days_in(sentence)
            written = max([*days, written]) if written and days else max(days, default=written)
        if found := _NOT_BEFORE.search(sentence):
            named = find_periods(found.group(1))
            held = named[0].period.start if named else held
        financial = financial or bool(_FINANCIAL.search(sentence))
        calendar = calendar or bool(_CALENDAR.search(sentence))
        ends |= months_in(sentence)
        years_to |= year_ends_in(sentence)
    return Times(written, held, financial, calendar, ends.pop() if len(ends) == 1 else None, years_to, notes)


def _days_in(sentence: str) -> list[date]:
    """The days that stand by themselves; the last day of a year that is spoken of is not when it was written."""
    spans = [(m.begin, m.end) for m in find_periods(sentence) if m.period.kind != "point"]
    found = [m for m in re.finditer(DATE, sentence, re.IGNORECASE) if not any(a <= m.start() < b for a, b in spans)]
    own = [m for m in found if not _LIMIT.search(sentence[max(0, m.start() - _NEAR) : m.start()])]
    return [at for m in own if (at := date_of(m.group())) is not None]


_NEAR = 30
# What is said of a time before or after a day is not said of the day of writing.
_LIMIT = re.compile(
    r"\b(?:before|since|from|after|between|prior to|until|till|on or after)\s+(?:the\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True)
class Dated:
    """A period and what is in doubt about it."""

    period: Period | None
    doubts: tuple[str, ...] = ()


def dated(label: Meaning, times: Times, around: str, years: list[Period], own: str = "") -> Dated:
    """The period a label of a table names.

    `around` is the words above the table, `years` the periods they name, `own` what stands in the labels beside it.
    """
    if label.month is not None:
        return _month(label.month, label.words, years)
    period = label.period
    if period is None:
        return Dated(None, ("no period",))
    if not (times.calendar or _CALENDAR.search(around)) and (times.financial or _FINANCIAL.search(around)):
        period = as_one_year(period)
    doubts: list[str] = [] if period.sure else [TWO_WAYS]
    period, doubt = _by_convention(period, times, around, own)
    doubts += doubt
    for sign in label.signs:
        period, doubt = _noted(period, sign, times.notes)
        doubts += doubt
    if period.kind != "part_year" or period == label.period:
        period, doubt = _cut(period, times)
        doubts += doubt
    return Dated(period, tuple(doubts))


NOT_OVER = "the period was not over when the document was written"
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


def _by_convention(period: Period, times: Times, around: str, own: str) -> tuple[Period, list[str]]:
    """A bare year may be a financial one, or end in March, where the words above the table say so."""
    if period.kind == "part_year" and period.start and period.end and period.start.month == period.end.month:
        return _snapshot(period, around)
    if period.end is None and (ended := _months_around(period, around)) is not None:
        return ended, []
    if period.kind != "calendar_year" or period.start is None:
        return period, []
    if _is_left_open(period, around, own):
        return period, [KIND_IN_DOUBT]
    around = own if _ON_A_DAY.search(own) or year_end_in(own) else around
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


def _is_left_open(period: Period, around: str, own: str) -> bool:
    """Whether the labels beside a bare year say that it is of another kind, and nothing says of which."""
    if not leaves_open(own) or not _BARE.fullmatch(period.text.strip()):
        return False
    return not any(_ON_A_DAY.search(own) or year_end_in(text) for text in (own, around))


def _months_around(period: Period, around: str) -> Period | None:
    """`2023/24 to date` under a caption that says which months: April to September."""
    found = RANGE_OF_MONTHS.search(around)
    first, last = (month_of(found.group(1)), month_of(found.group(2))) if found else (None, None)
    if period.start is None or first != period.start.month or last is None:
        return None
    return Period(period.start, last_day(period.start.year + (last < first), last), "part_year", period.text)


STOCK = re.compile(
    r"\b(?:headcount|fte|full[- ]time equivalent|workforce|strength|in post|employed|suspended|"
    r"on (?:restricted|limited|light) duties)\b",
    re.IGNORECASE,
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


def _cut(period: Period, times: Times) -> tuple[Period, list[str]]:
    """A period that the document could not yet, or not any more, know whole; a day it was written on is whole."""
    if period.kind == "point":
        return period, []
    if times.held_from and period.start and period.end and period.start < times.held_from <= period.end:
        return replace(period, start=None), ["data before a day inside the period are not available"]
    if times.written and period.end and period.start and period.start <= times.written <= period.end:
        return replace(period, end=None), [NOT_OVER]
    return period, []
