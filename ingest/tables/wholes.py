"""Rows and columns that are the whole of the others: by their label, and by what they add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.documents.document import Cell
from ingest.tables.arithmetic import figure_of, is_total
from ingest.tables.cells import split_signs
from ingest.tables.grid import Column, Row, Understood

# A table with more labels of this kind than this says nothing by them.
_MOST = 50
_LONGEST = 120
# A longer label says of what it is the whole.
_MOST_SAID = 2
_WHOLE = re.compile(
    r"(?:all|whole|entire|overall|combined)\s+(?!others?\b|except|but\b|but\b)[\w'’-]+(?:\s+(?:and\s+)?[\w'’-]+){0,3}|"
    r"(?:grand |overall )?totals?\b.{0,40}",
    re.IGNORECASE,
)


def names_whole(label: str) -> bool:
    """Whether a label calls its figures those of all the others: `All grades`, `Whole service`."""
    return len(label) <= _LONGEST and bool(_WHOLE.fullmatch(" ".join(split_signs(label)[0].split())))


_BARE = re.compile(r"(?!(?:all|whole|entire|overall|combined|grand|totals?|and|the|of|number)\b)\b\w+")


def says_again(label: str, caption: str) -> bool:
    """`All dismissals` under a caption of dismissals: the whole, which no word tells apart."""
    if not names_whole(label):
        return False
    named = {word.rstrip("s") for word in re.findall(r"\w+", caption.casefold())}
    own = _BARE.findall(label.casefold())
    return len(own) <= _MOST_SAID and all(word.rstrip("s") in named for word in own)


@dataclass(frozen=True)
class Wholes:
    """The rows, by their number, and the columns, by section and number, whose figures are those of the others.

    `overall` are the rows that stand below the last band and are the whole of every band.
    """

    rows: frozenset[int] = frozenset()
    overall: frozenset[int] = frozenset()
    columns: frozenset[tuple[int, int]] = frozenset()


def wholes_of(table: Understood) -> Wholes:
    """Every such row and column; one that its neighbours do not add up to is none."""
    rows: set[int] = set()
    overall: set[int] = set()
    columns: set[tuple[int, int]] = set()
    for section in {row.section for row in table.rows}:
        own = [(n, row) for n, row in enumerate(table.rows) if row.section == section]
        rows |= set(_rows(own))
        overall |= set(_overall(own)) - rows
        columns |= {(section, column) for column in _columns([row for _, row in own])}
    return Wholes(frozenset(rows | overall), frozenset(overall), frozenset(columns))


def _rows(rows: list[tuple[int, Row]]) -> Iterator[int]:
    named = [(n, row) for n, row in rows if row.labels and names_whole(row.labels[-1].text) and not _sum(row)]
    if len(named) > _MOST:
        return
    for number, row in named:
        parts = [r for _, r in rows if r is not row and r.bands == row.bands and not _sum(r)]
        if _is_sum(row.values, [[r.values[n] for r in parts if n < len(r.values)] for n in range(len(row.values))]):
            yield number


def _overall(rows: list[tuple[int, Row]]) -> Iterator[int]:
    """The last row, where the bands together add up to it in a column without signs."""
    number, last = rows[-1]
    if not last.labels or not names_whole(last.labels[-1].text) or _sum(last) or not last.bands:
        return
    parts = [row for _, row in rows[:-1] if not _sum(row) and not (row.labels and names_whole(row.labels[-1].text))]
    columns = [[row.values[n] for row in parts if n < len(row.values)] for n in range(len(last.values))]
    verdicts = [_adds_up(whole, cells) for whole, cells in zip(last.values, columns, strict=True)]
    if len({row.bands for row in parts}) > 1 and True in verdicts and False not in verdicts:
        yield number


def _columns(rows: list[Row]) -> Iterator[int]:
    over = _told_apart(rows[0].columns)
    named = [n for n, column in enumerate(over) if column.labels and names_whole(column.labels[-1].text)]
    for column in named[:_MOST]:
        above = [cell.text for cell in over[column].labels[:-1]]
        beside = [n for n, other in enumerate(over) if n != column and _is_part(other, above)]
        whole = [row for row in rows if column < len(row.values)]
        parts = [[row.values[n] for n in beside if n < len(row.values)] for row in whole]
        if _is_sum([row.values[column] for row in whole], parts):
            yield column


def _is_part(column: Column, above: list[str]) -> bool:
    """Whether a column stands under the same upper headings and is no total."""
    own = [cell.text for cell in column.labels]
    return len(own) > len(above) and own[: len(above)] == above and not any(is_total(t) or names_whole(t) for t in own)


def _told_apart(columns: Sequence[Column]) -> Sequence[Column]:
    """Columns without a lowest label that is the same for all of them, as `Number` is."""
    last = {column.labels[-1].text for column in columns if len(column.labels) > 1}
    if len(last) != 1 or any(len(column.labels) < 2 for column in columns):
        return columns
    return [Column(column.labels[:-1]) for column in columns]


def _sum(row: Row) -> bool:
    return bool(row.labels) and is_total(row.labels[0].text)


def _is_sum(wholes: Sequence[Cell | None], parts: Sequence[Sequence[Cell | None]]) -> bool:
    """Whether nothing speaks against it, and there are parts at all."""
    verdicts = [_adds_up(whole, cells) for whole, cells in zip(wholes, parts, strict=True)]
    return any(len(cells) > 1 for cells in parts) and False not in verdicts


def _adds_up(whole: Cell | None, cells: Sequence[Cell | None]) -> bool | None:
    """None where signs or blanks leave it open."""
    total = figure_of(whole)
    numbers = [figure_of(cell) for cell in cells]
    known = sum(n for n in numbers if n is not None)
    if total is None or len(numbers) < 2:
        return None
    if None in numbers:
        return None if known <= total else False
    return known == total and total > 0 if total or known else None
