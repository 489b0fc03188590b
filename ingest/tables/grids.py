"""Tables whose cells already stand in rows and columns: bars, tabs, pages, sheets."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.documents.document import Cell, Document, Grid, Line
from ingest.model.mapping import TableMapping
from ingest.tables.locate import lines_of
from ingest.tables.table import Row, Table, Value, spread, unreadable


def read_grid(document: Document, mapping: TableMapping) -> Table:
    """Header rows first, then a label and values a row."""
    grid = [row for row in _grid_of(document, mapping)[mapping.place.skip_rows :] if any(c.text.strip() for c in row)]
    depth = len(mapping.header)
    body = grid[depth:]
    if not body:
        raise unreadable(document.file, mapping.id, None, "The table has no rows.", "Correct its `place`.")
    width = max(len(row) for row in body) - 1
    headers = [
        spread(
            [c for c in row if c.text or mapping.layout == "sheet"] if len(row) != width + 1 else row,
            width,
            document.file,
            mapping.id,
        )
        for row in grid[:depth]
    ]
    first = mapping.place.skip_rows + depth + 1
    rows = [
        _row(number, cells, width, document, mapping)
        for number, cells in enumerate(body, first)
        if not _ignored(cells, mapping)
    ]
    return Table(headers, rows)


def _ignored(cells: Sequence[Cell], mapping: TableMapping) -> bool:
    return cells[0].text.strip() in mapping.ignore


def _row(number: int, cells: Sequence[Cell], width: int, document: Document, mapping: TableMapping) -> Row:
    label, values = cells[0], cells[1:]
    spread_out = {"", label.text.strip()}  # a band may be printed over every column
    if label.text.strip() in mapping.bands and all(v.text.strip() in spread_out for v in values):
        return Row(number, label)
    if len(values) != width:
        raise unreadable(
            document.file,
            mapping.id,
            label,
            f"The row `{label.text.strip()}` has {len(values)} values where the table has {width} columns.",
            "A short row is never filled from the left; correct the mapping, or declare the label a band.",
        )
    return Row(number, label, [Value(cell, column) for column, cell in enumerate(values)])


def _grid_of(document: Document, mapping: TableMapping) -> Grid:
    if mapping.layout == "sheet":
        name = mapping.place.sheet or "csv"
        if name not in document.sheets:
            known = ", ".join(document.sheets) or "none"
            raise unreadable(
                document.file, mapping.id, None, f"There is no sheet `{name}`.", f"The sheets are: {known}."
            )
        return _until(document.sheets[name], mapping.place.until)
    if mapping.layout == "html":
        if not 1 <= mapping.place.table <= len(document.grids):
            held = len(document.grids)
            raise unreadable(
                document.file, mapping.id, None, f"There is no table {mapping.place.table}.", f"The page has {held}."
            )
        return _until(document.grids[mapping.place.table - 1], mapping.place.until)
    lines = lines_of(document, mapping)
    return [_split(line, "|" if mapping.layout == "pipes" else "\t") for line in lines]


def _until(grid: Grid, words: str | None) -> Grid:
    if words is None:
        return grid
    end = next((i for i, row in enumerate(grid) if any(words in cell.text for cell in row)), len(grid))
    return grid[:end]


def _split(line: Line, sign: str) -> list[Cell]:
    text = line.text.strip() if sign == "|" else line.text
    if sign == "|":
        text = text.removeprefix("|").removesuffix("|")
    return [line.cell(part.strip()) for part in text.split(sign)]
