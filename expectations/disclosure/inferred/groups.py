"""Groups of cells that one claim speaks of: a total, and its parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from expectations.disclosure.inferred.facts import Array, Facts
from expectations.disclosure.kernels import OPEN

HOLDS, UNDECIDED, BROKEN = 1, 0, -1


@dataclass(frozen=True)
class Groups:
    """`parts[start[n]:start[n + 1]]` are the parts of `total[n]`; `complete` says that none is missing."""

    total: Array
    parts: Array
    start: Array
    complete: Array

    @classmethod
    def of(cls, total: Array, part: Array, key: Array, facts: Facts) -> Groups:
        """Pairs of a total and one part, put together where the key is the same; parts from old to new."""
        order = np.lexsort((facts.rank[part], key, facts.rank[total]))
        total, part, key = total[order], part[order], key[order]
        first = np.ones(len(total), dtype=bool)
        first[1:] = (total[1:] != total[:-1]) | (key[1:] != key[:-1])
        start = np.append(np.flatnonzero(first), len(total)).astype(np.int64)
        return cls(total[first], part, start, np.ones(int(first.sum()), dtype=bool))

    @classmethod
    def pairs(cls, total: Array, part: Array) -> Groups:
        """Every total with one part."""
        return cls(total, part, np.arange(len(total) + 1), np.ones(len(total), dtype=bool))

    def __len__(self) -> int:
        return len(self.total)

    @property
    def size(self) -> Array:
        return np.diff(self.start)

    @property
    def owner(self) -> Array:
        """The group of every part."""
        return np.repeat(np.arange(len(self)), self.size)

    @property
    def first(self) -> Array:
        """The first part of every group."""
        return self.parts[self.start[:-1]]

    def only(self, kept: Array) -> Groups:
        """Some of the groups."""
        inside = kept[self.owner]
        start = np.append(0, np.cumsum(self.size[kept])).astype(np.int64)
        return Groups(self.total[kept], self.parts[inside], start, self.complete[kept])

    def taken(self, numbers: Array) -> Groups:
        """Groups by number, in the order given."""
        size = self.size[numbers]
        start = np.append(0, np.cumsum(size)).astype(np.int64)
        at = np.repeat(self.start[numbers] - start[:-1], size) + np.arange(start[-1])
        return Groups(self.total[numbers], self.parts[at], start, self.complete[numbers])

    def between(self, low: int, high: int) -> Groups:
        """The groups from one number to before another."""
        start = self.start[low : high + 1]
        return Groups(self.total[low:high], self.parts[start[0] : start[-1]], start - start[0], self.complete[low:high])

    def singly(self) -> Groups:
        """Every part in a group of its own."""
        return Groups.pairs(np.repeat(self.total, self.size), self.parts)

    def added(self, values: Array) -> Array:
        """What a value of the parts comes to in each group; an open end stays open."""
        made = np.add.reduceat(np.minimum(values[self.parts], OPEN // 4), self.start[:-1]) if len(self) else values[:0]
        return np.where(self._any(values[self.parts] >= OPEN), OPEN, made)

    def counted(self, flags: Array) -> Array:
        """How many parts of each group are so."""
        return np.bincount(self.owner[flags[self.parts]], minlength=len(self))

    def _any(self, flags: Array) -> Array:
        return np.bincount(self.owner[flags], minlength=len(self)) > 0

    def state(self, kind: str, facts: Facts) -> Array:
        """Whether each group holds as printed, cannot hold, or is not decided."""
        low, high = self.added(facts.lo), self.added(facts.hi)
        return _STATES[kind](facts.lo[self.total], facts.hi[self.total], low, high)


def _within(least: Array, most: Array, low: Array, high: Array) -> Array:
    return np.where(low > most, BROKEN, np.where((high <= least) & (high < OPEN), HOLDS, UNDECIDED))


def _equal(least: Array, most: Array, low: Array, high: Array) -> Array:
    apart = (low > most) | (high < least)
    return np.where(apart, BROKEN, np.where((low == high) & (least == most), HOLDS, UNDECIDED))


_STATES: dict[str, Callable[[Array, Array, Array, Array], Array]] = {
    "sum": _equal,
    "eq": _equal,
    "sum_le": _within,
    "le": _within,
}
