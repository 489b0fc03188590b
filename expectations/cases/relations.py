"""The relations of a case file, with the cells they name looked up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from expectations.disclosure.figures import read_percent
from expectations.disclosure.relations import Kind, ResolvedRelation
from ingest.model.errors import InvalidContract

# What names cells in each type: the total or larger side first, then its parts.
_NAMES: dict[Kind, tuple[str, ...]] = {
    "sum": ("total", "parts"),
    "sum_le": ("total", "parts"),
    "le": ("big", "small"),
    "eq": ("a", "b"),
    "revises": ("old", "new"),
    "pct": ("pct", "num", "den"),
    "at_least": ("cell",),
    "at_most": ("cell",),
    "linear": ("terms",),
}

_OPERATORS: dict[str, Literal["<=", ">=", "=="]] = {
    **dict.fromkeys(("<=", "≤", "le"), "<="),
    **dict.fromkeys((">=", "≥", "ge"), ">="),
    **dict.fromkeys(("==", "=", "eq"), "=="),
}


def relation_of(
    entry: Any, at: int, place: dict[str, int], raw: Sequence[str], percent: np.ndarray
) -> ResolvedRelation:
    """One relation of a case; a fault in it is told with its place."""
    where = f"relations[{at}]"
    given = entry.get("type") if isinstance(entry, dict) else None
    kind = next((known for known in _NAMES if known == given), None)
    if kind is None:
        raise _slip(where, f"is of an unknown type: {given}", f"Known are {', '.join(_NAMES)}.")
    for name in _NAMES[kind]:
        if name not in entry:
            raise _slip(where, f"({kind}) has no `{name}`")
    if kind == "linear":
        return _linear(entry, where, place)
    for name in _NAMES[kind]:
        if isinstance(entry[name], list) != (name == "parts"):
            raise _slip(where, f"({kind}) needs {'a list' if name == 'parts' else 'one cell'} as `{name}`")
    cells = [_cells(entry[name], where, place) for name in _NAMES[kind]]
    total, parts = cells[0][0], tuple(cell for named in cells[1:] for cell in named)
    if kind in ("sum", "sum_le") and not parts:
        raise _slip(where, f"({kind}) has no parts")
    if kind in ("at_least", "at_most"):
        return ResolvedRelation(kind, total, (), _whole(entry.get("value"), where, "value"), declared=at)
    if kind == "pct":
        read = read_percent(raw[total]) if percent[total] or "%" in raw[total] else None
        digits, decimals = read or (None, 0)
        return ResolvedRelation("pct", total, parts, digits, declared=at, decimals=decimals)
    return ResolvedRelation(kind, total, parts, declared=at)


def _linear(entry: dict[str, Any], where: str, place: dict[str, int]) -> ResolvedRelation:
    op = _OPERATORS.get(str(entry.get("op", "==")))
    if op is None:
        raise _slip(where, f"has an unknown `op`: {entry['op']}", "Known are <=, >= and ==.")
    terms = []
    for term in entry["terms"] if isinstance(entry["terms"], list) else [None]:
        if not isinstance(term, list) or len(term) != 2 or isinstance(term[1], list):
            raise _slip(where, "has a term that is no pair of factor and cell")
        terms.append((_cells(term[1], where, place)[0], _whole(term[0], where, "factor")))
    if not terms:
        raise _slip(where, "has no terms")
    value = _whole(entry.get("rhs"), where, "rhs")
    return ResolvedRelation("linear", terms[0][0], (), value, terms=tuple(terms), op=op)


def _cells(named: Any, where: str, place: dict[str, int]) -> list[int]:
    names = named if isinstance(named, list) else [named]
    for name in names:
        if not isinstance(name, str) or name not in place:
            raise _slip(where, f"names a cell that nobody has: {str(name)[:80]}")
    return [place[name] for name in names]


def _whole(value: Any, where: str, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _slip(where, f"needs a whole number as `{name}`")
    if abs(value) > 2**62:
        raise _slip(where, f"has a `{name}` past 2^62")
    return value


def _slip(where: str, what: str, remedy: str = "Mend the case file.") -> InvalidContract:
    return InvalidContract(
        f"{where} {what}.", where=where, why="A relation that is not understood would check nothing.", remedy=remedy
    )
