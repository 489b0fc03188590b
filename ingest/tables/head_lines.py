"""One line of a header printed in columns: its labels, and which columns of figures each of them stands over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.tables.cells import look

_NEAR = 2
Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """One label on one line: its words, from where to where they are printed, and the line's place."""

    text: str
    span: Span
    place: str


@dataclass
class Level:
    """One header row: the lines of each label and the columns it stands over, from 0; -1 is that of the labels."""

    over: dict[tuple[int, ...], list[Part]]

    def columns(self) -> set[int]:
        return {column for columns in self.over for column in columns if column >= 0}

    def texts(self) -> list[str]:
        """The labels over figures, in the order of their columns."""
        labels = sorted((columns, label) for columns, label in self.over.items() if columns != (-1,))
        return [" ".join(part.text for part in label) for _, label in labels]

    @property
    def groups(self) -> bool:
        return any(len(columns) > 1 for columns in self.over)


def around(spans: Sequence[Span]) -> Span:
    return min(begin for begin, _ in spans), max(end for _, end in spans)


def meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def placed(row: Sequence[Part], spans: Sequence[Span]) -> Level | None:
    """The labels of a line over the columns they stand over; None where one stands over none, or over another's."""
    level = Level({})
    for part in row:
        columns = _columns_under(part, spans)
        if not columns or level.columns() & set(columns) or columns in level.over:
            return None
        level.over[columns] = [part]
    return level


def _columns_under(part: Part, spans: Sequence[Span]) -> tuple[int, ...]:
    """The columns a header label stands over; the labels' own column where it stands over no figures."""
    columns = tuple(n for n, span in enumerate(spans[1:]) if meets(part.span, span))
    if columns:
        return columns
    if meets(part.span, spans[0]) or part.span[1] <= spans[0][0]:
        return (-1,)
    near = (part.span[0] - _NEAR, part.span[1] + _NEAR)
    columns = tuple(n for n, span in enumerate(spans[1:]) if meets(near, span))
    return columns if len(columns) == 1 else ()


def shared_out(row: Sequence[Part], spans: Sequence[Span]) -> Level | None:
    """The labels of a line over those columns that are nearest to each, where all have as many and stand amid them."""
    width = len(spans) - 1
    own = [part for part in row if part.span[0] >= spans[0][1]]
    beside = list(row[: len(row) - len(own)])
    if len(own) == 1 and _over_all(own[0], spans):
        return Level(({(-1,): beside} if beside else {}) | {tuple(range(width)): own})
    if not 2 <= len(own) < width or width % len(own) or len({part.text for part in own}) < len(own):
        return None
    nearest = [min(range(len(own)), key=lambda n: abs(sum(own[n].span) - sum(span))) for span in spans[1:]]
    share = width // len(own)
    if nearest != [n for n in range(len(own)) for _ in range(share)]:
        return None
    level = Level({(-1,): beside} if beside else {})
    for n, part in enumerate(own):
        columns = tuple(range(n * share, (n + 1) * share))
        begin, end = around([spans[column + 1] for column in columns])
        if not 2 * begin <= sum(part.span) <= 2 * end:
            return None
        level.over[columns] = [part]
    return level


def _over_all(part: Part, spans: Sequence[Span]) -> bool:
    """Whether one label alone stands amid all columns, or runs over them, and not over the one in the middle."""
    begin, end = around(spans[1:])
    width = len(spans) - 1
    if abs(sum(part.span) - begin - end) * width * 2 > end - begin:
        return False
    return width % 2 == 0 or sum(meets(part.span, span) for span in spans[1:]) > 1


def is_wrapped(upper: Level, lower: Level, width: int) -> bool:
    """Whether a line goes on in the one below: both label columns one by one, and the lower is no row of its own."""
    if upper.groups or lower.groups:
        return upper.groups and set(upper.over) - {(-1,)} == set(lower.over) - {(-1,)}
    if not lower.columns() <= upper.columns() and not upper.columns() <= lower.columns():
        return False
    both = [columns for columns in lower.over if columns in upper.over]
    if any(
        look(part.text).kind == "period" for columns in both for part in (*upper.over[columns], *lower.over[columns])
    ):
        return False
    below = [label[0].text for columns, label in lower.over.items() if columns != (-1,)]
    under = [lower.over[columns][0].text for columns in both if columns != (-1,)]
    return all(map(goes_on, below)) or (
        all(map(goes_on, under)) if len(upper.columns()) < width else len(lower.columns()) < width
    )


def goes_on(text: str) -> bool:
    return text[:1].islower() or text[:1] in "(&/"


def joined(upper: Level, lower: Level) -> Level:
    order = dict.fromkeys([*upper.over, *lower.over])
    return Level({one: [*upper.over.get(one, ()), *lower.over.get(one, ())] for one in order})
