"""Plain text: letters, answers and pages saved as text."""

from __future__ import annotations

import re

from ingest.documents.document import Document, Line, numbered

_EMPHASIS = re.compile(r"</?(?:b|strong|i|em|u|sup|sub)\s*>", re.IGNORECASE)


def read(file: str, sha256: str, words: str) -> Document:
    """Lines without the tags that only set type."""
    lines = [Line(line.number, _EMPHASIS.sub("", line.text)) for line in numbered(words)]
    return Document(file, sha256, lines=lines)
