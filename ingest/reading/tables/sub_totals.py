"""Rows that add up the rows below them, as a region adds up its forces: whoever adds the column counts them twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.model import vocabulary
from ingest.reading.figures.found import Found
from ingest.reading.words.meaning import meaning_of
from ingest.tables.arithmetic import figure_of
from ingest.tables.grid import Row, Understood

_FEWEST = 2
# Fewer columns may agree by chance, where the label is none of an area.
_SURE = 3
_MOST_BELOW = 60


def with_subtotals(found: list[Found], table: Understood) -> list[Found]:
    """The same figures, those of such rows marked as totals."""
    figures = [[figure_of(cell) for cell in row.values] for row in table.rows]
    places = {
        cell.place
        for number, row in enumerate(table.rows)
        if _is_sum_of_those_below(table.rows, figures, number)
        for cell in row.values
        if cell is not None
    }
    return [replace(one, is_total=True) if one.cell_ref in places else one for one in found]


def _is_sum_of_those_below(rows: Sequence[Row], figures: Sequence[list[int | None]], number: int) -> bool:
    whole, section = figures[number], rows[number].section
    is_area = any(_is_area(cell.text) for cell in rows[number].labels)
    if len(whole) < (_FEWEST if is_area else _SURE) or not all(whole):
        return False
    sums = [0] * len(whole)
    for below in range(number + 1, min(number + 1 + _MOST_BELOW, len(rows))):
        if rows[below].section != section or len(figures[below]) != len(whole):
            return False
        sums = [before + (part or 0) for before, part in zip(sums, figures[below], strict=True)]
        if any(part > (of or 0) for part, of in zip(sums, whole, strict=True)):
            return False
        if sums == whole:
            return below - number >= (_FEWEST if is_area else _SURE)
    return False


def _is_area(text: str) -> bool:
    words = meaning_of(text).words
    return any(code == "area" and form.fullmatch(words) for code, form in vocabulary.patterns("bodies"))
