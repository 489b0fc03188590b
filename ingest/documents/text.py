"""Plain text: letters, answers and pages saved as text."""

from __future__ import annotations

import re

from ingest.documents.document import Document, Line, Text, numbered, paragraphs

_EMPHASIS = re.compile(r"</?(?:b|strong|i|em|u|sup|sub)\s*>", re.IGNORECASE)


def read(file: str, sha256: str, words: str) -> Document:
    """Lines without the tags that only set type; a block is a run of lines that no blank line parts."""
    lines = [Line(line.number, _EMPHASIS.sub("", line.text)) for line in numbered(words)]
    blocks = [Text(run, run[0].place) for run in paragraphs(lines)]
    return Document(file, sha256, lines=lines, blocks=blocks)
