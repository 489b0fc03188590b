"""Plain text: letters, answers and pages saved as text."""

from __future__ import annotations

import re

from ingest.documents.boilerplate import judged
from ingest.documents.document import Document, Line, numbered, paragraphs
from ingest.documents.raised import raised

_EMPHASIS = re.compile(r"</?(?:b|strong|i|em|u|sup|sub)\s*>", re.IGNORECASE)
_RAISED = re.compile(r"<sup\s*>([^<]{0,40})</sup\s*>", re.IGNORECASE)


def read(file: str, sha256: str, words: str) -> Document:
    """Lines without the tags that only set type; a block is what stands between blank lines, or boilerplate."""
    lines = [Line(line.number, _plain(line.text)) for line in numbered(words)]
    blocks = [block for run in paragraphs(lines) for block in judged(run)]
    return Document(file, sha256, lines=lines, blocks=blocks)


def _plain(text: str) -> str:
    return _EMPHASIS.sub("", _RAISED.sub(lambda found: raised(found[1]), text))
