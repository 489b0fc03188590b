"""Reads a table by the layout its mapping declares."""

from __future__ import annotations

from collections.abc import Callable

from ingest.documents.document import Document
from ingest.model.mapping import TableMapping
from ingest.tables.grids import read_grid
from ingest.tables.streams import read_one_cell_per_line, read_records, read_run_on, read_spaces
from ingest.tables.table import Table, unreadable

_READERS: dict[str, Callable[[Document, TableMapping], Table]] = {
    "pipes": read_grid,
    "tabs": read_grid,
    "html": read_grid,
    "sheet": read_grid,
    "spaces": read_spaces,
    "one_cell_per_line": read_one_cell_per_line,
    "run_on": read_run_on,
    "records": read_records,
}


def read_table(document: Document, mapping: TableMapping) -> Table:
    """The table of a mapping.

    Raises:
        UnreadableCell: the document does not look as the mapping says.
    """
    table = _READERS[mapping.layout](document, mapping)
    if not any(row.values for row in table.rows):
        raise unreadable(
            document.file, mapping.id, None, "The table has no rows.", "Correct its `place` or its layout."
        )
    return table
