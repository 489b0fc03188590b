"""What the content of an .ods says of its cells beside their values: hidden, merged, shares, signs above the line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from lxml import etree

from ingest.documents.extent import let_go, refuse_flood
from ingest.documents.progress import Report
from ingest.documents.raised import raised
from ingest.documents.sheet_marks import FURTHEST_COLUMN, Marks

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _OFFICE = f"{{{_ODF}:table:1.0}}", f"{{{_ODF}:office:1.0}}"
_STYLE, _TEXT = f"{{{_ODF}:style:1.0}}", f"{{{_ODF}:text:1.0}}"
_UNSEEN = ("collapse", "filter")


@dataclass
class _Sheets:
    """What is known so far, and the row and column the reading has come to."""

    file: str
    found: dict[str, Marks] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)
    marks: Marks = field(default_factory=Marks)
    row: int = 0
    column: int = 0
    height: int = 0
    width: int = 0


def ods_marks(part: IO[bytes], size: int, file: str, report: Report) -> dict[str, Marks]:
    """The marks of each sheet, by its name.

    Raises:
        UnreadableDocument: a sheet asks for more cells than are laid out safely.
    """
    at = _Sheets(file)
    tags = [f"{_TABLE}table", f"{_TABLE}table-row", f"{_TABLE}table-column", f"{_STYLE}style"]
    steps = etree.iterparse(part, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True)
    for event, element in steps:
        if element.tag == tags[0]:
            if event == "start":
                at.marks = at.found.setdefault(element.get(f"{_TABLE}name", ""), Marks())
            at.row = at.column = at.height = at.width = 0
            report(file, part.tell() // 2, size)
        elif event == "start":
            continue
        elif element.tag == tags[1]:
            _note_row(at, element)
            let_go(element)
        elif element.tag == tags[2]:
            _note_column(at, element)
        elif any(_is_above(p) for p in element.iter(f"{_STYLE}text-properties")):
            at.raised.add(element.get(f"{_STYLE}name", ""))
    return at.found


def _is_above(properties: Any) -> bool:
    """`super 58%`, or a share of the line's height such as `33% 58%`."""
    place = properties.get(f"{_STYLE}text-position", "").split(" ")[0]
    return place == "super" or (place.rstrip("%").isdigit() and int(place.rstrip("%")) > 0)


def _note_column(at: _Sheets, element: Any) -> None:
    times = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
    if element.get(f"{_TABLE}visibility") in _UNSEEN:
        at.marks.hidden_columns.update(range(at.column, min(at.column + times, FURTHEST_COLUMN)))
    at.column += times


def _note_row(at: _Sheets, element: Any) -> None:
    times = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
    column = words_to = 0
    for cell in element:
        wide = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        # A plain figure has a type and a value; only what has more, or is a share or a text, is looked at.
        if at.raised or len(cell.attrib) != 2 or cell.get(f"{_OFFICE}value-type") == "percentage":
            _note_cell(at, cell, column, times, wide)
        column += wide
        words_to = column if len(cell) > 0 else words_to
    if words_to:
        at.height += times
        at.width = max(at.width, words_to)
        refuse_flood(at.height * at.width, at.file)
        if element.get(f"{_TABLE}visibility") in _UNSEEN:
            at.marks.hidden_rows.update(range(at.row, at.row + times))
    at.row += times


def _note_cell(at: _Sheets, cell: Any, column: int, times: int, wide: int) -> None:
    if times * wide < FURTHEST_COLUMN:
        covered = [(at.row + down, column + across) for down in range(times) for across in range(wide)]
        if cell.get(f"{_OFFICE}value-type") == "percentage":
            at.marks.shares.update(covered)
        spans = cell.iter(f"{_TEXT}span") if at.raised else ()
        if any(span.get(f"{_TEXT}style-name") in at.raised for span in spans):
            at.marks.noted.update(dict.fromkeys(covered, _words(cell, at.raised)))
    high, across = (int(cell.get(f"{_TABLE}number-{way}-spanned", "1")) for way in ("rows", "columns"))
    if high > 1 or across > 1:
        at.marks.merged.append((at.row, column, at.row + high - 1, column + across - 1))


def _words(cell: Any, above: set[str]) -> str:
    return "\n".join("".join(_pieces(p, above, False)) for p in cell.iterchildren(f"{_TEXT}p"))


def _pieces(element: Any, above: set[str], is_above: bool) -> Iterator[str]:
    is_above = is_above or element.get(f"{_TEXT}style-name") in above
    text = element.text or (" " * int(element.get(f"{_TEXT}c", "1")) if element.tag == f"{_TEXT}s" else "")
    yield raised(text) if is_above else text
    for inner in element:
        yield from _pieces(inner, above, is_above)
        yield (raised(inner.tail) if is_above else inner.tail) if inner.tail else ""
