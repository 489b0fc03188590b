"""The sentence that says what each of the figures of a row is: `The numbers for each unit are A / B / C`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.documents.document import Cell
from ingest.language.periods import find_periods
from ingest.reading.captions.frame import Frame
from ingest.reading.words.meaning import has_sense
from ingest.tables.grid import Column, Understood
from ingest.tables.slashed import SLASHED

_BETWEEN = re.compile(r"\s+/\s+")
# All that stands before the first label.
_OPENING = re.compile(
    r".*(?:\b(?:are|is|shows?|gives?|means?|in order|respectively)\b[:,]?|:)\s+", re.IGNORECASE | re.DOTALL
)
_LEADS_IN = re.compile(r"\s+(?:in|during|for|on|at|as at|of)(?: the)?\s*$", re.IGNORECASE)
_NO_HEADER = "no header"


def with_key_said(table: Understood, frame: Frame, above: Sequence[str]) -> tuple[Understood, Frame]:
    """The table with the labels of the key over its columns; as it is where no one key fits."""
    if table.shape != SLASHED or any(column.labels for row in table.rows for column in row.columns):
        return table, frame
    width = len(table.rows[0].columns)
    keys = [labels for text in dict.fromkeys(above) if len(labels := _labels_of(text)) == width]
    if len(keys) != 1 or not all(map(has_sense, keys[0])):
        return table, frame
    place = table.rows[0].labels[0].place
    columns = [Column(tuple(Cell(part, place) for part in _parts_of(label))) for label in keys[0]]
    rows = [replace(row, columns=columns) for row in table.rows]
    doubts = tuple(doubt for doubt in table.doubts if doubt != _NO_HEADER)
    plain = replace(frame, title="", whole="", sums=("", ""), borrowed=False, governs=False)
    return replace(table, rows=rows, doubts=doubts), plain


def _parts_of(label: str) -> tuple[str, ...]:
    """What a label counts and, where it ends with that, when."""
    named = find_periods(label)
    if len(named) != 1 or named[0].end < len(label) or not has_sense(label[: named[0].begin]):
        return (label,)
    return _LEADS_IN.sub("", label[: named[0].begin]).strip(" ,"), label[named[0].begin :]


def _labels_of(text: str) -> list[str]:
    parts = [part.strip() for part in _BETWEEN.split(text.strip().rstrip("."))]
    if len(parts) < 2:
        return []
    return [_OPENING.sub("", parts[0]), *parts[1:]]
