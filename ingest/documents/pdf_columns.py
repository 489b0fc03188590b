"""Tables that no rules draw: lines whose pieces stand under one another, cell by cell where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.documents.document import Cell, Grid
from ingest.documents.pdf_page import Piece, Printed

VALUE = re.compile(r"[<>≤≥~*£]?\s?-?[\d,.]+\s?[%*⁰¹²³⁴-⁹]*|[~*\-–.:]{1,3}|\[[a-z]\]|n/?a|nil", re.IGNORECASE)
_LONGEST_LABEL = 70
_LEAST_VALUES = 2
_FURTHEST = 3.0

Columns = list[tuple[float, float]]


def stretches(lines: Sequence[Printed]) -> Iterator[tuple[int, int, Columns | None]]:
    """First and last line (not included) of each stretch, with its columns where it is a table."""
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and _may_be_row(lines, start, stop):
            stop += 1
        while stop > start and len(lines[stop - 1].pieces) < 2:
            stop -= 1
        columns = _columns(lines[start:stop])
        if columns:
            yield start, stop, columns
            start = stop
        else:
            yield start, start + 1, None
            start += 1


def as_grid(lines: Sequence[Printed], columns: Columns, place: str) -> Grid:
    """Each piece in the column it stands in; one over several stands in each, a place without words is empty."""
    grid = []
    for r, line in enumerate(lines, 1):
        row: list[Cell | None] = [None] * len(columns)
        for piece in line.pieces:
            under = _under(piece, columns)
            for column in under:
                held = row[column]
                text = f"{held.text} {piece.text}" if held else piece.text
                row[column] = Cell(text, held.place if held else f"{place}, row {r}, column {under[0] + 1}")
        grid.append([cell or Cell("", f"{place}, row {r}, column {c}") for c, cell in enumerate(row, 1)])
    return grid


def _may_be_row(lines: Sequence[Printed], start: int, at: int) -> bool:
    """A line of several pieces near the last, or a short label between two such lines."""
    line = lines[at]
    if at > start and line.top - lines[at - 1].bottom > _FURTHEST * line.size:
        return False
    if len(line.pieces) > 1:
        return True
    follows = at + 1 < len(lines) and len(lines[at + 1].pieces) > 1
    return at > start and follows and len(line.text) <= _LONGEST_LABEL


def _columns(lines: Sequence[Printed]) -> Columns | None:
    """The columns of lines that make a table: at least two of them hold values beside a label."""
    rows = [line for line in lines if any(VALUE.fullmatch(piece.text) for piece in line.pieces[1:])]
    if len(rows) < _LEAST_VALUES:
        return None
    spans = sorted((piece.left, piece.right) for line in rows for piece in line.pieces)
    columns: Columns = []
    for left, right in spans:
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns if len(columns) > 1 else None


def _under(piece: Piece, columns: Columns) -> list[int]:
    """The columns a piece stands over; the nearest where it stands over none."""
    over = [n for n, (left, right) in enumerate(columns) if piece.left < right and piece.right > left]
    if over:
        return over
    middle = (piece.left + piece.right) / 2
    return [min(range(len(columns)), key=lambda n: abs((columns[n][0] + columns[n][1]) / 2 - middle))]
