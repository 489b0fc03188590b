"""Workbooks: .xlsx, .ods and .csv, every cell with its string and its sheet address."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

import python_calamine

from ingest.documents.document import Cell, Document, Grid
from ingest.documents.kind import ZIP, as_text
from ingest.model.errors import UnreadableDocument


def read(file: str, sha256: str, data: bytes) -> Document:
    """Read every sheet; a .csv is a workbook of one sheet called `csv`."""
    if not data.startswith(ZIP):
        return Document(file, sha256, sheets={"csv": _grid(_csv_rows(file, data))})
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {
            name: _grid(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names
        }
    except (python_calamine.CalamineError, ValueError) as fault:
        raise UnreadableDocument(
            f"`{file}` cannot be opened as a workbook: {fault}.",
            where=file,
            remedy="Fetch it anew; if it has a password, ask for an open copy.",
        ) from fault
    return Document(file, sha256, sheets=sheets)


def column_letters(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _csv_rows(file: str, data: bytes) -> list[list[Any]]:
    """Rows as long as they are: what is short is not filled up, so that whoever reads the table can say so."""
    words = as_text(data)
    if words is None:
        raise UnreadableDocument(f"`{file}` is no text.", where=file, remedy="Save it as .csv in UTF-8, .xlsx or .ods.")
    try:
        return [list(row) for row in csv.reader(io.StringIO(words, newline=""), strict=True)]
    except csv.Error as fault:
        raise UnreadableDocument(
            f"`{file}` is no regular .csv: {fault}.",
            where=file,
            why="A quotation mark that is never closed swallows every row after it.",
            remedy="Open it, mend the row named above, and drop it in again.",
        ) from fault


def _grid(rows: list[list[Any]]) -> Grid:
    return [
        [Cell(_as_printed(value), f"{column_letters(c)}{r}") for c, value in enumerate(row)]
        for r, row in enumerate(rows, 1)
    ]


def _as_printed(value: Any) -> str:
    """A cell's string: whole numbers without a decimal point, days in ISO form."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)
