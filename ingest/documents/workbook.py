"""Workbooks: .xlsx, .ods and .csv, every cell with its string and its sheet address."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence

import python_calamine
from lxml import etree

from ingest.documents import sheet_blocks
from ingest.documents.document import Document, Line
from ingest.documents.kind import DAMAGES, ZIP, as_text
from ingest.documents.progress import Report, silent
from ingest.documents.sheet_marks import with_notes_above
from ingest.documents.sheet_parts import STRINGS, RowsWithoutNumbers, with_parts
from ingest.documents.sheet_reading import Sheet, ods_sheets, xlsx_sheets
from ingest.documents.sheet_rows import SheetRows, column_letters, grid_of
from ingest.documents.sheet_words import words_beside
from ingest.model.errors import UnreadableDocument

__all__ = ["column_letters", "read"]

NAME_OF_A_SHEET = "the name of a sheet"
_FAULTS = (python_calamine.CalamineError, KeyError, *DAMAGES)


def read(file: str, sha256: str, data: bytes, report: Report = silent) -> Document:
    """Read every sheet; a .csv is a workbook of one sheet called `csv`."""
    if not data.startswith(ZIP):
        return _document(file, sha256, [Sheet("csv", _csv_rows(file, data, report))])
    try:
        return _document(file, sha256, list(_sheets(file, data, report)), words_beside(data))
    except RowsWithoutNumbers as fault:
        raise UnreadableDocument(
            f"A large sheet of `{file}` does not number its rows.",
            where=file,
            why="It cannot be read in parts, and not whole within the memory.",
            remedy="Open it, save it anew as .xlsx, or save the sheet as .csv.",
        ) from fault
    except etree.XMLSyntaxError as fault:
        raise UnreadableDocument(
            f"`{file}` is a damaged workbook: {fault}.", where=file, remedy="Fetch it anew."
        ) from fault
    except _FAULTS as fault:
        raise UnreadableDocument(
            f"`{file}` cannot be opened as a workbook: {fault}.",
            where=file,
            remedy="Fetch it anew; if it has a password, ask for an open copy.",
        ) from fault


def _sheets(file: str, data: bytes, report: Report) -> Iterator[Sheet]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        if "content.xml" in book.namelist():
            yield from ods_sheets(file, data, book, report)
            return
        strings = with_notes_above(book.read(STRINGS)) if STRINGS in book.namelist() else None
        if strings is None:
            yield from xlsx_sheets(file, data, book, report)
            return
        noted = with_parts(book, {STRINGS: strings})
    with zipfile.ZipFile(io.BytesIO(noted)) as book:
        yield from xlsx_sheets(file, noted, book, report)


def _document(file: str, sha256: str, sheets: list[Sheet], beside: Sequence[Line] = ()) -> Document:
    in_all = sum(sheet.rows.cells for sheet in sheets)
    return Document(
        file,
        sha256,
        sheets={s.name: grid_of(s.rows, "", 0, len(s.rows.rows), in_all) for s in sheets},
        blocks=[block for sheet in sheets for block in sheet_blocks.blocks(sheet, in_all)],
        remarks=[remark for sheet in sheets for remark in sheet.remarks()],
        beside=[*(Line(0, sheet.name, NAME_OF_A_SHEET) for sheet in sheets if sheet.rows.rows), *beside],
    )


def _csv_rows(file: str, data: bytes, report: Report) -> SheetRows:
    """Rows as long as they are: what is short is not filled up, so that whoever reads the table can say so."""
    words = as_text(data)
    if words is None:
        raise UnreadableDocument(f"`{file}` is no text.", where=file, remedy="Save it as .csv in UTF-8, .xlsx or .ods.")
    rows = SheetRows()
    try:
        stream = io.StringIO(words, newline="")
        for number, row in enumerate(csv.reader(stream, strict=True)):
            rows.add(row)
            if number % 20_000 == 0:
                report(file, stream.tell(), len(words))
    except csv.Error as fault:
        raise UnreadableDocument(
            f"`{file}` is no regular .csv: {fault}.",
            where=file,
            why="A quotation mark that is never closed swallows every row after it.",
            remedy="Open it, mend the row named above, and drop it in again.",
        ) from fault
    report(file, len(words), len(words))
    return rows
