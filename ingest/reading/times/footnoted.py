"""Footnote signs on a figure, on what it counts or on the caption: a note may say that a year is not covered whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.documents.document import Cell
from ingest.language.days import MONTH
from ingest.reading.signs.notes import note_for
from ingest.reading.times.dating import Dated
from ingest.reading.times.limited import limited_by
from ingest.reading.words.meaning import meaning_of

SAID_IN_A_NOTE = "a note says which part of the year is covered"
NO_NOTE = "a footnote sign on the figure has no note"
_SIGNS = re.compile(r"\*{1,3}|[†‡^#~]|\[[^\]]+\]|\([0-9a-z]{1,2}\)|[¹²³⁴-⁹]")
_DAY_OR_MONTH = re.compile(rf"\b(?:{MONTH}|months?|quarters?)(?!\w)", re.IGNORECASE)
_LETTERED = re.compile(r"[(\[][a-z]{1,4}[)\]]", re.IGNORECASE)


def signs_in(text: str) -> tuple[str, ...]:
    """The footnote signs of a caption or behind a number, wherever they stand."""
    return tuple(_SIGNS.findall(text))


def footnoted(at: Dated, marks: str, labels: Iterable[Cell], caption: str, notes: dict[str, str]) -> Dated:
    """The period of a figure under the notes that its own sign, its labels' and its caption's call.

    A note on the figure alone dates it. What stands over many figures is meant for one of their years, so it leaves
    a year that it changes in doubt.
    """
    own = _noted(at, signs_in(marks), notes)
    if own != at and own.period != at.period:
        return own
    words = [meaning_of(cell.text) for cell in labels]
    shared = [sign for label in words if label.kind not in ("period", "month", "quarter") for sign in label.signs]
    over = _noted(at, (*shared, *signs_in(caption)), notes)
    if over.period != at.period or over.doubts != at.doubts:
        return replace(over, doubts=tuple(dict.fromkeys((*own.doubts, *over.doubts, SAID_IN_A_NOTE))))
    return own


def _noted(at: Dated, signs: Iterable[str], notes: dict[str, str]) -> Dated:
    period, doubts = at.period, list(at.doubts)
    for sign in dict.fromkeys(signs):
        note = note_for(sign, notes)
        if note is None or period is None or not _DAY_OR_MONTH.search(note):
            continue
        limited, more = limited_by(period, note)
        period, doubts = limited, [*doubts, *more]
    return Dated(period, tuple(doubts))
