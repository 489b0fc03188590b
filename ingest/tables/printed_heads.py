"""Headers of several lines over columns of spaces: wrapped labels and labels over groups, told by their place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.documents.document import Cell, Line
from ingest.tables.cells import look
from ingest.tables.grid import Candidate
from ingest.tables.heads import repeats

_PART = re.compile(r"\S+(?:\s\S+)*")
_COLUMNS = re.compile(r"\S\s{3,}\S")
_FIGURES = {"value", "share", "decimal", "entry"}
_MOST_LINES = 7
_USUAL = 3
_NEAR = 2
_WIDEST = 60
Span = tuple[int, int]


@dataclass(frozen=True)
class _Part:
    text: str
    span: Span
    place: str


@dataclass
class _Level:
    """One header row: the lines of each label and the columns it stands over, from 0; -1 is that of the labels."""

    over: dict[tuple[int, ...], list[_Part]]

    def columns(self) -> set[int]:
        return {column for columns in self.over for column in columns if column >= 0}

    def texts(self) -> list[str]:
        """The labels over figures, in the order of their columns."""
        labels = sorted((columns, label) for columns, label in self.over.items() if columns != (-1,))
        return [" ".join(part.text for part in label) for _, label in labels]

    @property
    def groups(self) -> bool:
        return any(len(columns) > 1 for columns in self.over)


def header_lines(lines: Sequence[Line]) -> int:
    """How many of the last lines above rows of figures belong to them: some, and those before printed in columns."""
    count = min(_USUAL, len(lines))
    while count < min(_MOST_LINES, len(lines)) and _COLUMNS.search(lines[-count - 1].text.strip()):
        count += 1
    return count


def with_printed_heads(lines: Sequence[Line]) -> list[Candidate]:
    """The grid of lines printed in columns under a header of several lines; nothing where places leave a label open."""
    shown = [line for line in lines if line.text.strip()]
    parts = [_parts(line) for line in shown]
    first = next((n for n, row in enumerate(parts) if _is_body(row)), 0)
    body = [row for row in parts[first:] if _is_body(row)]
    size = Counter(len(row) for row in body).most_common(1)[0][0] if body else 0
    full = [row for row in body if len(row) == size]
    if not 3 <= size <= _WIDEST or not first or len(parts[first]) != size:
        return []
    spans = [_around([row[n].span for row in full]) for n in range(size)]
    start = _start(parts[:first], spans)
    levels = _levels(parts[start:first], spans) if first - start > 1 else []
    heads = [_row(level, size - 1, shown[start].place) for level in levels]
    if not heads or any(not cell.text for head in heads[:-1] for cell in head[1:]):
        return []
    rows = [
        [Cell(part.text, _place(line, n)) for n, part in enumerate(row, 1)]
        for line, row in zip(shown, parts, strict=True)
    ]
    return [Candidate("columns", [*rows[:start], *heads, *rows[first:]])]


def _parts(line: Line) -> list[_Part]:
    return [_Part(m.group(), m.span(), line.place) for m in _PART.finditer(line.text.expandtabs())]


def _is_body(row: Sequence[_Part]) -> bool:
    return len(row) > 2 and all(look(part.text).kind in _FIGURES for part in row[1:])


def _place(line: Line, number: int) -> str:
    return f"{line.place}, cell {number}"


def _around(spans: Sequence[Span]) -> Span:
    return min(begin for begin, _ in spans), max(end for _, end in spans)


def _start(above: Sequence[list[_Part]], spans: Sequence[Span]) -> int:
    """The first line of the header: one part alone is a caption, unless it stands over one column of figures."""
    start = len(above)
    while start and len(above) - start < _MOST_LINES:
        row = above[start - 1]
        if len(row) < 2 and not (row[0].span[0] >= spans[0][1] and _meet_one(row[0].span, spans[1:])):
            break
        start -= 1
    return start


def _meet_one(one: Span, spans: Sequence[Span]) -> bool:
    near = (one[0] - _NEAR, one[1] + _NEAR)
    return sum(_meets(near, span) for span in spans) == 1


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _levels(above: Sequence[list[_Part]], spans: list[Span]) -> list[_Level]:
    """The header rows from the top, wrapped ones joined; nothing where the place of a label leaves it open."""
    levels: list[_Level] = []
    for row in reversed(above):
        level, shared = _placed(row, spans), _shared(row, spans)
        joins = bool(levels and level and _is_wrapped(level, levels[0], len(spans) - 1))
        if shared and levels and not (level and level.groups and level.over != shared.over):
            if joins and not repeats(levels[0].texts()):
                return []
            levels.insert(0, shared)
        elif level is None:
            return []
        elif joins:
            levels[0] = _joined(level, levels[0])
        else:
            levels.insert(0, level)
        for columns, label in level.over.items() if level else ():
            if len(columns) == 1:
                spans[columns[0] + 1] = _around([spans[columns[0] + 1], label[0].span])
    return levels


def _placed(row: Sequence[_Part], spans: Sequence[Span]) -> _Level | None:
    """The labels of a line over the columns they stand over; None where one stands over none, or over another's."""
    level = _Level({})
    for part in row:
        columns = _columns_under(part, spans)
        if not columns or level.columns() & set(columns) or columns in level.over:
            return None
        level.over[columns] = [part]
    return level


