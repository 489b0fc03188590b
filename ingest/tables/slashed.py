"""Rows whose figures stand between slashes: `North: 31 / 28 / 4`, under a sentence that says what each of them is."""

from __future__ import annotations

import re

from ingest.documents.document import Cell, Line
from ingest.tables.cells import look
from ingest.tables.grid import Candidate

SLASHED = "figures between slashes"
_LINE = re.compile(r"(?P<label>[^:=|/]{1,80}?)\s*(?::|[–—=]|\s-)\s*(?P<cells>[^:=|]{3,80})")
_BETWEEN = re.compile(r"\s+/\s+")
_FEWEST = 3


def slashed(text: str) -> list[str]:
    """The label and the figures of such a line; empty where it is none."""
    found = _LINE.fullmatch(text.strip().rstrip(" ;,"))
    cells = _BETWEEN.split(found["cells"].strip()) if found else []
    if found is None or len(cells) < 2 or any(look(cell).kind != "value" for cell in cells):
        return []
    return [found["label"].strip(" •-–*"), *cells]


def rows_of(lines: list[Line]) -> list[Candidate]:
    """The grid of such lines, where there are several and all have as many figures."""
    shown = [line for line in lines if line.text.strip()]
    rows = [slashed(line.text) for line in shown]
    if len(rows) < _FEWEST or len({len(row) for row in rows}) != 1 or not rows[0]:
        return []
    cells = [
        [Cell(text, line.place + (f", figure {n}" if n else "")) for n, text in enumerate(row)]
        for line, row in zip(shown, rows, strict=True)
    ]
    return [Candidate(SLASHED, cells)]
