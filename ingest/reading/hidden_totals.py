"""Hidden totals: one that must be larger than the rule allows hides something else than a small number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.reading.found import Found
from ingest.tables.arithmetic import figure_of, is_total
from ingest.tables.grid import Row, Understood

LARGER = "a hidden total is larger than the rule allows"


def without_small_totals(table: Understood, found: list[Found]) -> list[Found]:
    """The same figures; a masked total with a part above its bound has none, and is in doubt."""
    least = dict(_least(table))
    return [_unbounded(figure) if _is_too_small(figure, least) else figure for figure in found]


def _is_too_small(figure: Found, least: dict[str, int]) -> bool:
    high = figure.value.high
    return figure.value.status == "suppressed" and high is not None and least.get(figure.cell_ref, 0) > high


def _unbounded(figure: Found) -> Found:
    return replace(figure, value=replace(figure.value, low=0, high=None)).doubted(LARGER)


def _least(table: Understood) -> Iterator[tuple[str, int]]:
    """The cell of each total, and the largest of the parts printed beside or above it."""
    for row in table.rows:
        for place, cell in enumerate(row.values):
            if cell is None or figure_of(cell) is not None:
                continue
            if _is_total_column(row, place):
                parts = [v for n, v in enumerate(row.values) if not _is_total_column(row, n)]
            elif _is_total_row(row):
                rows = [r for r in table.rows if r.section == row.section and not _is_total_row(r)]
                parts = [r.values[place] for r in rows if r.bands == row.bands and place < len(r.values)]
            else:
                continue
            yield cell.place, max((n for part in parts if (n := figure_of(part)) is not None), default=0)


def _is_total_row(row: Row) -> bool:
    return bool(row.labels) and is_total(row.labels[0].text)


def _is_total_column(row: Row, place: int) -> bool:
    labels = row.columns[place].labels if place < len(row.columns) else ()
    return bool(labels) and is_total(labels[-1].text)
