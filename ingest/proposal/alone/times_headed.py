"""Whether the times that headings and the catalogue's title name are those of the tables' figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.language.days import MONTH, month_of
from ingest.language.periods import find_periods
from ingest.proposal.alone.words_around import short_lines
from ingest.proposal.proposal import Proposal
from ingest.reading.account.told import Told, told_by

_MONTHS = re.compile(
    rf"\b(?P<first>{MONTH})\s*(?:to|until|till|through|-|–|—|and)\s*(?P<last>{MONTH})(?!\s*,?\s*[0-9])", re.IGNORECASE
)
_ALONE = re.compile(
    rf"\W*(?:(?P<month>{MONTH})|(?:q|quarter )[1-4]|(?:first|second|third|fourth|last) (?:half|quarter)|"
    rf"(?:year|month|quarter)s? to date|ytd|h[12]|(?:spring|summer|autumn|winter))\W*",
    re.IGNORECASE,
)


def ask_of_times(proposal: Proposal) -> None:
    """One question for each line that names another time than every table."""
    told = [one for one in told_by(proposal.reading.tables, proposal.reading.observations) if one.periods]
    if told:
        for text in dict.fromkeys(_odd(short_lines(proposal), told)):
            said = f"`{text}` names another time than the figures have: are they of that time?"
            proposal.ask(("documents",), said)


def _odd(lines: Iterator[str], told: Sequence[Told]) -> Iterator[str]:
    for text in lines:
        periods = [mention.period for mention in find_periods(text)]
        spans = [one for one in periods if one.kind != "point"]
        if (any(not any(one.agrees(span) for one in told) for span in spans) and not _listed(text, told)) or (
            not periods and _is_of_other_months(text, told)
        ):
            yield text


def _is_of_other_months(text: str, told: Sequence[Told]) -> bool:
    """Whether a line names months, or a part of a year, in which not all figures of a table begin and end."""
    if found := _MONTHS.search(text):
        return not any(_runs(one, found["first"], found["last"]) for one in told)
    return _ALONE.fullmatch(text) is not None


def _listed(text: str, told: Sequence[Told]) -> bool:
    """`2020/21 to 2022/23`: a first and a last year, which together are the span of a table."""
    periods = [mention.period for mention in find_periods(text) if mention.period.kind != "point"]
    starts, ends = [p.start for p in periods if p.start], [p.end for p in periods if p.end]
    if len(periods) < 2 or not starts or not ends:
        return False
    for one in told:
        own_starts, own_ends = {start for start, _ in one.periods if start}, {end for _, end in one.periods if end}
        if own_starts and own_ends and (min(starts), max(ends)) == (min(own_starts), max(own_ends)):
            return all(p.start in own_starts and p.end in own_ends for p in periods)
    return False


def _runs(told: Told, first: str, last: str) -> bool:
    """Whether all periods begin in the one month and end in the other."""
    return all(
        start and end and start.month == month_of(first) and end.month == month_of(last) for start, end in told.periods
    )
