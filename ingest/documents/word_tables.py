"""A table of a Word document as a grid: merged cells stand in every place they cover, short rows stay short."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.documents.document import Cell
from ingest.documents.word_words import Notes, tag, words_of
from ingest.model.errors import UnreadableDocument

_MOST_CELLS = 300_000


@dataclass
class Laid:
    """The grid, and the tables that stand within its cells."""

    cells: list[list[Cell]] = field(default_factory=list)
    nested: list[Any] = field(default_factory=list)


def laid_out(table: Any, place: str, file: str, notes: Notes) -> Laid:
    """Cells by row and column of the table's own grid."""
    laid = Laid()
    above: dict[int, Cell] = {}
    in_all = 0
    for r, row in enumerate(_rows(table), 1):
        cells = [Cell("", f"{place}, row {r}, column {c + 1}") for c in range(_skipped(row))]
        below: dict[int, Cell] = {}
        for element in _children(row, "tc"):
            column, wide = len(cells), _span(element)
            in_all += wide
            _refuse_flood(in_all, place, file)
            merged = element.find(f"{tag('tcPr')}/{tag('vMerge')}")
            goes_on = merged is not None and merged.get(tag("val"), "continue") == "continue"
            cell = above.get(column) if goes_on else None
            cell = cell or Cell(_words(element, notes), f"{place}, row {r}, column {column + 1}")
            cells += [cell] * wide
            if merged is not None:
                below[column] = cell
            laid.nested += [t for t in element.iter(tag("tbl")) if next(t.iterancestors(tag("tc"))) is element]
        above = below
        laid.cells.append(cells)
    return laid


def header_rows(table: Any) -> int | None:
    """How many first rows are repeated on every page."""
    count = 0
    for row in _rows(table):
        if row.find(f"{tag('trPr')}/{tag('tblHeader')}") is None:
            break
        count += 1
    return count or None


def _rows(table: Any) -> list[Any]:
    return _children(table, "tr")


def _children(parent: Any, name: str) -> list[Any]:
    """Its own, also within a content control or a change."""
    found = []
    for element in parent:
        if element.tag == tag(name):
            found.append(element)
        elif element.tag in (tag("sdt"), tag("sdtContent"), tag("ins"), tag("customXml")):
            found += _children(element, name)
    return found


def _words(cell: Any, notes: Notes) -> str:
    """A cell's paragraphs on one line; two figures one under the other are parted by a stroke."""
    paragraphs = [p for p in cell.iter(tag("p")) if next(p.iterancestors(tag("tc"))) is cell]
    text = "\n".join(words_of(p, notes).strip() for p in paragraphs)
    return " ".join(re.sub(r"(?<=\d)\s*\n\s*(?=\d)", " / ", text).split())


def _span(cell: Any) -> int:
    return _number(cell.find(f"{tag('tcPr')}/{tag('gridSpan')}"), 1)


def _skipped(row: Any) -> int:
    return min(_number(row.find(f"{tag('trPr')}/{tag('gridBefore')}"), 0), 100)


def _number(element: Any, otherwise: int) -> int:
    text = element.get(tag("val"), "") if element is not None else ""
    return max(int(text), otherwise) if text.isdecimal() and len(text) < 9 else otherwise


def _refuse_flood(cells: int, place: str, file: str) -> None:
    if cells > _MOST_CELLS:
        raise UnreadableDocument(
            f"{place.capitalize()} of `{file}` spreads over more than {_MOST_CELLS:,} cells.",
            where=file,
            why="A document that fills the memory cannot be read safely.",
            remedy="Look at where it came from; save the table itself as .csv if it is genuine.",
        )
