"""Short ways to write a case, a relation and a finding."""

from __future__ import annotations

from typing import Any

Case = dict[str, Any]
Told = set[tuple[str, str, str]]

MASKED = {"kind": "masked", "range": [1, 5]}
MARKERS: Case = {
    "~": MASKED,
    "[s]": {"kind": "masked", "range": [0, None], "secondary": True},
    "+": {"kind": "implicit"},
    "-": {"kind": "zero"},
    "..": {"kind": "not_held"},
}
POLICY: Case = {"mask_range": [1, 5], "zero": "published", "markers": MARKERS, "rounding": None, "min_candidates": 2}


def case(cells: dict[str, str], *relations: Case, **policy: Any) -> Case:
    """One release; a cell whose name begins with `share` prints a percentage, one with `prisons` no people."""
    entries = [
        {"id": name, "release": "R1", "raw": raw}
        | ({"measure": "percent"} if name.startswith("share") else {})
        | ({"subject": False} if name.startswith("prisons") else {})
        for name, raw in cells.items()
    ]
    release = {"id": "R1", "publisher": "A", "series": "S", "published": "2020-01-01", "policy": "P"}
    return {
        "id": "decided",
        "policies": {"P": POLICY | policy},
        "releases": [release],
        "cells": entries,
        "relations": list(relations),
    }


def releases(*given: tuple[str, str, str | None, bool], cells: dict[str, str], **policies: Case) -> Case:
    """Releases of one publisher: series, day, policy, whether a change was declared; cells are named R1_a."""
    listed = [
        {"id": f"R{n}", "publisher": "A", "series": series, "published": day, "policy": policy}
        | ({"policy_change_declared": True} if declared else {})
        for n, (series, day, policy, declared) in enumerate(given, 1)
    ]
    entries = [{"id": name, "release": name.split("_")[0], "raw": raw} for name, raw in cells.items()]
    stated = {"P": POLICY, "Q": POLICY | {"mask_range": [1, 2]}} | policies
    return {"id": "decided", "policies": stated, "releases": listed, "cells": entries, "relations": []}


def total(whole: str, *parts: str, kind: str = "sum") -> Case:
    return {"type": kind, "total": whole, "parts": list(parts)}


def share(pct: str, num: str, den: str) -> Case:
    return {"type": "pct", "pct": pct, "num": num, "den": den}


def at_least(cell: str, value: int) -> Case:
    return {"type": "at_least", "cell": cell, "value": value}


def at_most(cell: str, value: int) -> Case:
    return {"type": "at_most", "cell": cell, "value": value}


def le(small: str, big: str) -> Case:
    return {"type": "le", "small": small, "big": big}


def block(kind: str, *cells: str) -> Told:
    return {(kind, "block", cell) for cell in cells}


def warn(kind: str, *cells: str) -> Told:
    return {(kind, "warn", cell) for cell in cells}
