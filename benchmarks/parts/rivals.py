"""The two usual ways to bound hidden cells, on a sample: two `linprog` calls a cell, one warm model a release."""

from __future__ import annotations

import time

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from expectations.disclosure.kernels import OPEN
from expectations.disclosure.system import System


def linprog_seconds(system: System, lo: np.ndarray, hi: np.ndarray, cells: np.ndarray) -> float:
    """Two linear programmes for each of some cells, each built as scipy wants it."""
    begun = time.perf_counter()
    matrix = csr_matrix((system.coef.astype(float), system.col, system.start), shape=(len(system), len(lo)))
    bounds = [(int(a), None if b >= OPEN else int(b)) for a, b in zip(lo, hi, strict=True)]
    for cell in cells.tolist():
        for sign in (1.0, -1.0):
            cost = np.zeros(len(lo))
            cost[cell] = sign
            linprog(cost, A_eq=matrix, b_eq=system.low.astype(float), bounds=bounds, method="highs")
    return time.perf_counter() - begun


def warm_seconds(system: System, lo: np.ndarray, hi: np.ndarray, cells: np.ndarray) -> float:
    """One HiGHS model, its objective changed twice a cell."""
    import highspy

    begun = time.perf_counter()
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(lo), len(system)
    lp.col_cost_, lp.col_lower_ = np.zeros(len(lo)), lo.astype(float)
    lp.col_upper_ = np.where(hi >= OPEN, np.inf, hi.astype(float))
    lp.row_lower_, lp.row_upper_ = system.low.astype(float), system.high.astype(float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = system.start.astype(np.int32), system.col.astype(np.int32)
    lp.a_matrix_.value_ = system.coef.astype(float)
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.passModel(lp)
    for cell in cells.tolist():
        model.changeColCost(cell, 1.0)
        for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
            model.changeObjectiveSense(sense)
            model.run()
        model.changeColCost(cell, 0.0)
    return time.perf_counter() - begun
