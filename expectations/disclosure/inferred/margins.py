"""Margins: a figure over all classes of a dimension, and the figures of its classes.

A set of classes printed in one table is compared with the nearest figure that contains them: in the same table,
else in the same release, else the latest one anywhere. Who counts as staff, and what as a kind of misconduct, is
settled in a table at best, so these two are only compared inside one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from expectations.disclosure.inferred.claims import Claims, Step, Weighed, cautious, weighed
from expectations.disclosure.inferred.facts import SUBJECT, Array, Facts, found_at, latest
from expectations.disclosure.inferred.groups import Groups
from expectations.disclosure.inferred.hierarchy import broader, follow_one_count

_OUTCOME = ("measure", "stage_or_outcome")


@dataclass(frozen=True)
class Dimension:
    """A way to divide a figure. `disjoint`: nobody is in two classes; `plain`: the classes known are all there are;

    `apart`: how far from each other class and margin may stand (table, release, anywhere).
    """

    name: str
    disjoint: bool
    plain: bool
    apart: int

    @property
    def ladder(self) -> tuple[Step, ...]:
        """The claims it may bear. Where classes may overlap, figures have to add up before a sum is supposed."""
        within = Step("le", lone=self.disjoint)
        if self.name == "stage_or_outcome":
            return (Step("le"),)
        if self.disjoint:
            return Step("sum", shown=not self.plain), Step("sum_le", lone=True), within
        return Step("sum", shown=True), within


TABLE, RELEASE, ANYWHERE = range(3)
DIMENSIONS = (
    Dimension("gender", True, True, ANYWHERE),
    Dimension("counterparty_gender", True, True, ANYWHERE),
    Dimension("body", True, False, ANYWHERE),
    Dimension("breakdown", False, False, ANYWHERE),
    Dimension("population", False, False, TABLE),
    Dimension("misconduct_type", False, False, TABLE),
    Dimension("stage_or_outcome", False, False, ANYWHERE),
)


def margins(facts: Facts) -> Weighed:
    """Every claim about classes and their margin, and those that the figures speak against."""
    made: list[Claims] = []
    refused: list[Claims] = []
    for dimension in DIMENSIONS:
        for claims, more in zip((made, refused), _Division(facts, dimension).weighed(), strict=True):
            claims += more
    return made, refused


class _Division:
    """One dimension over one frame."""

    def __init__(self, facts: Facts, dimension: Dimension) -> None:
        self.facts, self.dimension = facts, dimension
        self.code, self.values = facts.coded(dimension.name)
        self.width = len(self.values)
        divided = _OUTCOME if dimension.name == "stage_or_outcome" else (dimension.name,)
        self.rest = facts.key([name for name in SUBJECT if name not in divided], facts.periods)

    def weighed(self) -> Weighed:
        found: Weighed = [], []
        part = np.flatnonzero(self._is_part())
        for apart, scope in enumerate((self.facts.table, self.facts.release[0], self.facts.nowhere)):
            if apart > self.dimension.apart or not len(part):
                break
            total = self._containing(part, scope, apart)
            has = (total >= 0) & self._comparable(part, total)
            groups, family = self._grouped(part[has], total[has], apart)
            whole = self.facts.whole[groups.total]
            for some, claimed in ((whole, self.dimension.ladder), (~whole, self.dimension.ladder[-1:])):
                ladder = claimed if apart < ANYWHERE else cautious(claimed)
                more = weighed(self.dimension.name, groups.only(some), family[some], ladder, self.facts)
                for claims, new in zip(found, more, strict=True):
                    claims += new
            part = part[total < 0]
        return found

    def _is_part(self) -> Array:
        """Rows of a class, of each statistic one a table."""
        if self.dimension.name == "breakdown":
            class_of = np.array([value is not None for value in self.values])[self.code]
        else:
            inside = broader(self.dimension.name)
            class_of = np.array([value in inside for value in self.values])[self.code] | self._in_layout()
        rows = np.flatnonzero(class_of)
        place = self.facts.key((), self.facts.table, self._at(self.rest, self.code))
        return np.isin(np.arange(len(self.facts)), latest(place[rows], rows, self.facts.rank)[1])

    def _in_layout(self) -> Array:
        """Rows that only a printed total tells us are parts."""
        divides = self.dimension.name in ("population", "misconduct_type", "breakdown", "body")
        return ~self.facts.total if divides else np.zeros(len(self.facts), dtype=bool)

    def _containing(self, part: Array, scope: Array, apart: int) -> Array:
        """The row of the nearest class that contains each part, or -1."""
        facts, rest = self.facts, self.facts.key((), scope, self.rest)
        rows = np.flatnonzero(facts.figure)
        keys, rows = latest(self._at(rest[rows], self.code[rows]), rows, facts.rank)
        found = np.full(len(part), -1, dtype=np.int64)
        for level in self._above():
            above = level[self.code[part]]
            at = found_at(keys, self._at(rest[part], above))
            found = np.where((found < 0) & (above >= 0) & (at >= 0), rows[at], found)
        return self._by_layout(part, rest, found) if apart == TABLE and self._in_layout().any() else found

    def _by_layout(self, part: Array, rest: Array, found: Array) -> Array:
        """The one printed total that stands with a part in its table, whatever its code is."""
        rows = np.flatnonzero(self.facts.figure & self.facts.total)
        keys, first, times = np.unique(rest[rows], return_index=True, return_counts=True)
        if not len(keys):
            return found
        at = found_at(keys, rest[part])
        total = rows[first[at]]
        fits = (found < 0) & (at >= 0) & (times[at] == 1) & ~self.facts.total[part]
        return np.where(fits & (self.code[part] != self.code[total]), total, found)

    def _above(self) -> list[Array]:
        """For every code the code that contains it: the nearest, then the next, -1 where there is none in print."""
        number = {value: code for code, value in enumerate(self.values)}
        if self.dimension.name == "breakdown":
            whole = number.get(None, -1)
            return [np.array([-1 if value is None else whole for value in self.values])]
        known = [broader(self.dimension.name).get(value or "", ()) for value in self.values]
        depth = max((len(above) for above in known), default=0)
        return [np.array([number.get(a[n], -1) if n < len(a) else -1 for a in known]) for n in range(depth)]

    def _grouped(self, part: Array, total: Array, apart: int) -> tuple[Groups, Array]:
        """Parts of one table under one total; complete where the group prints every class that its table prints."""
        facts = self.facts
        kind_of = facts.key((*_OUTCOME, "unit"), facts.table)
        wanted = self._at(kind_of[part], self.code[total])
        classes, at = np.unique(wanted, return_inverse=True)
        printed = np.unique(self._at(wanted, self.code[part]), return_index=True)[1]
        count = np.bincount(at[printed], minlength=len(classes))
        groups = Groups.of(total, part, facts.table[part], facts)
        of = found_at(classes, self._at(kind_of[groups.first], self.code[groups.total]))
        complete = (groups.size == count[of]) & (groups.size > 1)
        place = facts.table if apart < ANYWHERE else facts.release[0]
        return replace(groups, complete=complete), place[groups.total] * np.int64(2**31) + place[groups.first]

    def _comparable(self, part: Array, total: Array) -> Array:
        """Not a revision of one another; and for outcomes, not a count of other people."""
        facts = self.facts
        one = (facts.series[part] != facts.series[total]) | (facts.release[0][part] == facts.release[0][total])
        if self.dimension.name != "stage_or_outcome":
            return one
        follow = follow_one_count()
        told = [
            (self.values[p], self.values[t]) in follow for p, t in zip(self.code[part], self.code[total], strict=True)
        ]
        return one & (np.array(told, dtype=bool) | (facts.table[part] == facts.table[total]))

    def _at(self, key: Array, code: Array) -> Array:
        return key * np.int64(self.width + 1) + code
