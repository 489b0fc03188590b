"""Whether the figures are of years that were over when they were published, and of those that their words name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.language.period import Period
from ingest.language.periods import find_periods
from ingest.proposal.proposal import Proposal
from ingest.reading.account.lead_captions import is_caption_of_its_own
from ingest.reading.figures.found import Found
from ingest.reading.tables.table_read import TableRead
from ingest.reading.times.coverage import is_year
from ingest.reading.words.year_ends import year_end_in

_CALENDAR = re.compile(r"\bcalendar years?\b", re.IGNORECASE)
_FINANCIAL = re.compile(r"\b(?:financial|fiscal) years?\b", re.IGNORECASE)
_KINDS = ((_CALENDAR, 1, "calendar years"), (_FINANCIAL, 4, "financial years"))


def ask_of_periods(proposal: Proposal) -> None:
    """Each way in which the periods of the figures do not fit the words around them, or the day they were given."""
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        for said in dict.fromkeys(_odd(table)):
            proposal.ask(("reading", index, "sets"), said)
    _ask_of_the_future(proposal)


def _ask_of_the_future(proposal: Proposal) -> None:
    published = proposal.content.get("published_on")
    late = [one for one in proposal.reading.observations if _ends_after(one, published)]
    if isinstance(published, date) and late:
        said = f"published on {published}, and {late[0].cell_ref} is for a time not over then: for how much of it?"
        proposal.ask(("published_on",), said, [one.cell_ref for one in late])


def _ends_after(figure: Found, published: object) -> bool:
    end = figure.period.end if figure.period else None
    return isinstance(published, date) and end is not None and end >= published


def _odd(table: TableRead) -> Iterator[str]:
    own = is_caption_of_its_own(table.frame)
    said = [text for text in table.frame.said if own or text != table.frame.lead]
    years = sorted({(one.period.start, one.period.end) for one in table.found if one.period and is_year(one.period)})
    days = [one for one in table.found if one.period and one.period.kind == "point"]
    if endless := [one for one in table.found if one.period and one.period.end is None]:
        yield f"{endless[0].cell_ref} is for a time of which no end is said: until when?"
    if days and any(form.search(text) for text in said for form, _, _ in _KINDS):
        yield f"the caption says years, and {days[0].cell_ref} is of one day: for how much of the year?"
    if not years:
        return
    first, last = years[0][0], years[-1][1]
    named = [mention.period for text in said for mention in find_periods(text)]
    if named and not _fits(named, years) and first and last:
        yield f"the caption names {', '.join(p.text for p in named)}, the figures run from {first} to {last}"
    for form, month, kind in _KINDS:
        if any(form.search(text) for text in said) and any(start and start.month != month for start, _ in years):
            yield f"the caption says {kind}, the labels do not"
    months = {ends[0] for text in said if (ends := year_end_in(text))}
    if months and any(end and end.month not in months for _, end in years):
        yield "the caption says that years end in another month than those of the figures"
    if len({start.month for start, _ in years if start}) > 1 and _overlap(years):
        yield "years of two kinds overlap on one axis"


Span = tuple[date | None, date | None]


def _fits(named: Sequence[Period], years: Sequence[Span]) -> bool:
    """Whether the caption's years are those of the labels: every one of them, or the span from first to last."""
    spans = [one for one in named if not is_year(one)]
    single = {(one.start, one.end) for one in named if is_year(one)}
    if single and spans:
        return _is_first_to_last(named, years)
    if single == set(years) or (len(single) == 1 and single <= set(years)):
        return True
    starts, ends = {start for start, _ in years}, {end for _, end in years}
    whole = [one for one in spans if one.start in (None, years[0][0]) and one.end in (None, max(e for e in ends if e))]
    return bool(whole) and not _gaps(years) and all(one.start is None or one.start in starts for one in whole)


def _is_first_to_last(named: Sequence[Period], years: Sequence[Span]) -> bool:
    """`from 2018/19 to 2020/21`, a beginning and a year: together they run from the first year to the last."""
    starts, ends = [one.start for one in named if one.start], [one.end for one in named if one.end]
    first, last = years[0][0], max((end for _, end in years if end), default=None)
    return bool(starts and ends) and (min(starts), max(ends)) == (first, last) and not _gaps(years)


def _gaps(years: Sequence[Span]) -> bool:
    """Whether a year between the first and the last is left out."""
    numbers = sorted({start.year for start, _ in years if start})
    return numbers != list(range(numbers[0], numbers[-1] + 1)) if numbers else False


def _overlap(years: Sequence[Span]) -> bool:
    return any(a[1] and b[0] and b[0] <= a[1] for a, b in itertools.pairwise(years))
