"""Finds the tables and the notes on a sheet: parted at blank rows, where what follows is not the same table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.documents.boilerplate import kind_of
from ingest.documents.document import Block, Cell, Grid, Line, Table, Text
from ingest.documents.sheet_reading import Sheet
from ingest.documents.sheet_rows import column_letters, grid_of

_FIGURE = re.compile(r"[<>≤≥~]?\s?-?\d[\d,]*(?:\.\d+)?\s?%?")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_LONG_NOTE = 60
_MOST_HEADINGS = 4
_MOST_SPREAD = 300_000


@dataclass(frozen=True)
class _Look:
    """What a row is at a glance: where its words stand, whether one stands alone, whether it holds figures."""

    first: int
    last: int
    alone: str
    has_figures: bool

    @property
    def is_blank(self) -> bool:
        return self.last < 0


def blocks(sheet: Sheet, in_all: int) -> Iterator[Block]:
    """A sheet's titles and notes as texts, its tables as tables, from top to bottom."""
    looks = [_look(row) for row in sheet.rows]
    merged = _merged_rows(sheet)
    for start, stop in _stretches(looks):
        top, bottom = _body(looks, start, stop, merged)
        yield from _notes(sheet, looks, start, top, is_title=top < bottom)
        if top < bottom:
            yield _table(sheet, looks, top, bottom, in_all)
        yield from _notes(sheet, looks, bottom, stop, is_title=False)


def _look(row: Sequence[str]) -> _Look:
    at = [c for c, text in enumerate(row) if text and not text.isspace()]
    if not at:
        return _Look(0, -1, "", False)
    has_figures = any(_FIGURE.fullmatch(t := row[c].strip()) and not _YEAR.fullmatch(t) for c in at[1:])
    return _Look(at[0], at[-1], row[at[0]].strip() if len(at) == 1 else "", has_figures)


def _stretches(looks: list[_Look]) -> Iterator[tuple[int, int]]:
    """First and last row (not included) of what belongs together: runs of rows, joined where a table goes on."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, look in enumerate([*looks, _Look(0, -1, "", False)]):
        if look.is_blank and start is not None:
            runs.append((start, index))
            start = None
        elif not look.is_blank and start is None:
            start = index
    held: tuple[int, int] | None = None
    for run in runs:
        if held and _goes_on(looks, held, run):
            held = (held[0], run[1])
        else:
            if held:
                yield held
            held = run
    if held:
        yield held


def _goes_on(looks: list[_Look], held: tuple[int, int], run: tuple[int, int]) -> bool:
    """Whether the rows after a blank one belong to the same table: the body of its headings, or more of its figures."""
    before = [look for look in looks[slice(*held)] if not look.alone and not look.is_blank]
    after = [look for look in looks[slice(*run)] if not look.alone]
    if not before or not after:
        return False
    if not any(look.has_figures for look in before):
        return len(before) <= _MOST_HEADINGS and any(look.has_figures for look in after[:_MOST_HEADINGS])
    width = max(look.last for look in before)
    return after[0].has_figures and after[0].last <= width and _is_band(looks, run)


def _is_band(looks: list[_Look], run: tuple[int, int]) -> bool:
    """Between two parts of one table stand at most short labels; a long line or a title begins another."""
    for look in looks[slice(*run)]:
        if not look.alone:
            return True
        if len(look.alone) > _LONG_NOTE or re.match(r"table\b", look.alone, re.IGNORECASE):
            return False
    return False


def _body(looks: list[_Look], start: int, stop: int, merged: set[int]) -> tuple[int, int]:
    """The rows of a stretch that are table: without the lone titles above and the lone notes below."""
    left = min((look.first for look in looks[start:stop] if not look.alone and not look.is_blank), default=-1)
    if left < 0:
        return start, start
    top = start
    while looks[top].is_blank or (looks[top].alone and (looks[top].first <= left or top in merged)):
        top += 1
    bottom = stop
    while looks[bottom - 1].is_blank or looks[bottom - 1].alone:
        bottom -= 1
    while bottom < stop and looks[bottom].alone and _is_label(looks[bottom].alone):
        bottom += 1
    return top, bottom


def _is_label(text: str) -> bool:
    """A lone label under a table may be a row whose figures are missing; a sentence or a source is a note."""
    return len(text) <= _LONG_NOTE and not re.match(r"(?:notes?|sources?|\W|\d+[.)]|[a-z][.)])", text, re.IGNORECASE)


def _merged_rows(sheet: Sheet) -> set[int]:
    """Rows with one cell spread over many columns from the first: a title, not a heading of columns."""
    return {top for top, left, bottom, right in sheet.marks.merged if left == 0 and right - left > 2 and top == bottom}


def _notes(sheet: Sheet, looks: list[_Look], start: int, stop: int, is_title: bool) -> Iterator[Text]:
    for index in range(start, stop):
        if looks[index].is_blank:
            continue
        row = sheet.rows.row(index)
        text = " ".join(" ".join(cell.split()) for cell in row if cell.strip())
        place = f"{sheet.name}!{column_letters(looks[index].first)}{index + 1}"
        kind = kind_of(text)
        yield Text([Line(index + 1, text, place)], place, heading=is_title, boilerplate=bool(kind), kind=kind)


def _table(sheet: Sheet, looks: list[_Look], top: int, bottom: int, in_all: int) -> Table:
    right = max(look.last for look in looks[top:bottom])
    cells = grid_of(sheet.rows, sheet.name, top, bottom, in_all)
    merged = [m for m in sheet.marks.merged if m[0] < bottom and m[2] >= top]
    if merged and isinstance(cells, list):
        cells = _spread(cells, merged, top)
    return Table(
        cells,
        f"{sheet.name}!A{top + 1}:{column_letters(right)}{bottom}",
        is_hidden=sheet.is_hidden,
        hidden_rows=frozenset(row - top for row in sheet.marks.hidden_rows if top <= row < bottom),
        hidden_columns=frozenset(column for column in sheet.marks.hidden_columns if column <= right),
    )


def _spread(cells: Sequence[Sequence[Cell]], merged: list[tuple[int, int, int, int]], top: int) -> Grid:
    """A merged cell stands in every place it covers; a place with words of its own keeps them."""
    rows = [list(row) for row in cells]
    left_to_spread = _MOST_SPREAD
    for first, left, last, right in merged:
        down = range(max(first - top, 0), min(last - top + 1, len(rows)))
        left_to_spread -= len(down) * (right - left + 1)
        if first < top or not down or left >= len(rows[down[0]]) or left_to_spread < 0:
            continue
        source = rows[down[0]][left]
        for row in (rows[index] for index in down):
            for column in range(left, min(right + 1, len(row))):
                row[column] = row[column] if row[column].text.strip() else source
    return rows
