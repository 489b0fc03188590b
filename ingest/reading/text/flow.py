"""A document as one flow: stretches of lines and tables the format marks, in order, boilerplate set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.documents.document import Document, Line, Table, Text
from ingest.language.characters import is_broken_number, visible
from ingest.reading.text.unwrapped import print_width, unwrapped

_MARKUP = re.compile(r"</?(?:b|strong|i|em|u|sup|sub)\s*>", re.IGNORECASE)
_BOLD = re.compile(r"(?<![\w/*)])\*\*(?=[^\s*])([^|\t]+?)(?<=[^\s*])\*\*(?!\*)")
_ESCAPED = re.compile(r"\\([*_#~^|-])")


@dataclass(frozen=True)
class Lines:
    """Lines that belong to the answer; blank ones part paragraphs. `aside` is boilerplate."""

    lines: tuple[Line, ...]
    aside: bool = False
    kind: str = ""


def flow_of(document: Document) -> Iterator[Lines | Table]:
    """The blocks of a document; neighbouring texts run together, a blank line between."""
    run: list[Line] = []
    width = print_width(list(_printed(document)))
    for block in document.blocks:
        if isinstance(block, Text) and not block.boilerplate:
            run.extend(plain(line) for line in block.lines)
            run.append(Line(run[-1].number if run else 0, ""))
            continue
        if run:
            yield Lines(tuple(unwrapped(run, width)))
            run = []
        if isinstance(block, Text):
            lines = unwrapped([plain(line) for line in block.lines], width)
            yield Lines(tuple(lines), aside=True, kind=block.kind)
        elif not block.boilerplate and not block.is_hidden:
            yield block
    if run:
        yield Lines(tuple(unwrapped(run, width)))


def _printed(document: Document) -> Iterator[Line]:
    """The lines of a document, a blank one after each block."""
    for text in document.texts():
        yield from (plain(line) for line in text.lines)
        yield Line(0, "")


def plain(line: Line) -> Line:
    """A line without the marks that only set type, and without unseen characters but those inside a number."""
    seen = line.text if is_broken_number(line.text) else visible(line.text)
    text = _ESCAPED.sub(r"\1", _BOLD.sub(r"\1", _MARKUP.sub("", seen)))
    return line if text == line.text else replace(line, text=text)
