"""Sentences with their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.documents.document import Line

_END = re.compile(r"(?<=[.?!])['\"’”)]*\s+(?=['\"‘“(\[•]*[A-Z0-9~*£'‘“])|\s*[;]\s+(?=\()")
_SHORT = re.compile(
    r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|St|Sgt|Insp|Supt|vs|etc|e\.g|i\.e|s|para|ref|"
    r"cent|art|reg|pp?|c|cf|approx|inc|incl|Co|Ltd|v)|\b[A-Z]|\([a-z0-9]|^[0-9]{1,2}|"
    r"^\(?[a-z]|^[ivx]{1,4})\.$"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence and the line it stands in."""

    text: str
    place: str
    paragraph: int = 0


def sentences_of(line: Line, paragraph: int = 0) -> list[Sentence]:
    """The sentences of one line; an abbreviation or a list number ends none."""
    parts: list[str] = []
    for piece in _split(line.text.strip()):
        if parts and (_SHORT.search(parts[-1]) or not re.search(r"[A-Za-z]{2}", parts[-1])):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return [Sentence(part.strip(), line.place, paragraph) for part in parts if part.strip()]


def _split(text: str) -> Iterable[str]:
    start = 0
    for found in _END.finditer(text):
        yield text[start : found.start() + (1 if ";" in found.group() else 0)]
        start = found.end()
    yield text[start:]
