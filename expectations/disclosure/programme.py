"""Bounds of one component by linear, then integer programming, where search ran out of its budget.

One HiGHS model, warm from bound to bound. Floating point only proposes: a solution counts after it was rounded
and checked in whole numbers, a bound after it was rounded outwards.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from expectations.disclosure.board import Work
from expectations.disclosure.kernels import FOUND, OPEN, REFUTED, UNDECIDED
from expectations.disclosure.system import Array, System

_SLACK = 1e-6


class Programme:
    """One component: its variables `members`, its rows `own`; `whole` says that linear answers are whole."""

    def __init__(self, system: System, work: Work, members: Array, own: Array, whole: bool, seconds: float) -> None:
        self.work, self.members, self.whole = work, members, whole
        self.deadline = time.monotonic() + seconds
        self.local = _local(system, work, members, own)
        self.unproved = np.zeros(len(members), dtype=bool)
        self.linear, self.integer = self._model(False), self._model(True)

    def certify(self) -> int:
        """Prove every bound, or mark its cell unproved; REFUTED if there is no solution at all."""
        if (self.work.least[self.members] >= OPEN).any():
            answer = self._first()
            if answer != FOUND:
                self.unproved[:] = answer == UNDECIDED
                return answer
        self._bounds()
        if not self.whole:
            self._holes()
        return UNDECIDED if self.unproved.any() else FOUND

    def _first(self) -> int:
        self.integer.clearSolver()
        return self._run(self.integer)

    def _certified(self, place: int, upper: bool) -> bool:
        var, work = self.members[place], self.work
        if upper:
            return bool(work.most[var] >= work.hi[var])
        return bool(work.least[var] <= work.lo[var])

    def _bounds(self) -> None:
        """Move every bound to its proven place: all by the quick linear model first, then what stays fractional."""
        waiting = [(place, upper) for place in range(len(self.members)) for upper in (False, True)]
        for model in (self.linear, self.integer):
            waiting = [one for one in waiting if not self._certified(*one) and not self._optimise(model, *one)]
        self.unproved[[place for place, _ in waiting]] = True

    def _optimise(self, model: Any, place: int, upper: bool) -> bool:
        import highspy

        if time.monotonic() > self.deadline:
            return False
        sense = highspy.ObjSense.kMaximize if upper else highspy.ObjSense.kMinimize
        model.changeObjectiveSense(sense)
        model.changeColCost(place, 1.0)
        self._run(model)
        status, value = model.getModelStatus(), model.getInfo().objective_function_value
        model.changeColCost(place, 0.0)
        if status in (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            # A solution is known, and with whole coefficients a ray of it can be scaled to whole numbers.
            return upper and bool(self.work.hi[self.members[place]] >= OPEN)
        if status != highspy.HighsModelStatus.kOptimal:
            return False
        slack = _SLACK * max(1.0, abs(value))
        self._tighten(self.members[place], upper, float(np.floor(value + slack) if upper else np.ceil(value - slack)))
        return self._certified(place, upper)

    def _tighten(self, var: int, upper: bool, bound: float) -> None:
        if abs(bound) >= 2**53:
            return
        if upper:
            self.work.hi[var] = min(self.work.hi[var], max(int(bound), int(self.work.most[var])))
        else:
            self.work.lo[var] = max(self.work.lo[var], min(int(bound), int(self.work.least[var])))

    def _holes(self) -> None:
        """Candidates strictly between two bounds, each asked as a programme of its own."""
        for place, var in enumerate(self.members.tolist()):
            low, high = int(self.work.lo[var]), int(self.work.hi[var])
            if high - low >= 64 or self.work.least[var] < 0:
                continue
            self._rebase(var, low, high)
            for value in range(low + 1, high):
                if int(self.work.seen[var]) >> (value - low) & 1 == 0:
                    self.integer.changeColBounds(place, float(value), float(value))
                    if time.monotonic() > self.deadline or self._run(self.integer) == UNDECIDED:
                        self.unproved[place] = True
            self.integer.changeColBounds(place, float(low), float(high))

    def _rebase(self, var: int, low: int, high: int) -> None:
        """Count candidates from the bound where it stands now."""
        shift = low - int(self.work.origin[var])
        ends = 1 | 1 << (high - low)
        seen = int(self.work.seen[var]) >> shift if 0 <= shift < 64 else 0
        self.work.seen[var] = np.uint64((seen | ends) & (2**64 - 1))
        self.work.origin[var] = low

    def _run(self, model: Any) -> int:
        import highspy

        left = self.deadline - time.monotonic()
        if left <= 0:
            return UNDECIDED
        # HiGHS counts the time of a linear model over all its runs, that of an integer one anew for each.
        model.setOptionValue("time_limit", left if model is self.integer else model.getRunTime() + left)
        model.run()
        status = model.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return REFUTED
        if model.getInfo().primal_solution_status == 2 and self._harvest(model.getSolution().col_value):
            return FOUND
        return UNDECIDED

    def _harvest(self, solution: list[float]) -> bool:
        """Certify the values of a solution that is whole and holds when checked in whole numbers."""
        found = np.rint(np.array(solution))
        if np.abs(found - solution).max() > 1e-4 or np.abs(found).max() >= 2**53:
            return False
        values, work, members = found.astype(np.int64), self.work, self.members
        start, col, coef, low, high = self.local
        sums = np.add.reduceat(coef * values[col], start[:-1])
        inside = (values >= work.lo[members]) & (values <= work.hi[members])
        if not (inside.all() and (sums >= low).all() and (sums <= high).all()):
            return False
        work.least[members] = np.minimum(work.least[members], values)
        work.most[members] = np.maximum(work.most[members], values)
        place = values - work.origin[members]
        near = (place >= 0) & (place < 64)
        work.seen[members[near]] |= np.uint64(1) << place[near].astype(np.uint64)
        return True

    def _model(self, integer: bool) -> Any:
        import highspy

        start, col, coef, low, high = self.local
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.members), len(low)
        lp.col_cost_ = np.zeros(len(self.members))
        lp.col_lower_, lp.col_upper_ = (_float(self.work.lo[self.members]), _float(self.work.hi[self.members]))
        lp.row_lower_, lp.row_upper_ = _float(low), _float(high)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_, lp.a_matrix_.index_ = (start.astype(np.int32), col.astype(np.int32))
        lp.a_matrix_.value_ = coef.astype(np.float64)
        if integer:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * len(self.members)
        model = highspy.Highs()
        for name, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.4)):
            model.setOptionValue(name, value)
        model.passModel(lp)
        return model


def _float(ends: Array) -> Array:
    return np.where(ends >= OPEN, np.inf, np.where(ends <= -OPEN, -np.inf, ends.astype(np.float64)))


def _local(system: System, work: Work, members: Array, own: Array) -> tuple[Array, ...]:
    """The rows of the component over its own variables; what propagation fixed is put into their ends."""
    part = system.only(own)
    mine = np.full(len(work.lo), -1)
    mine[members] = np.arange(len(members))
    inside = mine[part.col] >= 0
    known = np.bincount(part.row, minlength=len(part)).astype(np.int64) * 0
    np.add.at(known, part.row[~inside], part.coef[~inside] * work.lo[part.col[~inside]])
    lengths = np.bincount(part.row[inside], minlength=len(part))
    start = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    low = np.where(part.low > -OPEN, part.low - known, -OPEN)
    high = np.where(part.high < OPEN, part.high - known, OPEN)
    return start, mine[part.col[inside]], part.coef[inside], low, high
