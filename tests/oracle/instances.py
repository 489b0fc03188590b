"""Seeded instances of up to 40 cells: sums, subsets, equalities, percentages, rounding, bounds and evidence."""

from __future__ import annotations

import random
from typing import Any

POLICY = {
    "mask_range": [1, 4],
    "zero": "published",
    "markers": {
        "~": {"kind": "masked", "range": [1, 4]},
        "#": {"kind": "masked", "range": [1, None], "secondary": True},
        "n/h": {"kind": "not_held"},
        "=": {"kind": "implicit"},
    },
    "min_candidates": 2,
}
ROUNDED = {"mask_range": [1, 4], "zero": "published", "markers": POLICY["markers"], "rounding": {"base": 5}}


def instance(seed: int, largest: int = 40) -> dict[str, Any]:
    """One case; most are true of some figures, some have an error in them."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    truth: list[int] = []
    relations: list[dict[str, Any]] = []
    wide = chance.random() < 0.3
    table = chance.random() < 0.5
    if table:
        _two_way(chance, truth, relations, largest)
    while len(truth) < chance.randint(3, largest):
        truth.append(chance.choice([chance.randint(0, 8), chance.randint(0, 300 if wide else 15)]))
        if len(truth) >= largest:
            break
    for _ in range(chance.randint(1 if table else 3, max(3, largest // 3))):
        _relate(chance, truth, relations, largest)
    if chance.random() < 0.1 and relations:
        spoilt = chance.randrange(len(truth))
        truth[spoilt] = max(0, truth[spoilt] + chance.choice([-1, 1, 2]))
    return _published(chance, truth, relations, seed)


def _two_way(chance: random.Random, truth: list[int], relations: list[dict[str, Any]], largest: int) -> None:
    height = chance.randint(2, 4)
    width = chance.randint(2, min(5, (largest - height - 1) // (height + 1)))
    grid = [[chance.choice([0, 1, 2, 3, 4, 5, 9]) for _ in range(width)] for _ in range(height)]
    grid = [[*line, sum(line)] for line in grid]
    grid.append([sum(column) for column in zip(*grid, strict=True)])
    truth += [figure for line in grid for figure in line]
    at = [[line * (width + 1) + column for column in range(width + 1)] for line in range(height + 1)]
    for line in [*at, *map(list, zip(*at, strict=True))]:
        relations.append({"type": "sum", "total": line[-1], "parts": line[:-1]})


def _relate(chance: random.Random, truth: list[int], relations: list[dict[str, Any]], largest: int) -> None:
    count = len(truth)
    kind = chance.choice(["sum", "sum", "sum_le", "le", "eq", "pct", "at_least", "at_most", "linear"])
    some = chance.sample(range(count), min(count, chance.randint(2, 5)))
    if kind in ("sum", "sum_le"):
        total = sum(truth[cell] for cell in some) + (chance.randint(0, 3) if kind == "sum_le" else 0)
        known = [cell for cell in range(count) if truth[cell] == total and cell not in some]
        if not known and count >= largest:
            return
        if not known:
            truth.append(total)
        relations.append({"type": kind, "total": chance.choice(known or [len(truth) - 1]), "parts": some})
    elif kind in ("le", "eq"):
        small, big = sorted(some[:2], key=lambda cell: truth[cell])
        same = kind == "eq" and truth[small] == truth[big]
        relations.append({"type": "eq", "a": small, "b": big} if same else {"type": "le", "small": small, "big": big})
    elif kind == "pct":
        part, base = some[:2]
        if truth[base] > 0:
            digits = chance.choice([0, 0, 1])
            relations.append({"type": "pct", "num": part, "den": base, "digits": digits})
    elif kind == "linear":
        terms = [[chance.choice([1, -1, 2, 3, -2]), cell] for cell in some[:3]]
        value = sum(factor * truth[cell] for factor, cell in terms)
        relations.append({"type": "linear", "terms": terms, "op": chance.choice(["<=", ">=", "=="]), "rhs": value})
    else:
        value = truth[some[0]] + (chance.randint(-2, 0) if kind == "at_least" else chance.randint(0, 2))
        relations.append({"type": kind, "cell": some[0], "value": value})


def _published(chance: random.Random, truth: list[int], relations: list[dict[str, Any]], seed: int) -> dict[str, Any]:
    rounded = chance.random() < 0.25
    hidden = chance.uniform(0.15, 0.9)
    cells = [
        {"id": f"c{at}", "release": "R", "raw": _raw(chance, figure, rounded, hidden)}
        for at, figure in enumerate(truth)
    ]
    named = []
    for relation in relations:
        one = {key: _named(key, value) for key, value in relation.items() if key != "digits"}
        if relation["type"] == "pct":
            share = truth[relation["num"]] * 100 / truth[relation["den"]] if truth[relation["den"]] else 50
            cells.append({"id": f"c{len(cells)}", "release": "R", "raw": f"{share:.{relation['digits']}f}%"})
            cells[-1]["measure"] = "percent"
            one["pct"] = cells[-1]["id"]
        named.append(one)
    return {
        "id": f"seed{seed}",
        "policies": {"P": ROUNDED if rounded else POLICY},
        "releases": [{"id": "R", "publisher": "A", "series": "S", "published": "2020-01-01", "policy": "P"}],
        "cells": cells,
        "relations": named,
    }


def _named(key: str, value: Any) -> Any:
    if key == "terms":
        return [[factor, f"c{cell}"] for factor, cell in value]
    if key in ("parts",):
        return [f"c{cell}" for cell in value]
    return f"c{value}" if key in ("total", "small", "big", "a", "b", "num", "den", "cell") else value


def _raw(chance: random.Random, figure: int, rounded: bool, hidden: float) -> str:
    if rounded and figure > 4:
        return str(5 * ((figure + 2) // 5))
    if 1 <= figure <= 4 and chance.random() < hidden:
        return "~"
    if chance.random() < hidden / 2 and figure >= 1:
        return chance.choice(["#", "n/h", "=", f"{figure + 1} or fewer", f"at least {max(figure - 2, 0)}"])
    if rounded:
        return str(5 * ((figure + 2) // 5))
    return str(figure)
