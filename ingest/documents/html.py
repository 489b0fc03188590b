"""Web pages: their tables as grids, and the words around them as lines."""

from __future__ import annotations

from lxml import etree
from lxml import html as markup

from ingest.documents.document import Cell, Document, Grid, Line
from ingest.model.errors import UnreadableDocument

_SPAN_LIMIT = 200
_MOST_CELLS = 300_000
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "br", "section", "article", "table"}


def read(file: str, sha256: str, words: str) -> Document:
    """Read a page without fetching anything it points at; its encoding is settled already."""
    parser = markup.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = markup.fromstring(words.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableDocument(
            f"`{file}` is no HTML page: {fault}.", where=file, remedy="Fetch the page anew, or correct its `format`."
        ) from fault
    etree.strip_elements(root, "script", "style", "noscript", with_tail=False)
    grids = [_grid(table, index, file) for index, table in enumerate(root.iter("table"), 1)]
    shown = [line for line in _words(root).split("\n") if line.strip()]
    return Document(file, sha256, lines=[Line(n, w.strip()) for n, w in enumerate(shown, 1)], grids=grids)


def _words(root: markup.HtmlElement) -> str:
    for element in root.iter():
        if element.tag in _BLOCKS:
            element.tail = "\n" + (element.tail or "")
    return str(root.text_content())


def _grid(table: markup.HtmlElement, index: int, file: str) -> Grid:
    """Cells by row and column; a spanning cell stands in every place it covers, a row ends where its last cell does."""
    own = [line for line in table.iter("tr") if next(line.iterancestors("table"), None) is table]
    rows: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(own):
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (row, column) in rows:
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            text = " ".join(cell.text_content().split())
            high = min(high, len(own) - row)
            _refuse_flood(len(rows) + wide * high, index, file)
            laid = Cell(text, f"table {index}, row {row + 1}, column {column + 1}")
            rows |= {(row + down, column + across): laid for down in range(high) for across in range(wide)}
            column += wide
    widths = [0] * len(own)
    for row, column in rows:
        widths[row] = max(widths[row], column + 1)
    return [
        [rows.get((r, c), Cell("", f"table {index}, row {r + 1}, column {c + 1}")) for c in range(width)]
        for r, width in enumerate(widths)
    ]


def _refuse_flood(cells: int, index: int, file: str) -> None:
    if cells > _MOST_CELLS:
        raise UnreadableDocument(
            f"Table {index} of `{file}` spreads over more than {_MOST_CELLS:,} cells.",
            where=file,
            why="A page that fills the memory cannot be read safely.",
            remedy="Look at where it came from; save the table itself as .csv if it is genuine.",
        )


def _span(cell: markup.HtmlElement, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), _SPAN_LIMIT) if text.isdecimal() else 1
