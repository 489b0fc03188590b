"""The exact answer to a system: bounds and candidates of every cell, and which components contradict themselves.

Propagation settles components without cycles; search looks for whole-number witnesses in the others; what its
budget leaves open goes to linear and integer programming. What stays open is said to be unproved.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from expectations.disclosure import kernels, shape
from expectations.disclosure.board import laid_out, work_of
from expectations.disclosure.engine import ENGINE
from expectations.disclosure.kernels import FOUND, OPEN, REFUTED, UNDECIDED
from expectations.disclosure.programme import Programme
from expectations.disclosure.search import settle
from expectations.disclosure.shape import Parts
from expectations.disclosure.system import Array, Reduced, System, reduce

# Visits of one row in bulk propagation, and nodes of search a bound while kernels are plain.
VISIT_CAP = 500
PLAIN_NODES = 50


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


def solve(system: System, lo: Array, hi: Array, budget: Budget | None = None, asked: int | None = None) -> Solution:
    """Candidates of every cell under a system; `lo` and `hi` say what each cell's own string leaves it.

    If one cell is asked for, the candidates of the others are not worked out.
    """
    ENGINE.choose(len(system.col))
    return _Solver(system, lo, hi, budget or Budget(), asked).solution()


class _Solver:
    def __init__(self, system: System, lo: Array, hi: Array, budget: Budget, asked: int | None) -> None:
        self.system, self.budget = system, budget
        self.reduced: Reduced = reduce(system, lo, hi)
        cells = self.reduced.cells
        self.board = laid_out(self.reduced.system, lo[cells], hi[cells], self.reduced.limit)
        self.work = work_of(self.board)
        if asked is not None:
            # The others count as certified: no witness has to be found for their bounds.
            others = np.flatnonzero(cells != asked)
            self.work.least[others], self.work.most[others] = -OPEN, OPEN
        self.whole = Solution(lo.copy(), hi.copy(), np.zeros(0, np.int64), np.full(len(system), -1))
        self.unproved = np.zeros(len(self.reduced.cells), dtype=bool)
        self.lost = np.zeros(len(self.reduced.cells), dtype=bool)

    def solution(self) -> Solution:
        group, restless = self._at_rest()
        self._settle(group, restless)
        return self._told()

    def _at_rest(self) -> tuple[Array, Array]:
        """Propagate every component; the component of each row, and those that were cut short."""
        first = self._linked()
        active = np.flatnonzero(first >= 0)
        names, own = _numbered(first, active, len(self.work.lo))
        order = active[np.argsort(own[active], kind="stable")]
        broken, restless = np.zeros(len(names), dtype=bool), np.zeros(len(names), dtype=bool)
        ENGINE.call(kernels.rest, self.board, order, own, broken, restless, VISIT_CAP)
        self.whole.group[self.reduced.rows] = own
        alone = np.arange(len(self.reduced.violated)) + len(names)
        self.whole.group[self.reduced.violated] = alone
        self.whole.broken = {*np.flatnonzero(broken).tolist(), *alone.tolist()}
        return own, restless

    def _linked(self) -> Array:
        first = np.empty(len(self.reduced.rows), dtype=np.int64)
        ENGINE.call(shape.link, self.board, first)
        return first

    def _settle(self, group: Array, restless: Array) -> None:
        """Search what propagation alone does not decide."""
        first = self._linked()
        if self.whole.broken:
            first[np.isin(group, list(self.whole.broken))] = -1
        pieces = shape.parts(self.board, first, group, restless)
        self.work.origin[pieces.members] = self.work.lo[pieces.members]
        whole = shape.networks(self.board, pieces, ENGINE.call)
        answers = self._searched(pieces, whole)
        for number in np.flatnonzero(answers != FOUND).tolist():
            answer = int(answers[number])
            if answer == UNDECIDED:
                answer = self._programme(pieces, number, bool(whole[number]))
            if answer == REFUTED:
                self.whole.broken.add(int(group[pieces.rows[pieces.row_starts[number]]]))
        self._count(pieces, whole)

    def _searched(self, pieces: Parts, whole: Array) -> Array:
        """What search says of each piece; what plain kernels are too slow for is asked again of machine code."""
        answers = np.full(len(pieces), UNDECIDED, dtype=np.int64)
        given = (self.board, pieces.members, pieces.starts, pieces.rows, pieces.row_starts, whole, answers)
        if ENGINE.hasty:
            ENGINE.call(settle, *given, min(PLAIN_NODES, self.budget.nodes))
        if (answers == UNDECIDED).any():
            ENGINE.prepare()
            ENGINE.call(settle, *given, self.budget.nodes)
        return answers

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


def _numbered(first: Array, active: Array, count: int) -> tuple[Array, Array]:
    """The components in the order of their variables, and each row's number among them (-1: none)."""
    named = np.zeros(count, dtype=bool)
    named[first[active]] = True
    own = np.full(len(first), -1)
    own[active] = (np.cumsum(named) - 1)[first[active]]
    return np.flatnonzero(named), own
