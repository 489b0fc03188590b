"""The line that stands right on top of a table, blank above it and nothing between: its caption, whatever it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.documents.document import Line
from ingest.reading.captions.frame import Frame
from ingest.reading.captions.whole_table import NOTHING
from ingest.reading.figures.found import Found
from ingest.reading.signs.rules import defines_sign
from ingest.reading.words.anaphora import points_elsewhere
from ingest.reading.words.meaning import has_sense, meaning_of

_FEWEST_WORDS, _LONGEST = 3, 140
_NO_CAPTION = re.compile(
    r"[.?!;:,]\W*$|\d\s?%|^\W*(?:page|source|notes?|key|tel|email|ref(?:erence)?|dear|from|to|answers?|repl(?:y|ies)|"
    r"responses?|questions?|parts?|points?)\b",
    re.IGNORECASE,
)


def touching(before: Sequence[Line], first: Line) -> str:
    """Such a line above the first line of a table; empty where there is none."""
    if not before or not first.text.strip() or first.number - before[-1].number != 1:
        return ""
    text = before[-1].text.strip()
    stands_apart = len(before) == 1 or not before[-2].text.strip()
    if not stands_apart or len(text) > _LONGEST or len(text.split()) < _FEWEST_WORDS or _NO_CAPTION.search(text):
        return ""
    is_other = meaning_of(text).kind != "words" or defines_sign(text) or points_elsewhere(text)
    return "" if is_other else text


def doubted_under(found: Sequence[Found], caption: str, frame: Frame) -> list[Found]:
    """A figure is in doubt where its only caption is such a line, and neither says what is counted."""
    if not caption or frame.said[:1] != (caption,):
        return list(found)
    return [one if has_sense(f"{one.measure_text} {one.breakdown}") else one.doubted(NOTHING) for one in found]
