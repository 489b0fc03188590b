"""Sentences with their addresses."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.documents.document import Line
from ingest.language.characters import is_doubtful, visible

_END = re.compile(r"(?<=[.?!])['\"’”)]*\s+(?=['\"‘“(\[•]*[A-Z0-9~*£#†‡^'‘“])|(?<=;)\s+(?=\()")
_SHORT = re.compile(
    r"(?:\b(?:No|Nos|Mr|Mrs|Ms|Dr|St|Sgt|Insp|Supt|vs|etc|e\.g|i\.e|s|para|ref|"
    r"cent|art|reg|pp?|c|cf|approx|inc|incl|Co|Ltd|v|[Hh]on|[Rr]t)|\b[A-Z]|\([a-z0-9]|^[0-9]{1,2}|"
    r"^\(?[a-z]|^[ivx]{1,4}|^(?:Table|Figure|Chart|Annex|Appendix) [0-9A-Za-z]{1,4})\.$"
)


_TAIL = 60
_OPENING = 20
# No sentence is as long; what is longer is a table or a list that lost its line ends.
LONGEST = 4_000


@dataclass(frozen=True)
class Sentence:
    """A sentence and the line it stands in.

    `is_cut` where it is a piece of something far too long, `is_odd` where its numbers may not be what they look like;
    it starts `begin` characters into its line.
    """

    text: str
    place: str
    paragraph: int = 0
    is_cut: bool = False
    is_odd: bool = False
    begin: int = 0


def sentences_of(line: Line, paragraph: int = 0) -> list[Sentence]:
    """The sentences of one line; an abbreviation or a list number ends none."""
    found = []
    end = 0
    for part, odd in _parts(line.text):
        for piece in _pieces(part):
            begin = max(line.text.find(piece[:_OPENING], end), end)
            end = begin + len(piece)
            found.append(Sentence(piece, line.place, paragraph, len(part) > LONGEST, odd, begin))
    return found


def _pieces(text: str) -> Iterable[str]:
    """A text in lengths that a sentence may have, parted at spaces where it has any."""
    while len(text) > LONGEST:
        space = text.rfind(" ", LONGEST // 2, LONGEST)
        end = space if space > 0 else LONGEST
        yield text[:end].strip()
        text = text[end:].strip()
    if text:
        yield text


@functools.lru_cache(maxsize=1024)
def says(form: re.Pattern[str], sentence: str) -> bool:
    """Whether a form stands in a sentence; what a whole sentence says is asked again for each of its figures."""
    return form.search(sentence) is not None


@functools.lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[tuple[str, bool], ...]:
    parts: list[list[str]] = []
    tail = ""
    for piece in _split(text.strip()):
        if parts and (_SHORT.search(tail) or not re.search(r"[A-Za-z]{2}", tail)):
            parts[-1].append(piece)
        else:
            parts.append([piece])
        tail = " ".join(parts[-1])[-_TAIL:] if len(parts[-1]) < 3 else piece[-_TAIL:]
    whole = [" ".join(pieces) for pieces in parts]
    return tuple((part, is_doubtful(text)) for text in whole if (part := visible(text).strip()))


def _split(text: str) -> Iterable[str]:
    start = 0
    for found in _END.finditer(text):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]
