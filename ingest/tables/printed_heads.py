"""Headers of several lines over columns of spaces: wrapped labels and labels over groups, told by their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.documents.document import Cell, Line
from ingest.tables.cells import look
from ingest.tables.grid import Candidate
from ingest.tables.head_lines import Level, Part, Span, around, goes_on, is_wrapped, joined, placed, shared_out
from ingest.tables.heads import repeats

_PART = re.compile(r"\S+(?:\s\S+)*")
_COLUMNS = re.compile(r"\S\s{3,}\S")
_FIGURES = {"value", "share", "decimal", "entry"}
_MOST_LINES = 7
_USUAL = 3
_WIDEST = 60
_FEWEST = 2
UNCLEAR = "a header of several lines whose labels stand over no clear columns"


def header_lines(lines: Sequence[Line]) -> int:
    """How many of the last lines above rows of figures belong to them: some, and those before printed in columns."""
    count = min(_USUAL, len(lines))
    while count < min(_MOST_LINES, len(lines)) and in_columns(lines[-count - 1].text):
        count += 1
    return count


def in_columns(text: str) -> bool:
    """Whether a line is printed in columns: wide gaps part its labels."""
    return _COLUMNS.search(text.strip()) is not None


def with_printed_heads(lines: Sequence[Line], plain: list[Candidate]) -> list[Candidate]:
    """The plainest grid, and that of lines printed in columns under a header of several lines; else all `plain` ones.

    Where places leave open what a label stands over, these are in doubt.
    """
    shown = [line for line in lines if line.text.strip()]
    parts = [_parts(line) for line in shown]
    first = next((n for n, row in enumerate(parts) if _is_body(row)), 0)
    body = [row for row in parts[first:] if _is_body(row)]
    size = Counter(len(row) for row in body).most_common(1)[0][0] if body else 0
    full = [row for row in body if len(row) == size]
    if not 3 <= size <= _WIDEST or not first or len(parts[first]) != size:
        return plain
    spans = [around([row[n].span for row in full]) for n in range(size)]
    start = _start(parts[:first], spans)
    above = parts[start:first]
    if len(above) < _FEWEST and (not above or len(above[0]) >= size - 1 or shared_out(above[0], spans)):
        return plain
    heads = [_row(level, size - 1, shown[start].place) for level in _levels(above, spans)]
    if not heads or any(not cell.text for head in heads for cell in head[1:]):
        return [replace(one, doubts=(*one.doubts, UNCLEAR)) for one in plain]
    rows = [_cells(line, row) for line, row in zip(shown, parts, strict=True)]
    return [*plain[:1], Candidate("columns", [*rows[:start], *heads, *rows[first:]])]


def _cells(line: Line, row: Sequence[Part]) -> list[Cell]:
    return [Cell(part.text, f"{line.place}, cell {n}", part.span[0] if n == 1 else 0) for n, part in enumerate(row, 1)]


def _parts(line: Line) -> list[Part]:
    return [Part(m.group(), m.span(), line.place) for m in _PART.finditer(line.text.expandtabs())]


def _is_body(row: Sequence[Part]) -> bool:
    return len(row) > 2 and all(look(part.text).kind in _FIGURES for part in row[1:])


def _start(above: Sequence[list[Part]], spans: Sequence[Span]) -> int:
    """The first line of the header: one part alone is a caption where it stands over the row labels."""
    start = len(above)
    while start and len(above) - start < _MOST_LINES:
        row = above[start - 1]
        if len(row) < 2 and row[0].span[0] < spans[0][1]:
            break
        start -= 1
    return start


def _levels(above: Sequence[list[Part]], spans: list[Span]) -> list[Level]:
    """The header rows from the top, wrapped ones joined; nothing where the place of a label leaves it open."""
    levels: list[Level] = []
    for row in reversed(above):
        level = placed(row, spans)
        levels = _with(level, shared_out(row, spans), levels, len(spans) - 1)
        if not levels:
            return []
        for columns, label in level.over.items() if level else ():
            if len(columns) == 1:
                spans[columns[0] + 1] = around([spans[columns[0] + 1], label[0].span])
    return levels


def _with(level: Level | None, shared: Level | None, levels: list[Level], width: int) -> list[Level]:
    """The header rows with one more on top: as it stands over its columns, or shared out evenly among them."""
    if not levels:
        return [level] if level and not level.groups else []
    small = all(map(goes_on, levels[0].texts()))
    if level and is_wrapped(level, levels[0], width) and not (shared and small):
        return [joined(level, levels[0]), *levels[1:]]
    if level and level.groups and shared and len(shared.texts()) > 1 and level.over != shared.over:
        return []
    if small and not repeats(levels[0].texts()):
        return []  # small letters go on from the line above: its labels are no groups
    own = shared or level
    return [own, *levels] if own else []


def _row(level: Level, width: int, place: str) -> list[Cell]:
    """A header row; a label printed on several lines stands at one of them, so that none of them is left over."""
    labels = {column: label for columns, label in level.over.items() for column in columns}
    row: list[Cell] = []
    used: Counter[str] = Counter()
    for column in range(-1, width):
        label = labels.get(column, [])
        at = min((part.place for part in label), key=lambda one: used[one], default=place)
        used[at] += 1
        row.append(Cell(" ".join(part.text for part in label), at))
    return row
