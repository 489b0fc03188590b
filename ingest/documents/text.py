"""Plain text: letters, answers and pages saved as text."""

from __future__ import annotations

import re

from ingest.documents.document import Document, Line, numbered

_EMPHASIS = re.compile(r"</?(?:b|strong|i|em|u|sup|sub)\s*>", re.IGNORECASE)


def read(file: str, sha256: str, data: bytes) -> Document:
    """Lines without the tags that only set type; Windows text is understood too."""
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = data.decode("cp1252", errors="replace")
    lines = [Line(line.number, _EMPHASIS.sub("", line.text)) for line in numbered(words)]
    return Document(file, sha256, lines=lines)
