"""Tables printed side by side in one grid: headed alike and read on below, or parted by a blank column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.documents.document import Cell, Table
from ingest.tables.cells import look

_WIDEST = 60
_LONGEST = 2_000
_FIGURES = {"value", "share", "decimal", "entry"}
Rows = list[list[Cell]]


def side_by_side(table: Table) -> list[Table]:
    """The tables that a grid holds; the grid itself where it is one table."""
    width = max((len(row) for row in table.cells), default=0)
    if not 4 <= width <= _WIDEST or len(table.cells) > _LONGEST or table.hidden_columns or table.hidden_rows:
        return [table]
    rows: Rows = [list(row) for row in table.cells]
    if any(len(row) != width for row in rows):
        return [table]
    if (below := _folded(rows, width)) is not None:
        return [replace(table, cells=below)]
    halves = _parted(rows, width)
    return [replace(table, cells=half) for half in halves] if halves else [table]


def _folded(rows: Rows, width: int) -> Rows | None:
    """`Year | Cases | Year | Cases`: the right half goes on below the left one."""
    for at, row in enumerate(rows[:3]):
        labels = [" ".join(cell.text.split()).casefold() for cell in row]
        for size in range(2, width // 2 + 1):
            again = all(labels[n] == labels[n % size] for n in range(width)) and width % size == 0
            if again and len(set(labels[:size])) == size and all(labels) and _may_fold(rows[at + 1 :], size, width):
                body = [row[n : n + size] for n in range(0, width, size) for row in rows[at + 1 :]]
                shown = [row for row in body if any(cell.text.strip() for cell in row)]
                return [*(row[:size] for row in rows[: at + 1]), *shown]
    return None


def _may_fold(body: Rows, size: int, width: int) -> bool:
    """Whether every part has labels of its own, each of them once."""
    stubs = [row[n].text.strip() for n in range(0, width, size) for row in body if row[n].text.strip()]
    kinds = [look(text).kind for text in stubs]
    return len(stubs) > 2 and len(set(stubs)) == len(stubs) and not any(kind in _FIGURES for kind in kinds)


def _parted(rows: Rows, width: int) -> list[Rows]:
    """Two halves with a blank column between, each with labels at its left and figures beside them."""
    blank = [n for n in range(2, width - 2) if not any(row[n].text.strip() for row in rows)]
    if len(blank) != 1:
        return []
    halves = [_filled([row[: blank[0]] for row in rows]), _filled([row[blank[0] + 1 :] for row in rows])]
    return halves if all(_is_table(half) for half in halves) else []


def _filled(rows: Sequence[list[Cell]]) -> Rows:
    return [row for row in rows if any(cell.text.strip() for cell in row)]


def _is_table(rows: Rows) -> bool:
    body = [row for row in rows if any(look(cell.text).kind in _FIGURES for cell in row[1:])]
    stubs = [look(row[0].text).kind in ("words", "period") for row in body]
    return len(body) > 1 and all(stubs)
