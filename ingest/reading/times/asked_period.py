"""The period of a question, for the figures of an answer that names none: proposed, and never certain."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from ingest.language.period import Period, union
from ingest.language.periods import find_periods
from ingest.reading.figures.found import Found
from ingest.reading.times.prose_dating import is_unanchored, main_periods

UNSAID = ("no period is said", "no period")
IN_DOUBT = "the period is that of the question"


# `2018 and 2020` are two years, whatever lies between them.
_APART = re.compile(r"^\W*(?:in |for |during )?[0-9/]+ (?:and|&) [0-9/]+\W*$", re.IGNORECASE)
# `Question 3. What rank did they hold?`: what was answered before it is another answer.
_LONGEST = 500
_QUESTION = re.compile(r"^\W*(?:(?:question|q)\s?[0-9]{1,2}[a-z]?\b.{0,400}|.{8,400}\?)\W*$", re.IGNORECASE | re.DOTALL)


def opens_an_answer(text: str) -> bool:
    """Whether a line is a question: no period of the answer before it holds below it."""
    return len(text) <= _LONGEST and _QUESTION.match(text) is not None


def since_last_question(above: list[str]) -> list[str]:
    """The lines from the last question on."""
    start = next((n for n in range(len(above) - 1, -1, -1) if opens_an_answer(above[n])), 0)
    return above[start:]


def dated_by_the_question(found: list[Found], asked: Iterable[str]) -> list[Found]:
    """The same figures; one without a period has that of the questions, where they all name one and the same."""
    period = asked_period(asked)
    if period is None:
        return found
    return [_dated(figure, period) if _is_undated(figure) else figure for figure in found]


def _is_undated(figure: Found) -> bool:
    """Whether a figure has no period and its words name no time of their own, which nobody could place."""
    said = set(UNSAID) & set(figure.doubts)
    return figure.period is None and bool(said) and not find_periods(figure.measure_text)


def _dated(figure: Found, period: Period) -> Found:
    doubts = tuple(IN_DOUBT if doubt in UNSAID else doubt for doubt in figure.doubts)
    return replace(figure, period=period, doubts=doubts)


def asked_period(asked: Iterable[str]) -> Period | None:
    """The one period that questions name; `in 2020 and 2021` is one, too."""
    spans: dict[tuple[object, object], Period] = {}
    for text in asked:
        if is_unanchored(text):
            return None
        named = [m.period for m in main_periods(text) if m.period.kind != "point"]
        joined = _joined(named)
        if named and joined is None:
            return None
        if joined is not None:
            spans[(joined.start, joined.end)] = joined
    return next(iter(spans.values())) if len(spans) == 1 else None


def _joined(periods: list[Period]) -> Period | None:
    """Periods that follow each other without a gap, as one."""
    if any(_APART.search(p.text) and p.start and p.end and p.end.year - p.start.year > 1 for p in periods):
        return None
    known = sorted({(p.start, p.end) for p in periods if p.start and p.end and p.sure})
    if not known or len(known) != len({(p.start, p.end) for p in periods}):
        return None
    for (_, end), (start, _) in itertools.pairwise(known):
        if end + timedelta(days=1) != start:
            return None
    return periods[0] if len(known) == 1 else union(periods)
