"""Columns coded by the letters of the question: `2019-20 (a)` under one that asks `(a) how many … and (b) …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.documents.document import Cell
from ingest.reading.captions.caption_words import bare_title
from ingest.reading.captions.frame import Frame
from ingest.reading.words.meaning import has_sense, only_people_in
from ingest.tables.grid import Column, Understood

_CODED = re.compile(r"(?P<rest>.*?)\s*\((?P<letter>[a-h])\)", re.IGNORECASE | re.DOTALL)
_PART = re.compile(r"(?<![\w(])\((?P<letter>[a-h])\)\s*", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:how many|(?:the )?(?:total )?numbers? of)\b\s*", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,;]|\band|\bor)*[\s.?]*$", re.IGNORECASE)
# What may stand before the question: what paper it is, and who asks whom.
_PAPERS = re.compile(
    r"(?:.*:\s*|\W*(?:(?:please|to ask [^,:;]{3,80}|i would like to know|state|confirm|tell me|give|provide|"
    r"(?:question|q)\s?[0-9]{0,2}[.):–-]?|[0-9]{1,2}[.)]),?\s*)*)",
    re.IGNORECASE | re.DOTALL,
)
# What is said of all the parts behind the last of them.
_OF_ALL = re.compile(
    r",?\s+(?:in|for|by|from|during|since|at|over|within)\s+(?:each|every|the (?:last|past))\b.*", re.I
)


@dataclass(frozen=True)
class _Asked:
    parts: dict[str, str]
    text: str


def with_letters_said(table: Understood, frame: Frame, above: Sequence[str]) -> tuple[Understood, Frame]:
    """The table with the words of the question in place of its letters; as it is where they do not all match."""
    letters = {
        column.labels[-1].text.strip(): _letter(column) for row in table.rows for column in row.columns if column.labels
    }
    used = set(letters.values())
    if None in used or len(used) < 2 or any(not column.labels for row in table.rows for column in row.columns):
        return table, frame
    asked = _asked(above)
    if asked is None or used != set(asked.parts):
        return table, frame
    rows = [replace(row, columns=[_spelt(column, asked) for column in row.columns]) for row in table.rows]
    people = only_people_in(" ".join(asked.parts.values()))
    plain = replace(frame, title="", whole="", sums=("", ""), borrowed=False, governs=False, people=people)
    return replace(table, rows=rows), replace(plain, label=bare_title(asked.text)[:80])


def _letter(column: Column) -> str | None:
    found = _CODED.fullmatch(column.labels[-1].text.strip())
    return found["letter"].casefold() if found else None


def _spelt(column: Column, asked: _Asked) -> Column:
    last = column.labels[-1]
    found = _CODED.fullmatch(last.text.strip())
    assert found is not None  # noqa: S101 - every column of such a table has its letter
    words = Cell(asked.parts[found["letter"].casefold()], last.place)
    rest = (Cell(found["rest"], last.place),) if found["rest"] else ()
    return Column((*column.labels[:-1], *rest, words))


def _asked(above: Sequence[str]) -> _Asked | None:
    """What each letter of the one question above asks; nothing where there are several, or a letter stands twice."""
    found = [one for text in dict.fromkeys(above) if (one := _parts_of(text)) is not None]
    return found[0] if len(found) == 1 else None


def _parts_of(text: str) -> _Asked | None:
    starts = list(_PART.finditer(text))
    letters = [start["letter"].casefold() for start in starts]
    if len(starts) < 2 or letters != sorted(set(letters)):
        return None
    stem = text[: starts[0].start()]
    asks = list(_ASKS.finditer(stem))
    if asks and not _PAPERS.fullmatch(stem[: asks[-1].start()]):
        return None
    stem = _ENDS.sub("", stem[asks[-1].end() :]) if asks else ""
    ends = [*(start.start() for start in starts[1:]), len(text)]
    parts = [_ENDS.sub("", text[start.end() : end]) for start, end in zip(starts, ends, strict=True)]
    parts[-1] = _OF_ALL.sub("", parts[-1])
    if "," in parts[-1]:
        return None  # what stands behind the comma may be said of all
    said = [_ASKS.sub("", part) if _ASKS.match(part) else f"{stem} {part}".strip() for part in parts]
    return _Asked(dict(zip(letters, said, strict=True)), text) if all(map(has_sense, said)) else None
