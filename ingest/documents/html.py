"""Web pages: their tables as grids, and the words around them as lines."""

from __future__ import annotations

from lxml import etree
from lxml import html as markup

from ingest.documents.document import Cell, Document, Grid, Line
from ingest.model.errors import UnreadableDocument

_SPAN_LIMIT = 200
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "br", "section", "article", "table"}


def read(file: str, sha256: str, data: bytes) -> Document:
    """Read a page without fetching anything it points at."""
    parser = markup.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = markup.fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableDocument(
            f"`{file}` is no HTML page: {fault}.", where=file, remedy="Fetch the page anew, or correct its `format`."
        ) from fault
    etree.strip_elements(root, "script", "style", "noscript", with_tail=False)
    grids = [_grid(table, index) for index, table in enumerate(root.iter("table"), 1)]
    words = [line for line in _words(root).split("\n") if line.strip()]
    return Document(file, sha256, lines=[Line(n, w.strip()) for n, w in enumerate(words, 1)], grids=grids)


def _words(root: markup.HtmlElement) -> str:
    for element in root.iter():
        if element.tag in _BLOCKS:
            element.tail = "\n" + (element.tail or "")
    return str(root.text_content())


def _grid(table: markup.HtmlElement, index: int) -> Grid:
    """Cells by row and column; a spanning cell stands in every place it covers."""
    rows: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (row, column) in rows:
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            text = " ".join(cell.text_content().split())
            for down in range(high):
                for across in range(wide):
                    rows[row + down, column + across] = Cell(text, f"table {index}, row {row + 1}, column {column + 1}")
            column += wide
    if not rows:
        return []
    depth, width = max(r for r, _ in rows) + 1, max(c for _, c in rows) + 1
    return [
        [rows.get((r, c), Cell("", f"table {index}, row {r + 1}, column {c + 1}")) for c in range(width)]
        for r in range(depth)
    ]


def _span(cell: markup.HtmlElement, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), _SPAN_LIMIT) if text.isdigit() else 1
