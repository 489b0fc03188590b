"""Times a sentence only points to: the years just named, or the day on which the document was written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ingest.language.numbers import WORDS, number_of
from ingest.language.period import Period, spanning
from ingest.language.periods import find_periods
from ingest.reading.times.dating import Dated

_SAME_YEARS = re.compile(
    r"\b(?:over|in|during|across|for|within|between) (?:all (?:of )?)?(?:the|these|those|this|that) "
    rf"(?:(?:same|above|said|whole|full) )?(?:(?P<many>[0-9]{{1,2}}|{WORDS})[- ])?(?:calendar |financial )?years?"
    r"(?: period)?\b(?! (?:ending|ended|to\b|from|up to|between|before|after|[0-9]{4}))",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:today|(?:at|on|as (?:of|at)) the (?:date|day|time) of (?:(?:this|our|the) )?"
    r"(?:reply|response|answer|letter|writing))(?:['’]s date)?\b",
    re.IGNORECASE,
)
# No sentence that names its years so is longer.
_LONGEST = 1_000
_ELSEWHERE = "the period stands in another sentence"
_NO_DAY = Dated(None, ("no period is said",))
_WRITTEN = "the day is that on which the document was written"


@dataclass(frozen=True)
class Span:
    """Years named together, and how many they are."""

    period: Period
    many: int


def span_in(text: str) -> Span | None:
    """The years a text names one after the other without a gap, or the run of whole years it names as one."""
    if len(text) > _LONGEST:
        return None
    named = sorted({m.period for m in find_periods(text) if m.period.start and m.period.end}, key=_start)
    if any(one.kind == "point" for one in named):
        return None
    first, last = (named[0].start, named[-1].end) if named else (None, None)
    if first is None or last is None or any(not _follows(a, b) for a, b in pairwise(named)):
        return None
    many = round(((last - first).days + 1) / 365.25)
    whole = spanning(first, last)
    is_whole = (last + timedelta(days=1)).timetuple()[1:3] == first.timetuple()[1:3]
    return Span(whole, many) if whole and is_whole and many > 1 else None


def _start(period: Period) -> date:
    return period.start or date.min


def _follows(one: Period, other: Period) -> bool:
    return bool(one.end and other.start and other.start - one.end == timedelta(days=1))


def same_years(text: str, earlier: Iterable[Span]) -> Period | None:
    """The years that `over the three years` points to: the last named together, where they are so many."""
    if not (found := _SAME_YEARS.search(text)) or (not found["many"] and "years" not in found.group().casefold()):
        return None
    spans = list(earlier)
    many = number_of(found["many"]) if found["many"] else None
    return spans[-1].period if spans and many in (None, spans[-1].many) else None


def pointed(text: str, at: Dated, span: Span | None, written: date | None) -> Dated:
    """The time of a figure whose sentence names none but points to one."""
    if len(text) > _LONGEST or find_periods(text):
        return at
    if (period := same_years(text, [span] if span else [])) is not None:
        return Dated(period, (_ELSEWHERE,))
    if not _TODAY.search(text):
        return at
    return (
        Dated(Period(written, written, "point", "today"), (_WRITTEN,))
        if written
        else Dated(None, ("no period is said",))
    )
