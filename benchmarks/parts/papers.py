"""Documents of every format, made up: letters, pages, workbooks, printed and Word documents, and one large workbook."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Iterator

import docx
from fpdf import FPDF

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
SENTENCE = "In the year 2019 there were 12 officers dismissed, and 3 resigned before a hearing was held. "

Rows = list[list[str]]


def figures(rows: int, columns: int, seed: int = 1) -> Rows:
    """A head, and rows of a label and figures, some hidden."""
    draw = random.Random(seed)  # noqa: S311 - made-up figures
    head = ["Force", *(str(2000 + n) for n in range(1, columns))]
    some = [str(n) for n in range(400)] + ["~"] * 20
    return [head, *([f"Force {n}", *draw.choices(some, k=columns - 1)] for n in range(1, rows))]


def text(rows: Rows) -> bytes:
    return (SENTENCE * 3 + "\n\n" + "\n".join(" | ".join(row) for row in rows) + "\n\n" + SENTENCE).encode()


def page(rows: Rows) -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><nav>Home</nav><main><p>{SENTENCE * 3}</p><table>{body}</table></main></html>".encode()


def answer(rows: Rows) -> bytes:
    return json.dumps({"value": {"uin": "1", "answerText": page(rows).decode()}}).encode()


def csv(rows: Rows) -> bytes:
    return "\n".join(",".join(row) for row in rows).encode()


def word(rows: Rows) -> bytes:
    book = docx.Document()
    book.add_paragraph(SENTENCE * 3)
    table = book.add_table(len(rows), len(rows[0]))
    for line, row in zip(table.rows, rows, strict=True):
        for cell, said in zip(line.cells, row, strict=True):
            cell.text = said
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def printed(pages: int, rows: Rows) -> bytes:
    """A PDF with a paragraph, a ruled and an unruled table on each page."""
    made = FPDF()
    for number in range(1, pages + 1):
        made.add_page()
        made.set_font("helvetica", size=11)
        made.multi_cell(0, 6, f"Part {number}. {SENTENCE * 4}", new_x="LMARGIN", new_y="NEXT")
        with made.table(width=150) as table:
            for row in rows[:8]:
                line = table.row()
                for cell in row[:4]:
                    line.cell(cell)
        made.ln(6)
        for row in rows[8:16]:
            for cell in row[:4]:
                made.cell(35, 7, cell)
            made.ln(7)
    return bytes(made.output())


def ods(rows: Rows) -> bytes:
    def cell(said: str) -> str:
        kind = f'float" office:value="{said}' if said.isdigit() else "string"
        return f'<table:table-cell office:value-type="{kind}"><text:p>{said}</text:p></table:table-cell>'

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" '
        f'xmlns:text="{_ODF}:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{_KIND}"/></manifest:manifest>'
    )
    return _zipped({"mimetype": [_KIND], "META-INF/manifest.xml": [manifest], "content.xml": [content]})


def xlsx(rows: Iterator[list[str]] | Rows) -> bytes:
    """An .xlsx of one sheet, written row by row."""
    return _zipped({
        "[Content_Types].xml": [f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
                                'ContentType="application/xml"/></Types>'],
        "_rels/.rels": [_relation("officeDocument", "xl/workbook.xml")],
        "xl/_rels/workbook.xml.rels": [_relation("worksheet", "worksheets/s.xml")],
        "xl/workbook.xml": [f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="S" sheetId="1" '
                            'r:id="r0"/></sheets></workbook>'],
        "xl/worksheets/s.xml": _sheet(rows),
    })  # fmt: skip


def large(cells: int) -> bytes:
    """A workbook of one sheet of that many figures, row by row; nine million make about fifty megabytes."""
    draw = random.Random(2)  # noqa: S311 - made-up figures
    some = [str(n) for n in range(1000)]
    return xlsx(draw.choices(some, k=12) for _ in range(cells // 12))


def _sheet(rows: Iterator[list[str]] | Rows) -> Iterator[str]:
    yield f'<worksheet xmlns="{_MAIN}"><sheetData>'
    for r, row in enumerate(rows, 1):
        cells = "".join(
            f'<c r="{chr(65 + c)}{r}"><v>{said}</v></c>'
            if said.isdigit()
            else f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{said}</t></is></c>'
            for c, said in enumerate(row)
        )
        yield f'<row r="{r}">{cells}</row>'
    yield "</sheetData></worksheet>"


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r0" Type="{_OFFICE}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


def _zipped(parts: dict[str, list[str] | Iterator[str]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as made:
        for name, pieces in parts.items():
            with made.open(name, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece.encode())
    return buffer.getvalue()
