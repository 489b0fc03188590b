"""`Of the 33 officers` below a table of years: 33 is the sum of its figures, and its time is theirs together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.language.period import Period, union
from ingest.reading.figures.found import Found
from ingest.reading.prose.parts_said import SAID_AGAIN
from ingest.reading.tables.table_read import TableRead

IN_DOUBT = "the period is that of the figures it sums"
_UNSAID = (
    "no period is said",
    "no period",
    "the period stands in another sentence",
    "the sentences before name several periods",
)
_FEWEST = 2


def dated_by_their_sum(found: list[Found], tables: Sequence[TableRead]) -> list[Found]:
    """The same figures; one said again that some figures of a table add up to has their time, and so have its parts."""
    if not any(SAID_AGAIN in figure.doubts for figure in found):
        return found
    sums = list(_sums(tables))
    at: _Sum | None = None
    line, before = "", None
    dated = []
    for figure in found:
        here = figure.cell_ref.partition(", character")[0]
        if SAID_AGAIN in figure.doubts:
            at, line, before = _sum_of(figure, sums), here, figure.period
        is_of_it = here == line and not figure.certain and figure.period == before
        dated.append(_dated(figure, at) if at and is_of_it else figure)
    return dated


@dataclass(frozen=True)
class _Sum:
    """What some figures of a table add up to, what and whom they count, and their whole time."""

    total: int
    measure: str
    people: str
    period: Period


def _sums(tables: Iterable[TableRead]) -> Iterator[_Sum]:
    """The sum of each run of exact figures that only their time tells apart, who is counted, and the whole time."""
    for table in tables:
        groups: dict[tuple[str, ...], list[Found]] = defaultdict(list)
        for one in table.found:
            groups[one.measure_text, one.breakdown, one.staff_group, one.gender, one.body].append(one)
        for members in groups.values():
            values = [one.value.low for one in members if one.value.low == one.value.high and not one.is_total]
            numbers = [int(value) for value in values if value is not None]
            whole = union([one.period for one in members if one.period])
            if whole and len(members) == len(numbers) >= _FEWEST:
                yield _Sum(sum(numbers), members[0].measure_text, members[0].staff_group, whole)


def _sum_of(figure: Found, sums: Iterable[_Sum]) -> _Sum | None:
    """The one run that adds up to a figure and counts the same people."""
    named = [one for one in sums if one.total == figure.value.low and _are_the_same(one.people, figure)]
    return named[0] if len({(one.measure, one.period.start, one.period.end) for one in named}) == 1 else None


def _are_the_same(who: str, figure: Found) -> bool:
    words = {word.removesuffix("s") for word in figure.staff_group.casefold().split()}
    return not who or not words or bool(words & {word.removesuffix("s") for word in who.casefold().split()})


def _dated(figure: Found, at: _Sum) -> Found:
    words = at.measure if SAID_AGAIN in figure.doubts else figure.measure_text
    doubts = tuple(d for d in figure.doubts if d not in _UNSAID)
    return replace(figure, measure_text=words, period=at.period, doubts=doubts).doubted(IN_DOUBT)
