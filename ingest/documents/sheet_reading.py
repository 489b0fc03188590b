"""Reads the sheets of a workbook slice by slice: values by calamine, what is hidden or merged by the marks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import python_calamine

from ingest.documents.extent import addressed, refuse_flood
from ingest.documents.ods_marks import ods_marks
from ingest.documents.progress import Report
from ingest.documents.sheet_marks import Marks, note, share_styles, struck_styles
from ingest.documents.sheet_parts import SLICE, part_of_sheets, slices, with_parts
from ingest.documents.sheet_rows import SheetRows, column_letters
from ingest.documents.struck import struck


@dataclass
class Sheet:
    """A sheet as read."""

    name: str
    rows: SheetRows
    marks: Marks = field(default_factory=Marks)
    is_hidden: bool = False

    def remarks(self) -> Iterator[str]:
        """What people who open the workbook do not see."""
        if self.is_hidden:
            yield f"The sheet `{self.name}` is hidden."
        if self.marks.hidden_rows:
            yield f"Rows of the sheet `{self.name}` are hidden: {len(self.marks.hidden_rows)}."
        if self.marks.hidden_columns:
            shown = ", ".join(column_letters(c) for c in sorted(self.marks.hidden_columns)[:10])
            yield f"Columns of the sheet `{self.name}` are hidden: {shown}."


def xlsx_sheets(file: str, data: bytes, book: zipfile.ZipFile, report: Report) -> Iterator[Sheet]:
    """The sheets of an .xlsx, in order; a large one in slices."""
    names = book.namelist()
    styles = book.read("xl/styles.xml") if "xl/styles.xml" in names else b""
    shares, out = share_styles(styles), struck_styles(styles)
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as whole:
        parts = {name: part for name, part in part_of_sheets(book).items() if part in names}
        total = sum(book.getinfo(part).file_size for part in parts.values())
        done = 0
        for about in whole.sheets_metadata:
            sheet = Sheet(about.name, SheetRows(), is_hidden=_is_hidden(about))
            part = parts.get(about.name)
            is_large = part is not None and book.getinfo(part).file_size > SLICE
            for xml in slices(book, part) if part else [b""]:
                refuse_flood(addressed(xml), file)
                note(sheet.marks, xml, shares, out)
                if is_large and part:
                    _add_slice(sheet, book, part, xml)
                else:
                    _add(sheet, whole.get_sheet_by_name(about.name))
                done += len(xml)
                report(file, min(done, total), total)
            yield sheet


def ods_sheets(file: str, data: bytes, book: zipfile.ZipFile, report: Report) -> Iterator[Sheet]:
    """The sheets of an .ods, in order; the format can only be read whole."""
    with book.open("content.xml") as part:
        size = book.getinfo("content.xml").file_size
        marks = ods_marks(part, size, file, report)
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as whole:
        for done, about in enumerate(whole.sheets_metadata, 1):
            sheet = Sheet(about.name, SheetRows(), marks.get(about.name, Marks()), _is_hidden(about))
            _add(sheet, whole.get_sheet_by_name(about.name))
            report(file, size // 2 + size * done // (2 * len(whole.sheets_metadata)), size)
            yield sheet


def _is_hidden(about: python_calamine.SheetMetadata) -> bool:
    return about.visible is not python_calamine.SheetVisibleEnum.Visible


def _add_slice(sheet: Sheet, book: zipfile.ZipFile, part: str, xml: bytes) -> None:
    alone = io.BytesIO(with_parts(book, {part: xml}, only=part))
    with python_calamine.CalamineWorkbook.from_filelike(alone) as slice_of:
        _add(sheet, slice_of.get_sheet_by_name(sheet.name))


def _add(sheet: Sheet, values: python_calamine.CalamineSheet) -> None:
    """Append a stretch of values, with the empty rows and columns before it, so that addresses hold."""
    if values.start is None:
        return
    first, left = values.start
    sheet.rows.pad_to(first)
    marks = sheet.marks
    before = [""] * left
    for row, cells in enumerate(values.to_python(skip_empty_area=True), first):
        texts = before + [_as_printed(value) for value in cells]
        if marks.shares or marks.noted or marks.struck:
            texts = [_as_shown(marks, (row, c), t, v) for c, (t, v) in enumerate(_beside(texts, cells))]
        sheet.rows.add(texts)


def _beside(texts: list[str], cells: list[Any]) -> Iterator[tuple[str, Any]]:
    yield from zip(texts, [""] * (len(texts) - len(cells)) + cells, strict=True)


def _as_shown(marks: Marks, at: tuple[int, int], text: str, value: Any) -> str:
    """A share with its sign, as 1 printed 100% is no count of one; and signs above the line kept apart."""
    if at in marks.struck:
        return struck(text)
    if at in marks.shares and isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value * 100:.10g}%"
    return marks.noted.get(at, text)


def _as_printed(value: Any) -> str:
    """A cell's string: whole numbers without a decimal point, days in ISO form."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return str(value)
