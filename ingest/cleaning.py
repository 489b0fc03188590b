"""Documents without personal data, as the archive keeps them: a text cleaned, a PDF or Word document transcribed.

A workbook holds no letter and is kept as it came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.documents.document import Block, Cell, Document, Table, Text
from ingest.documents.kind import as_text, is_sheets, kind_of_document, transcribed
from ingest.documents.opening import open_document
from ingest.documents.transcript import as_transcript
from ingest.privacy import strip_address, strip_personal_data
from ingest.requesters import REMOVED_NAME, names_in
from ingest.settings import settings

_BREAKS = re.compile(r"[\r\n\t\f\v\x1c-\x1e\x85\u2028\u2029]+")
_PARAGRAPH = re.compile(r"paragraph ([0-9]+)")
_PAPER = ("pdf", "docx")


@dataclass(frozen=True)
class Clean:
    """Bytes to keep, how many strings were taken out of them, and whose names stood there."""

    data: bytes
    removed: int
    names: frozenset[str] = frozenset()


CLEANED = ".txt, .html, .csv, .xlsx, .ods, .pdf or .docx"
"""What a person can save a letter as, so that it can be cleaned."""


def can_be_cleaned(file: str, data: bytes) -> bool:
    """Whether personal data can be found in a document: what is no text, paper or open workbook may hide anything."""
    return kind_of_document(file, data) in _PAPER or is_sheets(data) or as_text(data) is not None


def without_personal_data(file: str, data: bytes) -> Clean:
    """What may be kept of a document.

    Raises:
        UnreadableDocument: a PDF or a Word document that cannot be opened, so nobody knows who stands in it.
    """
    kind = kind_of_document(file, data)
    if kind in _PAPER:
        return _transcribed(open_document(file, data, kind, settings()), kind, data)
    text = as_text(data)
    if text is None:
        return Clean(data, 0)
    stripped, names = strip_personal_data(text), frozenset(names_in(text))
    return Clean(stripped.text.encode("utf-8") if stripped.removed else data, stripped.removed, names)


def _transcribed(document: Document, kind: str, data: bytes) -> Clean:
    """The words of a document cleaned as one text; every cell and line stays where it stood."""
    text = "\n".join(_texts(document.blocks))
    names = frozenset(names_in(text) | names_in("\n".join(_cells(document.blocks))))
    stripped = strip_personal_data(text, names)
    if stripped.text == text and transcribed(data):
        return Clean(data, 0, names)
    lines = iter(stripped.text.split("\n"))
    blocks = [_block(block, before, lines, names) for before, block in _pairs(document.blocks)]
    plain = [_before_boilerplate(block) for block in blocks]
    return Clean(as_transcript(replace(document, blocks=plain), kind), stripped.removed, names)


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    """A line for each line and each row, and an empty one where a gap parts two paragraphs."""
    for before, block in _pairs(blocks):
        if before is not None and not _goes_on(before, block):
            yield ""
        if isinstance(block, Text):
            yield from (_BREAKS.sub(" ", line.text) for line in block.lines)
        else:
            yield from ("\t".join(_BREAKS.sub(" ", cell.text) for cell in _told(row)) for row in block.cells)


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, Block]]:
    return zip([None, *blocks], blocks, strict=False)


def _goes_on(before: Block, block: Block) -> bool:
    """Paragraphs of a Word document without an empty one between: an address is often set so, line by line."""
    if not (isinstance(before, Text) and isinstance(block, Text)) or before.heading or block.heading:
        return False
    one, next_one = _PARAGRAPH.fullmatch(before.place), _PARAGRAPH.fullmatch(block.place)
    return bool(one and next_one) and int(next_one[1]) == int(one[1]) + 1  # type: ignore[index]


def _told(row: Sequence[Cell]) -> list[Cell]:
    """The cells of a row, one that spans columns once."""
    return list({cell.place: cell for cell in row}.values())


def _cells(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (_BREAKS.sub(" ", cell.text) for row in block.cells for cell in _told(row))


def _block(block: Block, before: Block | None, lines: Iterator[str], names: frozenset[str]) -> Block:
    if before is not None and not _goes_on(before, block):
        next(lines)
    if isinstance(block, Text):
        return replace(block, lines=[replace(line, text=next(lines)) for line in block.lines])
    known: dict[str, Cell] = {}
    rows = []
    for row in block.cells:
        for cell, text in zip(_told(row), _row(_told(row), next(lines), names), strict=True):
            known.setdefault(cell.place, replace(cell, text=text))
        rows.append([known[cell.place] for cell in row])
    return replace(block, cells=rows)


def _row(cells: Sequence[Cell], cleaned: str, names: frozenset[str]) -> list[str]:
    """The cells of a cleaned row; where it cannot be parted as it was, no words of it are kept."""
    parts = cleaned.split("\t")
    if len(parts) != len(cells) and cells:
        return [REMOVED_NAME if re.search(r"[^\W\d_]", cell.text) else cell.text for cell in cells]
    return [strip_address(strip_personal_data(part, names).text) for part in parts[: len(cells)]]


def _before_boilerplate(block: Block) -> Block:
    """A block as its format gave it; only what stands on every page is known by its place."""
    if isinstance(block, Text) and block.kind != "page":
        return replace(block, boilerplate=False, kind="")
    return block
