"""What a workbook says of its cells beside their values: hidden, merged, shown as a share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ingest.documents.raised import raised
from ingest.documents.struck import struck

Range = tuple[int, int, int, int]
FURTHEST_COLUMN = 16_384
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"""\b(\w+)\s*=\s*["']([^"']*)["']""")
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_PER_CENT_IDS = {9, 10}


@dataclass
class Marks:
    """Rows and columns count from 0; `merged` are first row, first column, last row, last column.

    `noted` are the strings of cells in which something is printed above the line, `struck` are cells struck out.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Range] = field(default_factory=list)
    shares: set[tuple[int, int]] = field(default_factory=set)
    noted: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[tuple[int, int]] = field(default_factory=set)


def index_of(address: str) -> tuple[int, int] | None:
    """Row and column of `B7`, from 0."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def share_styles(styles: bytes) -> frozenset[bytes]:
    """The styles of an .xlsx that print a number as a percentage, by the number cells know them by."""
    if not styles:
        return frozenset()
    root = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True))
    formats = {f.get("numFmtId"): f.get("formatCode", "") for f in root.iter("{*}numFmt")}
    cells = next(root.iter("{*}cellXfs"), ())
    ids = [xf.get("numFmtId", "0") for xf in cells]
    shares = [n for n, i in enumerate(ids) if "%" in formats.get(i, "") or (i.isdigit() and int(i) in _PER_CENT_IDS)]
    return frozenset(str(n).encode() for n in shares)


def struck_styles(styles: bytes) -> frozenset[bytes]:
    """The styles of an .xlsx that strike out what they print."""
    if b"strike" not in styles:
        return frozenset()
    root = etree.fromstring(styles, etree.XMLParser(resolve_entities=False, no_network=True))
    fonts = next(root.iter("{*}fonts"), ())
    out = {str(n) for n, font in enumerate(fonts) if _strikes(font)}
    cells = next(root.iter("{*}cellXfs"), ())
    return frozenset(str(n).encode() for n, xf in enumerate(cells) if xf.get("fontId", "0") in out)


def _strikes(font: etree._Element) -> bool:
    return any(sign.get("val", "1") not in ("0", "false") for sign in font.iter("{*}strike"))


def with_notes_above(strings: bytes) -> bytes | None:
    """The shared strings of an .xlsx, with signs for what is raised or struck out; None where nothing is."""
    if b"superscript" not in strings and b"strike" not in strings:
        return None
    root = etree.fromstring(strings, etree.XMLParser(resolve_entities=False, no_network=True))
    for run in root.iter("{*}r"):
        above = next(run.iter("{*}vertAlign"), None)
        if above is not None and above.get("val") == "superscript":
            for text in run.iter("{*}t"):
                text.text = raised(text.text or "")
        if _strikes(run):
            for text in run.iter("{*}t"):
                text.text = struck(text.text or "")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def note(marks: Marks, xml: bytes, shares: frozenset[bytes], out: frozenset[bytes] = frozenset()) -> None:
    """Add what a stretch of an .xlsx sheet says of its cells."""
    marks.shares.clear()
    marks.struck.clear()
    if b"hidden" in xml:
        _note_hidden(marks, xml)
    for merged in _MERGED.findall(xml):
        ends = [index_of(end) for end in dict(_ATTRIBUTE.findall(merged)).get(b"ref", b"").decode().split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            marks.merged.append((*ends[0], *ends[1]))
    for cell in _CELL.findall(xml) if shares or out else ():
        at = dict(_ATTRIBUTE.findall(cell))
        style = at.get(b"s", b"0")
        place = index_of(at.get(b"r", b"").decode()) if style in shares or style in out else None
        if place and style in shares:
            marks.shares.add(place)
        if place and style in out:
            marks.struck.add(place)


def _note_hidden(marks: Marks, xml: bytes) -> None:
    for row in _ROW.findall(xml):
        at = dict(_ATTRIBUTE.findall(row))
        if at.get(b"hidden") in (b"1", b"true") and at.get(b"r", b"").isdigit():
            marks.hidden_rows.add(int(at[b"r"]) - 1)
    for column in _COLUMN.findall(xml):
        at = dict(_ATTRIBUTE.findall(column))
        if at.get(b"hidden") in (b"1", b"true"):
            last = min(int(at.get(b"max", b"0")), FURTHEST_COLUMN)
            marks.hidden_columns.update(range(int(at.get(b"min", b"1")) - 1, last))
