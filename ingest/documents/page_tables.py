"""A table of a web page as a grid: spans laid out, notes above the line kept apart, nested tables left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as markup

from ingest.documents.document import Cell, Grid
from ingest.documents.raised import raised
from ingest.model.errors import UnreadableDocument

_SPAN_LIMIT = 200
# What a page prints as one space or none.
_SOFT = " \t\r\n\f"
MOST_CELLS = 300_000
_BREAKS = {"br", "p", "div", "li", "tr", "hr", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6"}
_GLUED_DIGITS = re.compile(r"(?<=\d) ?\x00[ \x00]*(?=\d)")


def own_rows(table: markup.HtmlElement) -> list[markup.HtmlElement]:
    """A table's rows without those of tables within it."""
    return [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]


def laid_out(table: markup.HtmlElement, index: int, file: str, with_nested: bool = False) -> Grid:
    """Cells by row and column; a spanning cell stands in every place it covers, a row ends where its last cell does."""
    own = own_rows(table)
    rows: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(own):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (row, column) in rows:
                column += 1
            wide, high = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(own) - row)
            _refuse_flood(len(rows) + wide * high, index, file)
            place = f"table {index}, row {row + 1}, column {column + 1}"
            laid = Cell(words_of(cell, with_nested), place, 0 if column else _set_in(cell))
            rows |= {(row + down, column + across): laid for down in range(high) for across in range(wide)}
            column += wide
    widths = [0] * len(own)
    for row, column in rows:
        widths[row] = max(widths[row], column + 1)
    return [
        [rows.get((r, c), Cell("", f"table {index}, row {r + 1}, column {c + 1}")) for c in range(width)]
        for r, width in enumerate(widths)
    ]


def _set_in(cell: markup.HtmlElement) -> int:
    """How many hard spaces stand before the words of a cell."""
    first = next((text for text in cell.itertext() if text.strip(_SOFT)), "").lstrip(_SOFT)
    return len(first) - len(first.lstrip())


def header_rows(table: markup.HtmlElement) -> int | None:
    """How many rows the page marks as headings: those of `<thead>`, or first rows of nothing but `<th>`."""
    own = own_rows(table)
    marked = sum(row.getparent().tag == "thead" for row in own)
    if marked:
        return marked
    for row in own:
        if not all(cell.tag == "th" for cell in row.iterchildren("td", "th")) or not len(row):
            break
        marked += 1
    return marked if 0 < marked < len(own) else None


def words_of(element: markup.HtmlElement, with_nested: bool = False) -> str:
    """A cell's words on one line. Two figures parted only by a line break are parted by a stroke."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    joined = " ".join("".join(_pieces(element, with_nested)).split())
    return " ".join(_GLUED_DIGITS.sub(" / ", joined).replace("\x00", " ").split())


def _pieces(element: markup.HtmlElement, with_nested: bool) -> Iterator[str]:
    depth, skipped = 0, None
    for event, at in markup.etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if at.tag == "table" and at is not element and not with_nested and skipped is None:
                skipped = at
            depth += at.tag == "sup"
            if skipped is None:
                yield from (["\x00"] if at.tag in _BREAKS else [])
                yield _said(at.text, depth)
        else:
            depth -= at.tag == "sup"
            if at is skipped:
                skipped = None
            if skipped is None and at is not element:
                yield from (["\x00"] if at.tag in _BREAKS - {"br"} else [])
                yield _said(at.tail, depth)


def _said(text: str | None, above_the_line: int) -> str:
    clean = (text or "").replace("\x00", "")
    return raised(clean) if above_the_line else clean


def _refuse_flood(cells: int, index: int, file: str) -> None:
    if cells > MOST_CELLS:
        raise UnreadableDocument(
            f"Table {index} of `{file}` spreads over more than {MOST_CELLS:,} cells.",
            where=file,
            why="A page that fills the memory cannot be read safely.",
            remedy="Look at where it came from; save the table itself as .csv if it is genuine.",
        )


def _span(cell: markup.HtmlElement, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), _SPAN_LIMIT) if text.isdecimal() else 1
