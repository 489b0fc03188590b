"""What stands in the warehouse, solved: a new release is solved together with the components it touches only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from expectations.disclosure.contradictions import Component
from expectations.disclosure.solve import Budget, Solution, solve
from expectations.disclosure.system import Array, System


@dataclass(frozen=True)
class Standing:
    """Everything accepted: its relations, what its strings say, and the solution."""

    system: System
    lo: Array
    hi: Array
    solution: Solution

    @cached_property
    def _rows_by_group(self) -> tuple[Array, Array]:
        order = np.argsort(self.solution.group, kind="stable")
        return order, self.solution.group[order]

    @cached_property
    def _group_of(self) -> Array:
        """The component of each unfixed cell; relations that say nothing about unfixed cells join none."""
        group = np.full(len(self.lo), -1)
        of_row = self.solution.group[self.system.row]
        loose = (of_row >= 0) & (self.lo < self.hi)[self.system.col]
        group[self.system.col[loose]] = of_row[loose]
        return group

    def prepare(self) -> Standing:
        """Make the indexes now, so that the first release does not wait for them."""
        self._group_of, self._rows_by_group  # noqa: B018 - asked for once, kept from then on
        return self

    def touched(self, cells: Array) -> Array:
        """The rows of every component that some cells belong to."""
        groups = np.unique(self._group_of[cells])
        order, sorted_groups = self._rows_by_group
        groups = groups[groups >= 0]
        first = np.searchsorted(sorted_groups, groups, "left")
        last = np.searchsorted(sorted_groups, groups, "right")
        return np.concatenate([order[a:b] for a, b in zip(first, last, strict=True)] or [order[:0]])

    def with_release(
        self, lo: Array, hi: Array, relations: System, budget: Budget | None = None
    ) -> tuple[Array, Component, Solution]:
        """Judge new cells, numbered on from those that stand: the cells asked again, their component, its answer."""
        count = len(self.lo)
        old = np.unique(relations.col[relations.col < count])
        rows = self.touched(old)
        both = self.system.only(rows).over(relations)
        cells, col = np.unique(both.col, return_inverse=True)
        old_cells, new = cells[cells < count], cells[cells >= count] - count
        part = System(both.start, col.astype(np.int64), both.coef, both.low, both.high, both.owner)
        low = np.concatenate([self.lo[old_cells], lo[new]])
        high = np.concatenate([self.hi[old_cells], hi[new]])
        component = Component(part, np.arange(len(part)), low, high)
        return cells, component, solve(part, low, high, budget)
