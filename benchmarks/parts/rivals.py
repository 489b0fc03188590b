"""The two usual ways to bound hidden cells: two `linprog` calls a cell, and one warm HiGHS model a release.

Each is tried with and without presolve, over all cells and over hidden ones only; the fastest way counts. They
are given intervals and rows for nothing: reading strings, building relations and judging are not on their bill.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from expectations.disclosure.kernels import OPEN
from expectations.disclosure.system import System, reduce


@dataclass(frozen=True)
class Model:
    """One release, or releases that are linked: rows over cells, and the cells to bound."""

    system: System
    lo: np.ndarray
    hi: np.ndarray
    asked: np.ndarray

    def reduced(self) -> Model:
        """The same with what is published put into the ends of the rows."""
        left = reduce(self.system, self.lo, self.hi)
        place = np.full(len(self.lo), -1)
        place[left.cells] = np.arange(len(left.cells))
        # A hidden cell that is in no relation has nothing to be asked.
        asked = place[self.asked][place[self.asked] >= 0]
        return Model(left.system, self.lo[left.cells], self.hi[left.cells], asked)


Way = Callable[[Model, bool], None]


def fastest(way: Way, models: Sequence[Model], times: int = 1) -> tuple[float, str]:
    """Seconds of the fastest way to bound all that is asked of some models, and which that is."""
    reduced = [model.reduced() for model in models]
    timed = []
    for cells, given in (("all cells", models), ("hidden cells", reduced)) * times:
        for presolve in (False, True):
            begun = time.perf_counter()
            for model in given:
                if len(model.asked):
                    way(model, presolve)
            timed.append((time.perf_counter() - begun, f"presolve {'on' if presolve else 'off'}, {cells}"))
    return min(timed)


def by_linprog(model: Model, presolve: bool) -> None:
    """Two linear programmes for each cell, each built as scipy wants it."""
    system, width = model.system, len(model.lo)
    matrix = csr_matrix((system.coef.astype(float), system.col, system.start), shape=(len(system), width))
    bounds = [(int(a), None if b >= OPEN else int(b)) for a, b in zip(model.lo, model.hi, strict=True)]
    for cell in model.asked.tolist():
        for sign in (1.0, -1.0):
            cost = np.zeros(width)
            cost[cell] = sign
            ends, options = system.low.astype(float), {"presolve": presolve}
            linprog(cost, A_eq=matrix, b_eq=ends, bounds=bounds, method="highs", options=options)


def by_warm_model(model: Model, presolve: bool) -> None:
    """One HiGHS model, built once, its objective changed twice a cell."""
    import highspy

    system, lp = model.system, highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.lo), len(system)
    lp.col_cost_, lp.col_lower_ = np.zeros(len(model.lo)), model.lo.astype(float)
    lp.col_upper_ = np.where(model.hi >= OPEN, np.inf, model.hi.astype(float))
    lp.row_lower_, lp.row_upper_ = system.low.astype(float), system.high.astype(float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = system.start.astype(np.int32), system.col.astype(np.int32)
    lp.a_matrix_.value_ = system.coef.astype(float)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "on" if presolve else "off")
    solver.passModel(lp)
    for cell in model.asked.tolist():
        solver.changeColCost(cell, 1.0)
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            solver.changeObjectiveSense(sense)
            solver.run()
        solver.changeColCost(cell, 0.0)
