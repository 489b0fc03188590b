"""Workbooks as small as a spreadsheet program would accept, written part by part."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"

Cells = list[list[str | int | float | None]]


def xlsx(sheets: dict[str, Cells], extra: dict[str, bytes] | None = None) -> bytes:
    """An .xlsx with inline strings and numbers."""
    names = list(sheets)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relations([("worksheet", f"worksheets/s{n}.xml") for n in range(len(names))]),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(f'<sheet name="{escape(name)}" sheetId="{n + 1}" r:id="r{n}"/>' for n, name in enumerate(names))
        + "</sheets></workbook>",
    }
    for n, name in enumerate(names):
        parts[f"xl/worksheets/s{n}.xml"] = _sheet(_rows(sheets[name]))
    return zipped({name: text.encode() for name, text in parts.items()} | (extra or {}))


def xlsx_with_far_cell(address: str) -> bytes:
    """An .xlsx that holds one cell near and one far away: a small file that asks for a vast grid."""
    row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{address}"><v>1</v></c></row>'
    return xlsx({"S": []}, {"xl/worksheets/s0.xml": _sheet(rows).encode()})


def ods(rows: str, sheet: str = "S") -> bytes:
    """An .ods around the XML of its rows."""
    return _ods({sheet: rows})


def ods_workbook(sheets: dict[str, list[list[str | int | dict[str, str | int]]]]) -> bytes:
    """An .ods of several sheets; a cell is `{"text": "2019", "over": 3}` where it spans columns."""
    return _ods({name: "".join(_ods_row(row) for row in rows) for name, rows in sheets.items()})


def _ods_row(cells: list[str | int | dict[str, str | int]]) -> str:
    made = "".join(
        ods_row(c).removeprefix('<table:table-row table:number-rows-repeated="1">').removesuffix("</table:table-row>")
        if not isinstance(c, dict)
        else f'<table:table-cell table:number-columns-spanned="{c["over"]}" office:value-type="string">'
        f"<text:p>{escape(str(c['text']))}</text:p></table:table-cell>"
        + "<table:covered-table-cell/>"
        * (int(c["over"]) - 1)
        for c in cells or [""]
    )
    return f"<table:table-row>{made}</table:table-row>"


def _ods(sheets: dict[str, str]) -> bytes:
    tables = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets.items())
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" '
        f'xmlns:text="{_ODF}:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{kind}"/></manifest:manifest>'
    )
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}
    return zipped({name: text.encode() for name, text in parts.items()})


def ods_row(*cells: str | int, rows: int = 1, columns: int = 1) -> str:
    """One row of an .ods; `rows` and `columns` repeat the row and each of its cells."""
    repeat = f'table:number-columns-repeated="{columns}"'
    made = "".join(
        f'<table:table-cell {repeat} office:value-type="float" office:value="{c}"><text:p>{c}</text:p>'
        "</table:table-cell>"
        if isinstance(c, int)
        else f'<table:table-cell {repeat} office:value-type="string"><text:p>{escape(c)}</text:p></table:table-cell>'
        for c in cells
    )
    return f'<table:table-row table:number-rows-repeated="{rows}">{made}</table:table-row>'


def zipped(parts: dict[str, bytes]) -> bytes:
    """Parts in a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _relations(targets: list[tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _sheet(rows: str) -> str:
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def _rows(cells: Cells) -> str:
    return "".join(
        f'<row r="{r}">' + "".join(_cell(f"{chr(65 + c)}{r}", value) for c, value in enumerate(row)) + "</row>"
        for r, row in enumerate(cells, 1)
    )


def _cell(address: str, value: str | int | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{address}"><v>{value}</v></c>'
