"""Word documents: paragraphs, headings, tables with merged cells, notes and text boxes, in their order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from ingest.documents.boilerplate import set_aside
from ingest.documents.document import Block, Document, Line, Table, Text, document_of
from ingest.documents.kind import DAMAGES
from ingest.documents.word_beside import words_beside
from ingest.documents.word_tables import Laid, header_rows, laid_out
from ingest.documents.word_words import Notes, is_bold, tag, words_of
from ingest.model.errors import UnreadableDocument

_LONGEST_HEADING = 120
_HEADINGS = ("heading", "title", "subtitle", "caption")


def read(file: str, sha256: str, data: bytes) -> Document:
    """Read all of it; headers and footers of its pages are set aside.

    Raises:
        UnreadableDocument: damaged, or a table of it would fill the memory.
    """
    try:
        book = docx.Document(io.BytesIO(data))
        walk = _Walk(file, {style.style_id: style.name or "" for style in book.styles})
        blocks = list(set_aside(walk.all_of(book)))
        beside = list(words_beside(book))
    except (OpcError, etree.XMLSyntaxError, KeyError, AttributeError, *DAMAGES) as fault:
        raise UnreadableDocument(
            f"`{file}` cannot be opened as a Word document: {fault}.",
            where=file,
            remedy="Fetch it anew; if it has a password, ask for an open copy.",
        ) from fault
    return document_of(file, sha256, blocks, beside=beside)


@dataclass
class _Walk:
    """Where the walk stands."""

    file: str
    styles: dict[str, str]
    notes: Notes = field(default_factory=Notes)
    lines: int = 0
    paragraphs: int = 0
    tables: int = 0

    def all_of(self, book: Any) -> Iterator[Block]:
        yield from self._margins(book, "header")
        yield from self._within(book.element.body)
        yield from self._footnotes(book)
        yield from self._margins(book, "footer")

    def _within(self, parent: Any) -> Iterator[Block]:
        """Paragraphs and tables, also those that stand in a content control or an accepted change."""
        for element in parent:
            if element.tag == tag("p"):
                yield from self._paragraph(element)
            elif element.tag == tag("tbl"):
                yield from self._table(element)
            elif element.tag in (tag("sdt"), tag("sdtContent"), tag("ins"), tag("customXml"), tag("smartTag")):
                yield from self._within(element)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        self.paragraphs += 1
        style = element.find(f"{tag('pPr')}/{tag('pStyle')}")
        name = self.styles.get(style.get(tag("val"), ""), "") if style is not None else ""
        words = words_of(element, self.notes)
        is_title = name.casefold().startswith(_HEADINGS) or is_bold(element)
        yield from self._text(words, f"paragraph {self.paragraphs}", is_title and len(words) <= _LONGEST_HEADING)
        for box in element.iter(tag("txbxContent")):
            if not any("Fallback" in str(outer.tag) for outer in box.iterancestors()):
                yield from self._within(box)

    def _text(self, words: str, place: str, heading: bool = False, kind: str = "") -> Iterator[Text]:
        shown = [" ".join(line.split()) for line in words.split("\n") if line.strip()]
        if shown:
            lines = [Line(self.lines + n, line, place) for n, line in enumerate(shown, 1)]
            self.lines += len(lines)
            yield Text(lines, place, heading=heading, boilerplate=bool(kind), kind=kind)

    def _table(self, element: Any) -> Iterator[Block]:
        """A table, and after it the tables within its cells."""
        self.tables += 1
        place = f"table {self.tables}"
        laid: Laid = laid_out(element, place, self.file, self.notes)
        yield Table(laid.cells, place, None, header_rows(element))
        for inner in laid.nested:
            yield from self._table(inner)

    def _footnotes(self, book: Any) -> Iterator[Text]:
        for relation in book.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
                continue
            kind = relation.reltype.rpartition("/")[2].removesuffix("s")
            for note in etree.fromstring(relation.target_part.blob, _safe()).iter(tag(kind)):
                number = self.notes.numbers.get((kind, note.get(tag("id"), "")))
                words = "\n".join(words_of(p, self.notes) for p in note.iter(tag("p")))
                if number is not None:
                    yield from self._text(f"{number}. {words.strip()}", f"{kind} {number}")

    def _margins(self, book: Any, which: str) -> Iterator[Text]:
        said: set[str] = set()
        margins = [getattr(s, f"{kind}{which}") for s in book.sections for kind in ("", "first_page_", "even_page_")]
        for margin in margins:
            paragraphs = [] if margin.is_linked_to_previous else margin._element.iter(tag("p"))
            words = "\n".join(words_of(paragraph, self.notes) for paragraph in paragraphs).strip()
            if words and words not in said:
                said.add(words)
                yield from self._text(words, f"page {which}", kind="page")


def _safe() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
