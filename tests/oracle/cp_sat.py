"""The oracle, a process of its own: bounds and candidates of every cell by CP-SAT, one case a line of JSON.

It shares no code with the audit: strings, relations and percentages are read anew from the format's words.
"""

from __future__ import annotations

import json
import re
import sys
from fractions import Fraction
from typing import Any

from ortools.sat.python import cp_model

ROOF = 10**6


def bounds(cell: dict[str, Any], policy: dict[str, Any]) -> tuple[int, int]:
    raw = cell["raw"]
    if cell.get("measure") == "percent":
        return 0, 0
    if raw in policy["markers"]:
        low, high = policy["markers"][raw].get("range", [0, None])
        return low, ROOF if high is None else high
    if raw.isdigit():
        half = policy["rounding"]["base"] // 2 if policy.get("rounding") else 0
        return max(0, int(raw) - half), int(raw) + half
    if found := re.fullmatch(r"(\d+) or fewer", raw):
        return 0, int(found[1])
    if found := re.fullmatch(r"at least (\d+)", raw):
        return int(found[1]), ROOF
    raise ValueError(raw)


def model_of(case: dict[str, Any]) -> tuple[cp_model.CpModel, dict[str, Any]]:
    model, cells = cp_model.CpModel(), {}
    policy = case["policies"]["P"]
    raw = {cell["id"]: cell["raw"] for cell in case["cells"]}
    for cell in case["cells"]:
        low, high = bounds(cell, policy)
        cells[cell["id"]] = model.new_int_var(low, high, cell["id"])
    for relation in case["relations"]:
        constrain(model, cells, raw, relation)
    return model, cells


def constrain(model: cp_model.CpModel, cells: dict[str, Any], raw: dict[str, str], one: dict[str, Any]) -> None:
    kind = one["type"]
    if kind in ("sum", "sum_le"):
        parts = sum(cells[part] for part in one["parts"])
        model.add(cells[one["total"]] == parts if kind == "sum" else cells[one["total"]] >= parts)
    elif kind == "le":
        model.add(cells[one["small"]] <= cells[one["big"]])
    elif kind == "eq":
        model.add(cells[one["a"]] == cells[one["b"]])
    elif kind == "at_least":
        model.add(cells[one["cell"]] >= one["value"])
    elif kind == "at_most":
        model.add(cells[one["cell"]] <= one["value"])
    elif kind == "linear":
        made = sum(factor * cells[cell] for factor, cell in one["terms"])
        model.add({"<=": made <= one["rhs"], ">=": made >= one["rhs"], "==": made == one["rhs"]}[one["op"]])
    else:
        shown = raw[one["pct"]].rstrip("%")
        half = Fraction(1, 2 * 10 ** len(shown.partition(".")[2]))
        low, high = Fraction(shown) - half, Fraction(shown) + half
        num, den = cells[one["num"]], cells[one["den"]]
        model.add(100 * low.denominator * num >= low.numerator * den)
        model.add(100 * high.denominator * num <= high.numerator * den)
        model.add(den >= 1)


def optimum(model: cp_model.CpModel, variable: Any, largest: bool) -> int | None:
    model.maximize(variable) if largest else model.minimize(variable)
    status, solver = solved(model)
    return int(solver.value(variable)) if status == cp_model.OPTIMAL else None


def solved(model: cp_model.CpModel) -> tuple[Any, cp_model.CpSolver]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = 20
    return solver.solve(model), solver


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """Bounds of every hidden cell and how many candidates lie between them; or that there is no solution."""
    model, cells = model_of(case)
    status, _ = solved(model)
    if status == cp_model.INFEASIBLE:
        return {"id": case["id"], "feasible": False}
    told: dict[str, Any] = {}
    for cell in case["cells"]:
        if cell.get("measure") == "percent" or (cell["raw"] not in ("~", "#", "=") and not cell["raw"].isdigit()):
            continue
        low, high = optimum(model, cells[cell["id"]], False), optimum(model, cells[cell["id"]], True)
        if low is None or high is None or (low == high and cell["raw"].isdigit()):
            continue
        count = None
        if high - low < 40:
            count = (
                sum(possible(case, cell["id"], value) for value in range(low, high + 1))
                if high > low + 1
                else (high - low + 1)
            )
        told[cell["id"]] = [low, None if high > ROOF // 20 else high, count]
    return {"id": case["id"], "feasible": True, "cells": told}


def possible(case: dict[str, Any], cell: str, value: int) -> bool:
    model, cells = model_of(case)
    model.add(cells[cell] == value)
    return bool(solved(model)[0] in (cp_model.OPTIMAL, cp_model.FEASIBLE))


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
