"""Tables that the format itself marks: their rows as they are, and what is hidden left out."""

from __future__ import annotations

from dataclasses import replace

from ingest.documents.document import Cell, Table
from ingest.tables.choice import MARKED
from ingest.tables.grid import Candidate
from ingest.tables.indents import indent_of

_MOST_ROWS = 20_000


def given_candidates(table: Table) -> list[Candidate]:
    """The grid of a marked table, without hidden rows and columns, its caption on top."""
    rows = [
        [_set_in(cell) for column, cell in enumerate(row) if column not in table.hidden_columns]
        for number, row in enumerate(table.cells[:_MOST_ROWS])
        if number not in table.hidden_rows
    ]
    while rows and not any(cell.text.strip() for row in rows for cell in row[-1:]) and max(map(len, rows)) > 2:
        widest = max(map(len, rows))
        rows = [row[:-1] if len(row) == widest else row for row in rows]
    caption = [Cell(table.caption, table.place)] if table.caption else []
    heads = min(table.header_rows or 0, len(rows))
    return [Candidate(MARKED, rows, caption, heads=heads)] if rows else []


def _set_in(cell: Cell) -> Cell:
    """A cell that says how far its words are set in, where blanks before them do that."""
    return replace(cell, indent=indent_of(cell.text)) if cell.text[:1].isspace() and cell.text.strip() else cell
