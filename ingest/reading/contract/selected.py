"""Which rows of the reader's tables a contract means, with the address that each figure has in the printed table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.documents.document import Cell, Document
from ingest.documents.workbook import column_letters
from ingest.model.mapping import Place
from ingest.model.read_table import ReadTable
from ingest.reading.figures.found import Found
from ingest.reading.reader import Reading
from ingest.reading.tables.table_read import TableRead
from ingest.reading.text.places import place_in
from ingest.tables.grid import Row
from ingest.tables.table import unreadable


@dataclass(frozen=True)
class Figure:
    """One figure of a table: its cell, what stands beside and above it, its address, and the reader's own words."""

    cell: Cell
    raw: str
    bands: tuple[Cell, ...]
    beside: tuple[Cell, ...]
    above: tuple[Cell, ...]
    ref: str
    found: tuple[Found, ...]


def selected(reading: Reading, document: Document, mapping: ReadTable) -> tuple[TableRead, list[Figure]]:
    """The table a contract means and its figures, in the order they are printed.

    Raises:
        UnreadableCell: the reader finds no such table, or another number of figures than the contract confirms.
    """
    inside = _inside(document, mapping)
    tables = [(t, rows) for t in reading.tables if (rows := [r for r in t.table.rows if _stands(r, inside)])]
    if len(tables) < mapping.place.table:
        raise unreadable(
            document.file,
            mapping.id,
            None,
            f"The reader finds {len(tables)} tables there.",
            "Correct `place`, or spell the table out under `tables`.",
        )
    read, rows = tables[mapping.place.table - 1]
    figures = list(_figures(read, rows, inside, mapping))
    if len(figures) != mapping.figures:
        raise unreadable(
            document.file,
            mapping.id,
            None,
            f"The reader finds {len(figures)} figures where the contract confirms {mapping.figures}.",
            "Look at `candour propose` for this document; correct `place` or `figures`.",
        )
    return read, figures


def _inside(document: Document, mapping: ReadTable) -> Callable[[Cell], bool]:
    """Whether a cell stands where the contract says: on a sheet, or between two lines."""
    place = mapping.place
    if place.sheet is not None:
        sheet = f"{place.sheet}!"
        return lambda cell: cell.place.startswith(sheet)
    if place.after is None and place.until is None:
        return lambda _cell: True
    first, last = _lines(document, place, mapping.id)
    order = {line.place: n for n, line in enumerate(document.lines)}
    return lambda cell: first < order.get(place_in(cell.place, order), -1) < last


def _lines(document: Document, place: Place, table_id: str) -> tuple[int, int]:
    lines = document.lines
    first = -1
    if place.after is not None:
        first = next((n for n, line in enumerate(lines) if place.after in line.text), len(lines))
        if first == len(lines):
            what = f"No line holds the words `{place.after}` that stand above the table."
            raise unreadable(document.file, table_id, None, what, "Correct `place.after` in the release.yml.")
    until = place.until
    last = next((n for n, line in enumerate(lines) if n > first and until and until in line.text), len(lines))
    return first, last


def _stands(row: Row, inside: Callable[[Cell], bool]) -> bool:
    return any(cell is not None and inside(cell) for cell in row.values)


def _figures(read: TableRead, rows: list[Row], inside: Callable[[Cell], bool], mapping: ReadTable) -> Iterator[Figure]:
    depth = max((sum(inside(c) for c in column.labels) for row in rows for column in row.columns), default=0)
    by_cell: dict[tuple[str, str], list[Found]] = {}
    for found in read.found:
        by_cell.setdefault((found.cell_ref, found.raw_value), []).append(found)
    number, last = depth, None
    for row in rows:
        bands = tuple(c for c in row.bands if inside(c) and c.text.strip())
        number += 1 + (bands != last and bool(bands))
        last = bands
        if {c.text.strip() for c in row.labels} & set(mapping.ignore):
            continue
        beside = tuple(c for c in row.labels if c.text.strip())
        for place, cell in enumerate(row.values):
            if cell is None or not (found_here := by_cell.get((cell.place, cell.text.strip()))):
                continue
            over = row.columns[place].labels if place < len(row.columns) else ()
            above = tuple(c for c in over if inside(c) and c.text.strip())
            ref = _address(mapping, cell, place + max(len(row.labels), 1) - 1, number)
            yield Figure(cell, cell.text.strip(), bands, beside, above, ref, tuple(found_here))


def _address(mapping: ReadTable, cell: Cell, place: int, number: int) -> str:
    """`T1!C4`: the table, the column (A holds the labels) and the printed row; a sheet keeps its own address."""
    if "!" in cell.place:
        return cell.place
    return f"{mapping.id}!{column_letters(place + 1)}{number}"