def _shared(row: Sequence[_Part], spans: Sequence[Span]) -> _Level | None:
    """The labels of a line over those columns that are nearest to each, where all have as many and stand amid them."""
    width = len(spans) - 1
    own = [part for part in row if part.span[0] >= spans[0][1]]
    if not 2 <= len(own) < width or width % len(own):
        return None
    nearest = [min(range(len(own)), key=lambda n: abs(sum(own[n].span) - sum(span))) for span in spans[1:]]
    share = width // len(own)
    if nearest != [n for n in range(len(own)) for _ in range(share)]:
        return None
    beside = list(row[: len(row) - len(own)])
    level = _Level({(-1,): beside} if beside else {})
    for n, part in enumerate(own):
        columns = tuple(range(n * share, (n + 1) * share))
        begin, end = _around([spans[column + 1] for column in columns])
        if not 2 * begin <= sum(part.span) <= 2 * end:
            return None
        level.over[columns] = [part]
    return level


def _columns_under(part: _Part, spans: Sequence[Span]) -> tuple[int, ...]:
    """The columns a header label stands over; the labels' own column where it stands over no figures."""
    columns = tuple(n for n, span in enumerate(spans[1:]) if _meets(part.span, span))
    if columns:
        return columns
    if _meets(part.span, spans[0]) or part.span[1] <= spans[0][0]:
        return (-1,)
    near = (part.span[0] - _NEAR, part.span[1] + _NEAR)
    columns = tuple(n for n, span in enumerate(spans[1:]) if _meets(near, span))
    return columns if len(columns) == 1 else ()


def _is_wrapped(upper: _Level, lower: _Level, width: int) -> bool:
    """Whether a line goes on in the one below: both label columns one by one, and the lower is no row of its own."""
    if upper.groups or lower.groups:
        return upper.groups and set(upper.over) - {(-1,)} == set(lower.over) - {(-1,)}
    if not lower.columns() <= upper.columns() and not upper.columns() <= lower.columns():
        return False
    if any(
        look(part.text).kind == "period" for label in (*upper.over.values(), *lower.over.values()) for part in label
    ):
        return False
    below = [label[0].text for columns, label in lower.over.items() if columns != (-1,)]
    under = [label[0].text for columns, label in lower.over.items() if columns in upper.over and columns != (-1,)]
    return all(map(_goes_on, below)) or (
        all(map(_goes_on, under)) if len(upper.columns()) < width else len(lower.columns()) < width
    )


def _goes_on(text: str) -> bool:
    return text[:1].islower() or text[:1] in "(&/"


def _joined(upper: _Level, lower: _Level) -> _Level:
    order = dict.fromkeys([*upper.over, *lower.over])
    return _Level({one: [*upper.over.get(one, ()), *lower.over.get(one, ())] for one in order})


def _row(level: _Level, width: int, place: str) -> list[Cell]:
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
