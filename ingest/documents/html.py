"""Web pages: their tables as grids, and the words around them as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from lxml import html as markup

from ingest.documents.boilerplate import set_aside
from ingest.documents.document import Block, Document, Line, Table
from ingest.documents.page_beside import words_beside
from ingest.documents.page_controls import hidden_rows, words_chosen, words_unseen
from ingest.documents.page_tables import laid_out
from ingest.documents.page_walk import walk
from ingest.documents.struck import mark_struck
from ingest.model.errors import UnreadableDocument


def read(file: str, sha256: str, words: str) -> Document:
    """Read a page without fetching anything it points at; its encoding is settled already."""
    root = _tree(file, words)
    unseen = list(words_unseen(root))
    _tidy(root)
    grids = [laid_out(table, index, file, with_nested=True) for index, table in enumerate(root.iter("table"), 1)]
    blocks = list(set_aside(walk(root, file)))
    return Document(
        file,
        sha256,
        lines=list(lines_of(blocks)),
        grids=grids,
        blocks=blocks,
        remarks=list(hidden_rows(root)),
        beside=[*words_beside(root), *words_chosen(root), *unseen],
    )


def parsed(file: str, words: str) -> markup.HtmlElement:
    """The tree of a page without its scripts and styles.

    Raises:
        UnreadableDocument: there is no page in it.
    """
    root = _tree(file, words)
    _tidy(root)
    return root


def _tree(file: str, words: str) -> markup.HtmlElement:
    parser = markup.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        return markup.fromstring(words.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise UnreadableDocument(
            f"`{file}` is no HTML page: {fault}.", where=file, remedy="Fetch the page anew, or correct its `format`."
        ) from fault


def _tidy(root: markup.HtmlElement) -> None:
    """Cut off what no reader sees, and mark what is struck out."""
    etree.strip_elements(root, "script", "style", "noscript", "template", "svg", with_tail=False)
    mark_struck(root)


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every line of a page; a row of a table is one line."""
    number = 0
    for block in blocks:
        if isinstance(block, Table):
            for row in block.cells:
                number += 1
                told = dict.fromkeys(cell for cell in row if cell.text)
                yield Line(number, " ".join(cell.text for cell in told))
        else:
            yield from block.lines
            number = block.lines[-1].number
