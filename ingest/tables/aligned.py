"""Header labels that stand over several columns, told by where they are printed on their line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ingest.tables.cells import look

_PART = re.compile(r"\S+(?:\s\S+)*")
_FIGURES = {"value", "share", "decimal", "entry"}


@dataclass(frozen=True)
class Printed:
    """One cell of a line printed in columns: its words, and from where to where they stand."""

    text: str
    begin: int
    end: int


def printed_cells(text: str) -> list[Printed]:
    """The cells of a line, which stand two spaces or more apart."""
    return [Printed(m.group(), m.start(), m.end()) for m in _PART.finditer(text.rstrip())]


def over_columns(lines: list[list[Printed]]) -> list[list[str]]:
    """The cells of lines in rows; a header line with too few labels has each again over every column below it."""
    rows = [[cell.text for cell in line] for line in lines]
    first = next((n for n, line in enumerate(lines) if _has_figures(line)), 0)
    sizes = Counter(len(line) for line in lines[first:] if _has_figures(line))
    size = max(sizes, key=lambda n: (sizes[n], n), default=0)
    if size < 3 or not first or len(lines[first]) != size:
        return rows
    columns = _columns([line for line in lines[first:] if len(line) == size], size)
    lower = next((line for line in reversed(lines[:first]) if len(line) in (size, size - 1)), [])
    if not lower:
        return rows
    columns = [_joined(under, over) for under, over in zip(columns, lower[-(size - 1) :], strict=True)]
    for number, line in enumerate(lines[:first]):
        if 1 < len(line) < size - 1 and line[0].begin > lines[first][0].begin:
            rows[number] = ["", *(_placed(line, columns) or rows[number])]
    return rows


def _has_figures(line: list[Printed]) -> bool:
    return len(line) > 2 and all(look(cell.text).kind in _FIGURES for cell in line[1:])


def _columns(rows: list[list[Printed]], size: int) -> list[tuple[int, int]]:
    """From where to where each column of figures is printed."""
    return [(min(row[n].begin for row in rows), max(row[n].end for row in rows)) for n in range(1, size)]


def _joined(under: tuple[int, int], over: Printed) -> tuple[int, int]:
    return min(under[0], over.begin), max(under[1], over.end)


def _placed(line: list[Printed], columns: list[tuple[int, int]]) -> list[str]:
    """The label over each column; nothing where a column has none or two, or a label stands over no column."""
    above = [[n for n, cell in enumerate(line) if cell.begin < end and begin < cell.end] for begin, end in columns]
    if any(len(found) != 1 for found in above) or {found[0] for found in above} != set(range(len(line))):
        return []
    return [line[found[0]].text for found in above]
