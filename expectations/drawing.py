"""The tables of a release as published: rows by columns, from the addresses of their cells.

A label that is the same all along a row, and not in every row, heads the row; the like for columns. What is the
same everywhere is the caption. Cells whose addresses say no row and column are listed in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from expectations.disclosure.cells import LABELS, texts

_IN_PROSE = "In the text"
_ADDRESS = re.compile(r"[^!]+!([A-Z]+)(\d+)")
_COLUMNS = (*LABELS, "table_id", "observation_id", "cell_ref", "raw_value")


@dataclass
class Slot:
    """One printed cell with the numbers of the findings at it."""

    raw: str
    ref: str
    is_total: bool
    marks: list[int] = field(default_factory=list)
    severity: str = ""


@dataclass
class Grid:
    """One table: the heads of its columns, and for each row its head and what stands in each column."""

    table_id: str
    caption: str
    heads: list[str]
    rows: list[tuple[str, list[list[Slot]]]]


def grids(observations: pd.DataFrame, findings: Sequence[dict[str, Any]]) -> list[Grid]:
    """Every table of the release, in the order of its cells."""
    marks: dict[str, list[int]] = {}
    for number, finding in enumerate(findings, start=1):
        for cell in finding["cells"]:
            marks.setdefault(cell, []).append(number)
    columns = {name: texts(observations, name) for name in _COLUMNS}
    totals = [bool(value) for value in observations["is_total"]]
    tables: dict[str, list[int]] = {}
    for row, table in enumerate(columns["table_id"]):
        in_prose = (columns["cell_ref"][row] or "").startswith("prose:")
        tables.setdefault(_IN_PROSE if in_prose else table or "", []).append(row)

    def slot(row: int) -> Slot:
        numbers = marks.get(str(columns["observation_id"][row]), [])
        worst = _worst([findings[number - 1] for number in numbers])
        return Slot(columns["raw_value"][row] or "", columns["cell_ref"][row] or "", totals[row], numbers, worst)

    return [_grid(table, rows, columns, slot) for table, rows in tables.items()]


def _grid(table: str, rows: list[int], columns: dict[str, list[str | None]], slot: Callable[[int], Slot]) -> Grid:
    places = _places([columns["cell_ref"][row] or "" for row in rows])
    across, down = [place[0] for place in places], [place[1] for place in places]
    values = {name: [columns[name][row] for row in rows] for name in LABELS}
    shared = [name for name in LABELS if len(set(values[name])) == 1]
    of_row = [name for name in LABELS if name not in shared and _constant(values[name], down)]
    of_column = [name for name in LABELS if name not in (*shared, *of_row) and _constant(values[name], across)]
    loose = [name for name in LABELS if name not in (*shared, *of_row, *of_column)]
    heads = {at: _words(values, of_column, n) for n, at in reversed(list(enumerate(across)))}
    drawn: dict[int, tuple[str, dict[int, list[Slot]]]] = {}
    for n, row in enumerate(rows):
        head = _words(values, [*of_row, *loose] if len(set(across)) == 1 else of_row, n)
        drawn.setdefault(down[n], (head or "All", {}))[1].setdefault(across[n], []).append(slot(row))
    order = sorted(heads)
    caption = ", ".join(dict.fromkeys(str(values[name][0]) for name in shared if values[name][0]))
    lines = [(head, [cells.get(at, []) for at in order]) for _, (head, cells) in sorted(drawn.items())]
    return Grid(table, caption, [heads[at] or "Figure" for at in order], lines)


def _places(refs: Sequence[str]) -> list[tuple[int, int]]:
    """Column and row of every cell; one column, in order, where an address says neither."""
    found = [_ADDRESS.fullmatch(ref) for ref in refs]
    if not all(found):
        return [(0, number) for number in range(len(refs))]
    return [(_number(match[1]), int(match[2])) for match in found if match]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _constant(values: Sequence[str | None], along: Sequence[int]) -> bool:
    """Whether a label depends on the place along one direction alone."""
    found: dict[int, str | None] = {}
    return all(found.setdefault(at, value) == value for at, value in zip(along, values, strict=True))


def _words(values: dict[str, list[str | None]], names: Sequence[str], at: int) -> str:
    return ", ".join(dict.fromkeys(str(values[name][at]) for name in names if values[name][at]))


def _worst(findings: Sequence[dict[str, Any]]) -> str:
    kinds = {"waived" if finding["waived"] else str(finding["severity"]) for finding in findings}
    return next((kind for kind in ("critical", "warning", "waived") if kind in kinds), "")
