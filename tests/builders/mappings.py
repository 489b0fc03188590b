"""Table mappings for tests: the least a layout needs."""

from __future__ import annotations

from typing import Any

from ingest.documents.document import Document
from ingest.documents.opening import open_document
from ingest.model.mapping import TableMapping
from ingest.settings import Settings
from ingest.tables.layouts import read_table
from ingest.tables.table import Table


def mapping(layout: str, **keys: Any) -> TableMapping:
    """A mapping of the table T1 whose header is one row, unless told otherwise."""
    made: dict[str, Any] = {
        "id": "T1",
        "title": "x",
        "layout": layout,
        "place": {},
        "header": [{"dimension": "codes"}],
        "rows": {"dimension": "codes"},
    }
    return TableMapping.model_validate(made | keys)


def opened(data: bytes | str, kind: str = "text", file: str = "letter.txt") -> Document:
    """Bytes, or a text, as the document they are declared to be."""
    return open_document(file, data.encode() if isinstance(data, str) else data, kind, Settings(data="unused"))


def read(layout: str, data: bytes | str, kind: str = "text", **keys: Any) -> Table:
    """A table as read from a document."""
    return read_table(opened(data, kind), mapping(layout, **keys))


def shown(table: Table) -> list[list[str]]:
    """Header rows and rows as strings; a row's label comes first."""
    headers = [["", *(cell.text for cell in row)] for row in table.headers]
    return headers + [[row.label.text, *(value.cell.text for value in row.values)] for row in table.rows]
