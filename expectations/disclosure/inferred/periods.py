"""Periods within periods: quarters and months of a year, years of a longer span, part of a year and all of it.

Parts that fill a period without gap or overlap make it up, where what is counted happens once. People who are
counted once in each period are only known to be no more in a part than in the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from expectations.disclosure.inferred.claims import Step, Weighed, cautious, weighed
from expectations.disclosure.inferred.facts import SUBJECT, Array, Facts, latest
from expectations.disclosure.inferred.groups import Groups

# Each reading is tried with parts of at least this many days: any, a quarter, a year.
_SHORTEST = (1, 85, 360)
_CALENDAR = np.int64(2**23)
_WITHIN = Step("le", lone=True)
_LADDERS = {
    "adding": (Step("sum"), Step("sum_le", lone=True), _WITHIN),
    "counted once": (Step("sum", shown=True), _WITHIN),
    "overlapping": (_WITHIN,),
}


def periods(facts: Facts) -> Weighed:
    """Every claim about periods and their parts, and those that the figures speak against."""
    found: Weighed = [], []
    made_up = np.zeros(len(facts), dtype=bool)
    for place, scope in ((None, facts.table), (facts.table, facts.release[0]), (facts.release[0], facts.nowhere)):
        groups, disjoint = contained(facts, scope)
        if place is not None:
            kept = _spread(groups, place) & ~made_up[groups.total] & _unrevised(groups, facts)
            groups, disjoint = groups.only(kept), disjoint[kept]
        made_up[groups.total[groups.complete]] = True
        apart = facts.release[0] if scope is facts.nowhere else facts.table
        for kind, chosen in _kinds(groups, disjoint, facts).items():
            some = groups.only(chosen)
            family = apart[some.total] * np.int64(2**31) + apart[some.first]
            ladder = _LADDERS[kind] if scope is not facts.nowhere else cautious(_LADDERS[kind])
            for claims, more in zip(found, weighed("period", some, family, ladder, facts), strict=True):
                claims += more
    return found


def contained(facts: Facts, scope: Array) -> tuple[Groups, Array]:
    """For every period the parts that fill it, else the longest parts it has; and whether these share no day."""
    subject = facts.key(SUBJECT, scope)
    rows = np.flatnonzero(facts.settled & facts.flow)
    _, rows = latest(facts.key((), subject, facts.periods)[rows], rows, facts.rank)
    full, disjoint = np.zeros(len(facts), dtype=bool), np.zeros(len(facts), dtype=bool)
    pairs: list[tuple[Array, Array]] = []
    some = np.zeros(len(rows), dtype=bool)
    grids = [Grid.of(facts, subject, rows, shortest) for shortest in _SHORTEST]
    spans = [grid.inside(facts, subject, rows) for grid in grids]
    for grid, (low, count) in zip(grids, spans, strict=True):
        fills = grid.fills(facts, rows, low, count) & ~full[rows]
        full[rows[fills]] = True
        pairs.append(grid.pairs(rows[fills], low[fills], count[fills]))
    for grid, (low, count) in zip(reversed(grids), reversed(spans), strict=True):
        has = (count > 0) & ~full[rows] & ~some
        some |= has
        disjoint[rows[has]] = grid.disjoint(low[has], count[has])
        pairs.append(grid.pairs(rows[has], low[has], count[has]))
    total, part = (np.concatenate(side) for side in zip(*pairs, strict=True))
    groups = Groups.of(total, part, facts.nowhere[part], facts)
    return replace(groups, complete=full[groups.total]), (full | disjoint)[groups.total]


@dataclass(frozen=True)
class Grid:
    """The periods of each subject that contain no other one, in order; neither first nor last days repeat."""

    rows: Array
    first: Array
    last: Array
    gaps: Array
    overlaps: Array

    @classmethod
    def of(cls, facts: Facts, subject: Array, rows: Array, shortest: int) -> Grid:
        """Among the rows whose period has at least so many days."""
        rows = rows[facts.last[rows] - facts.first[rows] + 1 >= shortest]
        rows = rows[np.lexsort((-facts.last[rows], facts.first[rows], subject[rows]))]
        last = subject[rows] * _CALENDAR + facts.last[rows]
        later = np.append(np.minimum.accumulate(last[::-1])[::-1][1:], np.iinfo(np.int64).max)
        rows = rows[later > last] if len(rows) else rows
        first, last = (subject[rows] * _CALENDAR + days[rows] for days in (facts.first, facts.last))
        gaps, overlaps = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
        gaps[1:] = np.cumsum(first[1:] != last[:-1] + 1)
        overlaps[1:] = np.cumsum(first[1:] <= last[:-1])
        return cls(rows, first, last, gaps, overlaps)

    def inside(self, facts: Facts, subject: Array, rows: Array) -> tuple[Array, Array]:
        """Where the periods within each row's own begin, and how many they are; a period is not within itself."""
        first, last = (subject[rows] * _CALENDAR + days[rows] for days in (facts.first, facts.last))
        low = np.searchsorted(self.first, first, "left")
        count = np.maximum(np.searchsorted(self.last, last, "right") - low, 0)
        itself = (count == 1) & self._spans(low, count, first, last)
        return low, np.where(itself, 0, count)

    def between(self, subject: Array, first: Array, last: Array) -> Array:
        """How many of them lie within some days."""
        low = np.searchsorted(self.first, subject * _CALENDAR + first, "left")
        return np.maximum(np.searchsorted(self.last, subject * _CALENDAR + last, "right") - low, 0)

    def fills(self, facts: Facts, rows: Array, low: Array, count: Array) -> Array:
        """Whether they follow each other from the first day to the last."""
        if not len(self.rows):
            return np.zeros(len(rows), dtype=bool)
        at, end = self._ends(low, count)
        days = facts.first[rows], facts.last[rows]
        spans = (self.first[at] % _CALENDAR == days[0]) & (self.last[end] % _CALENDAR == days[1])
        return (count > 1) & spans & (self.gaps[at] == self.gaps[end])

    def disjoint(self, low: Array, count: Array) -> Array:
        """Whether no two of them share a day."""
        at, end = self._ends(low, count)
        return np.asarray(self.overlaps[at] == self.overlaps[end], dtype=bool)

    def pairs(self, total: Array, low: Array, count: Array) -> tuple[Array, Array]:
        """Every row with each of its parts."""
        offset = np.cumsum(count) - count
        at = np.repeat(low - offset, count) + np.arange(int(count.sum()))
        return np.repeat(total, count), self.rows[at]

    def _spans(self, low: Array, count: Array, first: Array, last: Array) -> Array:
        if not len(self.rows):
            return np.zeros(len(low), dtype=bool)
        at, end = self._ends(low, count)
        return np.asarray((self.first[at] == first) & (self.last[end] == last), dtype=bool)

    def _ends(self, low: Array, count: Array) -> tuple[Array, Array]:
        top = len(self.rows) - 1
        return np.minimum(low, top), np.clip(low + count - 1, 0, top)


def _kinds(groups: Groups, disjoint: Array, facts: Facts) -> dict[str, Array]:
    """Groups by what may be claimed of them."""
    adding = facts.additive[groups.total] & disjoint
    once = ~adding & groups.complete & facts.whole[groups.total]
    return {"adding": adding, "counted once": once, "overlapping": ~adding & ~once}


def _spread(groups: Groups, place: Array) -> Array:
    """Groups that stand in more than one place."""
    return (
        np.bincount(groups.owner[place[groups.parts] != place[groups.total][groups.owner]], minlength=len(groups)) > 0
    )


def _unrevised(groups: Groups, facts: Facts) -> Array:
    """Groups without two editions of one series: what is between them is a revision."""
    total = groups.total[groups.owner]
    other = facts.release[0][groups.parts] != facts.release[0][total]
    edition = other & (facts.series[groups.parts] == facts.series[total])
    return np.bincount(groups.owner[edition], minlength=len(groups)) == 0
