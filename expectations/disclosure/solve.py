"""The exact answer to a system: bounds and candidates of every cell, and which components contradict themselves.

Propagation settles components without cycles; search looks for whole-number witnesses in the others; what its
budget leaves open goes to linear and integer programming. What stays open is said to be unproved.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from expectations.disclosure import kernels
from expectations.disclosure.jit import announce
from expectations.disclosure.kernels import FOUND, OPEN, REFUTED, UNDECIDED, Rows, Work
from expectations.disclosure.programme import Programme
from expectations.disclosure.search import settle
from expectations.disclosure.shape import Parts, networks, parts
from expectations.disclosure.system import Array, Reduced, System, reduce

VISIT_CAP = 500


@dataclass(frozen=True)
class Budget:
    """What may be spent on one component: nodes of search a bound, then seconds of programming."""

    nodes: int = 400
    seconds: float = 10.0


@dataclass
class Solution:
    """Per cell: bounds, candidates between them (-1: not counted), and whether that is proved.

    `group` numbers the component of each row (-1: says nothing about unfixed cells); `broken` are the
    components that have no solution, `unproved` cells whose bounds may be too wide, `lost` cells of
    components of which not even one solution is known.
    """

    lo: Array
    hi: Array
    count: Array
    group: Array
    broken: set[int] = field(default_factory=set)
    unproved: Array = field(default_factory=lambda: np.zeros(0, dtype=bool))
    lost: Array = field(default_factory=lambda: np.zeros(0, dtype=bool))


def solve(system: System, lo: Array, hi: Array, budget: Budget | None = None) -> Solution:
    """Candidates of every cell under a system; `lo` and `hi` say what each cell's own string leaves it."""
    announce(settle)
    return _Solver(system, lo, hi, budget or Budget()).solution()


class _Solver:
    def __init__(self, system: System, lo: Array, hi: Array, budget: Budget) -> None:
        self.system, self.budget = system, budget
        self.reduced: Reduced = reduce(system, lo, hi)
        self.rows = _rows(self.reduced.system, len(self.reduced.cells))
        self.work = _work(self.rows, lo[self.reduced.cells], hi[self.reduced.cells], self.reduced.limit)
        self.whole = Solution(lo.copy(), hi.copy(), np.zeros(0, np.int64), np.full(len(system), -1))
        self.unproved = np.zeros(len(self.reduced.cells), dtype=bool)
        self.lost = np.zeros(len(self.reduced.cells), dtype=bool)

    def solution(self) -> Solution:
        group, restless = self._at_rest()
        self._settle(group, restless)
        return self._told()

    def _at_rest(self) -> tuple[Array, Array]:
        """Propagate every component; the component of each row, and those that were cut short."""
        first = kernels.link(self.rows, self.work)
        active = np.flatnonzero(first >= 0)
        names, group = np.unique(first[active], return_inverse=True)
        own = np.full(len(first), -1)
        own[active] = group
        order = active[np.argsort(group, kind="stable")]
        broken = np.zeros(len(names), dtype=bool)
        restless = kernels.rest(self.rows, self.work, own, order, broken, VISIT_CAP)
        self.whole.group[self.reduced.rows] = own
        alone = np.arange(len(self.reduced.violated)) + len(names)
        self.whole.group[self.reduced.violated] = alone
        self.whole.broken = {*np.flatnonzero(broken).tolist(), *alone.tolist()}
        return own, restless

    def _settle(self, group: Array, restless: Array) -> None:
        """Search what propagation alone does not decide."""
        first = kernels.link(self.rows, self.work)
        if self.whole.broken:
            first[np.isin(group, list(self.whole.broken))] = -1
        pieces = parts(self.rows, self.work, first, group, restless)
        self.work.origin[pieces.members] = self.work.lo[pieces.members]
        whole = networks(self.rows, self.work, pieces)
        answers = settle(
            self.rows,
            self.work,
            pieces.members,
            pieces.starts,
            pieces.rows,
            pieces.row_starts,
            whole,
            self.budget.nodes,
        )
        for number in np.flatnonzero(answers != FOUND).tolist():
            answer = int(answers[number])
            if answer == UNDECIDED:
                answer = self._programme(pieces, number, bool(whole[number]))
            if answer == REFUTED:
                self.whole.broken.add(int(group[pieces.rows[pieces.row_starts[number]]]))
        self._count(pieces, whole)

    def _programme(self, pieces: Parts, number: int, whole: bool) -> int:
        members = pieces.members[pieces.starts[number] : pieces.starts[number + 1]]
        own = pieces.rows[pieces.row_starts[number] : pieces.row_starts[number + 1]]
        programme = Programme(self.reduced.system, self.work, members, own, whole, self.budget.seconds)
        answer = programme.certify()
        self.unproved[members] = programme.unproved
        self.lost[members] = self.work.least[members] >= OPEN
        return answer

    def _count(self, pieces: Parts, whole: Array) -> None:
        """Candidates: what witnesses took where there may be holes, else all between the bounds."""
        work = self.work
        width = np.where(work.hi < OPEN, work.hi - work.lo + 1, -1)
        holed = np.repeat(~whole, np.diff(pieces.starts))
        for var in pieces.members[holed].tolist():
            if 0 < width[var] <= 64 and not self.unproved[var]:
                width[var] = int(work.seen[var]).bit_count()
        self.whole.count = np.where(self.whole.hi < OPEN, self.whole.hi - self.whole.lo + 1, -1)
        self.whole.count[self.reduced.cells] = width

    def _told(self) -> Solution:
        cells, told = self.reduced.cells, self.whole
        told.lo[cells], told.hi[cells] = self.work.lo, self.work.hi
        for name in ("unproved", "lost"):
            full = np.zeros(len(told.lo), dtype=bool)
            full[cells] = getattr(self, name)
            setattr(told, name, full)
        return told


def _rows(system: System, count: int) -> Rows:
    order = np.argsort(system.col, kind="stable")
    vstart = np.concatenate([[0], np.cumsum(np.bincount(system.col, minlength=count))]).astype(np.int64)
    return Rows(system.start, system.col, system.coef, system.low, system.high, vstart, system.row[order])


def _work(rows: Rows, lo: Array, hi: Array, limit: int) -> Work:
    size, count = len(rows.low), len(lo)
    marks = np.array([0, 0, -1, limit, 0, 0], dtype=np.int64)
    return Work(
        lo=lo.copy(),
        hi=hi.copy(),
        least=np.full(count, OPEN),
        most=np.full(count, -1),
        seen=np.zeros(count, dtype=np.uint64),
        origin=np.zeros(count, dtype=np.int64),
        queue=np.zeros(size + 1, dtype=np.int64),
        queued=np.zeros(size, dtype=np.bool_),
        visits=np.zeros(size, dtype=np.int64),
        trail=np.zeros((min(16 * count, 2_000_000) + 65_536, 3), dtype=np.int64),
        marks=marks,
        decisions=np.zeros((min(8 * count, 200_000) + 1_024, 3), dtype=np.int64),
    )
