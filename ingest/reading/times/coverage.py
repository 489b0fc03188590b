"""Which years a document does not cover whole, by what it says of them in any sentence, above or far below a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.language.days import DATE, DAY, MONTH, date_of, day, day_number, month_of
from ingest.language.mentions import numbers_in
from ingest.language.period import Period
from ingest.language.periods import Mention, find_periods
from ingest.language.worded_years import as_one_year
from ingest.reading.figures.found import Found
from ingest.reading.times.dating import NOT_OVER
from ingest.reading.times.limited import limited_by
from ingest.reading.times.years_run import runs_over_years

_OF_FIGURES = re.compile(
    r"\b(?:figures?|data|information|statistics|results?|numbers?|records?|totals?|years?|periods?|columns?|rows?|tables?|"
    r"counts?|answers?|returns?|cases)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:only|cover(?:s|ed|ing)?|up to|to date|until|runs?|running|relates?|(?:is|are|was|were) (?:for|from|to)|"
    r"includes?|partial|part|incomplete|(?:not|n[o']t) (?:a )?(?:yet )?(?:full|whole|complete)|as (?:at|of)|so far|"
    r"ends?|ended|starts?|started|began|between|through|months?|"
    r"available (?:from|to)|extracted|correct|taken|drawn|produced|downloaded|pulled|captured)\b",
    re.IGNORECASE,
)
_UP_TO_A_DAY = re.compile(
    rf"\b(?:up to|until|to|through|ending|ended|before|as (?:at|of)|correct (?:at|on)|extracted on|(?:taken|run|drawn|"
    rf"produced|downloaded|pulled|captured) (?:\w+ ){{0,4}}on)\s+(?:the\s+)?(?P<day>{DATE})",
    re.IGNORECASE,
)
_A_DAY_WITHOUT_YEAR = re.compile(
    rf"\b(?:up to|until|to|through|ending)\s+(?:the\s+)?(?:end of\s+)?(?:(?P<day>{DAY})\s+(?:of\s+)?)?"
    rf"(?P<month>{MONTH})(?!\s*,?\s*[0-9])",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:current|latest|most recent|last|final|present|this)\s+"
    r"(?:(?:financial|calendar|reporting)\s+)?year(?:['’]s)?\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"\b(?:to date|so far|part[- ]years?|part of (?:the|a) year|partial|incomplete|(?:not|n[o']t) (?:yet )?(?:a )?"
    r"(?:full|whole|complete)|\w+ months only|only (?:\w+ ){0,4}months|(?:first|last) (?:half|quarter|\w+ months))\b",
    re.IGNORECASE,
)
# `years ending 31 March 2021 to 31 March 2023`: both days are the ends of years.
_OF_ENDS = re.compile(
    r"\b(?:years?|12 months|twelve months)\s+(?:ending|ended|to)\s+(?:on\s+)?(?:the\s+)?$", re.IGNORECASE
)
_LONGEST = 400
_IN_COLUMNS = re.compile(r"[|\t]|\S {3,}\S")
SAID_ELSEWHERE = "a sentence says which part of the year is covered"
MAY_BE_PART = "a sentence names days within the year: is it covered whole?"


@dataclass
class Coverage:
    """Years said to be covered in part, days that coverage starts or ends at, and whether the latest year is short."""

    parts: dict[tuple[date, date], Period] = field(default_factory=dict)
    ends: set[date] = field(default_factory=set)
    starts: set[date] = field(default_factory=set)
    latest: bool = False


def coverage_of(sentences: Iterable[str]) -> Coverage:
    """Read what the sentences of a document say of its years; a sentence with a count of its own dates that count."""
    coverage = Coverage()
    for text in sentences:
        if len(text) > _LONGEST or _IN_COLUMNS.search(text):
            continue
        if runs_over_years(text):
            continue  # what one year says of itself touches no other
        named = find_periods(text)
        limited = bool(_OF_FIGURES.search(text) and _LIMITS.search(text))
        if limited:
            years = [mention for mention in named if is_year(mention.period)]
            for mention in years:
                _note_year(coverage, mention, text, alone=len(years) == 1)
            coverage.ends |= {at for found in _UP_TO_A_DAY.finditer(text) if (at := date_of(found["day"]))}
            coverage.latest = coverage.latest or bool(_LATEST.search(text) and _is_short(text))
        if not numbers_in(text):
            _note_spans(coverage, [m for m in named if not _OF_ENDS.search(text[: m.begin])])
    return coverage


def _note_year(coverage: Coverage, mention: Mention, text: str, alone: bool) -> None:
    """`2022/23 figures are up to 31 January 2023 only`, `data for 2024 covers January to June`.

    Beside another year nobody knows which of them is meant: both are in doubt, and neither is dated anew.
    """
    year = mention.period
    if year.start is None or year.end is None:
        return
    rest = f"{text[: mention.begin]} … {text[mention.end :]}"
    part, doubts = limited_by(year, rest)
    if (part.start, part.end) == (year.start, year.end) and not doubts:
        part = _to_a_day(year, rest) or part
    if (part.start, part.end) == (year.start, year.end) and (doubts or _PARTIAL.search(rest)):
        part = Period(year.start, None, "part_year", year.text)
    if (part.start, part.end) != (year.start, year.end):
        coverage.parts.setdefault((year.start, year.end), part if alone else year)


def _to_a_day(year: Period, text: str) -> Period | None:
    """`up to 30 September` or `to December`, within the year that the sentence names."""
    found = _A_DAY_WITHOUT_YEAR.search(text)
    month = month_of(found["month"]) if found else None
    if found is None or month is None or year.start is None or year.end is None:
        return None
    number = year.start.year + (month < year.start.month)
    if found["day"] is None:
        return Period(year.start, None, "part_year", year.text) if month != year.end.month else None
    at = day(number, month, day_number(found["day"]))
    return Period(year.start, at, "part_year", year.text) if at and at < year.end else None


def _is_short(text: str) -> bool:
    return bool(_PARTIAL.search(text) or _UP_TO_A_DAY.search(text) or _A_DAY_WITHOUT_YEAR.search(text))


def _note_spans(coverage: Coverage, named: Sequence[Mention]) -> None:
    """`between 1 January 2018 and 30 June 2022`, asked or answered: the last of the years may be half a year."""
    for period in (m.period for m in named if m.period.kind not in ("point", "quarter") and not is_year(m.period)):
        if as_one_year(period) != period:
            continue  # `2023 to 2024` may be one financial year, and says no day
        if period.start and period.end and (period.end - period.start).days > 366:
            coverage.ends.add(period.end)
            coverage.starts.add(period.start)


def is_year(period: Period | None) -> bool:
    """Whether a period is a whole year, wherever it starts."""
    return bool(period and period.start and period.end and 364 <= (period.end - period.start).days <= 365)


def covered(found: list[Found], coverage: Coverage) -> list[Found]:
    """The figures of such years with the days they cover, each in doubt."""
    ends = [f.period.end for f in found if is_year(f.period) and f.period and f.period.end]
    last = max(ends, default=None)
    if last and any(f.period and f.period.start and f.period.start > last for f in found):
        last = None  # the part of a year is printed as such
    return [_covered(figure, coverage, last) for figure in found]


def _ended(figure: Found, coverage: Coverage) -> Found:
    """A year that was not over when the document was written, up to the day that a sentence names for it."""
    if NOT_OVER not in figure.doubts or figure.period is None:
        return figure
    part = next(
        (part for (first, _), part in coverage.parts.items() if first == figure.period.start and part.end), None
    )
    return replace(figure, period=part).doubted(SAID_ELSEWHERE) if part else figure


def _covered(figure: Found, coverage: Coverage, last: date | None) -> Found:
    period = figure.period
    if period is None or period.start is None:
        return figure
    if period.end is None:
        return _ended(figure, coverage)
    start, end = period.start, period.end
    if part := coverage.parts.get((start, end)):
        return replace(figure, period=part).doubted(SAID_ELSEWHERE)
    if any(start <= first and until <= end for first, until in coverage.parts):
        return figure.doubted(SAID_ELSEWHERE)
    if not is_year(period):
        return figure
    inside = any(start <= at < end for at in coverage.ends) or any(start < at <= end for at in coverage.starts)
    return figure.doubted(MAY_BE_PART) if inside or (coverage.latest and end == last) else figure
