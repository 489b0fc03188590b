"""Hidden totals: one that must be larger than the rule allows hides something else than a small number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.documents.document import Cell
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.figures.values import Value, value_of
from ingest.tables.arithmetic import figure_of, is_total
from ingest.tables.grid import Row, Understood
from ingest.tables.wholes import names_whole

LARGER = "a hidden total is larger than the rule allows"


@dataclass(frozen=True)
class _Total:
    """A hidden total: where it stands, what stands there, and the least that its parts come to."""

    place: str
    sign: str
    value: Value
    least: int

    @property
    def is_larger(self) -> bool:
        return self.value.high is not None and self.least > self.value.high


def guarding_signs(tables: Iterable[Understood], around: Surroundings) -> frozenset[str]:
    """The signs that hide a total which must be larger than their rule allows: they guard other cells, too."""
    return frozenset(total.sign for table in tables for total in _totals(table, around) if total.is_larger)


def without_small_totals(
    table: Understood, found: list[Found], around: Surroundings, guarding: frozenset[str]
) -> list[Found]:
    """The same figures; a masked total under such a sign has no bound, and is in doubt where that is proven of it."""
    totals = {total.place: total for total in _totals(table, around)}
    return [_weighed(figure, totals.get(figure.cell_ref), guarding) for figure in found]


def _weighed(figure: Found, total: _Total | None, guarding: frozenset[str]) -> Found:
    if total is None or figure.value.status != "suppressed" or figure.value.high is None:
        return figure
    if total.sign not in guarding and not total.is_larger:
        return figure
    unbounded = replace(figure, value=replace(figure.value, low=0, high=None))
    return unbounded.doubted(LARGER) if total.is_larger else unbounded


def _totals(table: Understood, around: Surroundings) -> Iterator[_Total]:
    """Each hidden total of a table with the least sum of the parts beside it, or of those above it."""
    for row in table.rows:
        for place, cell in enumerate(row.values):
            if cell is None or not cell.text.strip() or figure_of(cell) is not None:
                continue
            value = value_of(cell.text, around.policy, around.hiding, around.nil)
            if value.status == "suppressed":
                least = max((_sum(parts, around) for parts in _parts(table, row, place)), default=-1)
                if least >= 0:
                    yield _Total(cell.place, cell.text.strip(), value, least)


def _parts(table: Understood, row: Row, place: int) -> Iterator[Sequence[Cell | None]]:
    """The parts of a total, by its column and by its row."""
    if _is_total_column(row, place):
        above = [cell.text for cell in row.columns[place].labels[:-1]]
        beside = [n for n, _ in enumerate(row.values) if not _is_total_column(row, n) and _above(row, n) == above]
        yield [row.values[n] for n in beside]
    if _is_total_row(row):
        rows = [r for r in table.rows if r.section == row.section and r.bands == row.bands and not _is_total_row(r)]
        yield [r.values[place] for r in rows if place < len(r.values)]


def _above(row: Row, place: int) -> list[str]:
    """The upper headings of a column."""
    return [cell.text for cell in row.columns[place].labels[:-1]] if place < len(row.columns) else []


def _sum(parts: Sequence[Cell | None], around: Surroundings) -> int:
    """The least that parts come to: a hidden one counts as the least that its sign may hide."""
    return sum(_least(cell, around) for cell in {id(cell): cell for cell in parts}.values())


def _least(cell: Cell | None, around: Surroundings) -> int:
    if cell is None or not cell.text.strip():
        return 0
    if (number := figure_of(cell)) is not None:
        return number
    value = value_of(cell.text, around.policy, around.hiding, around.nil)
    return (value.low or 0) if value.status == "suppressed" else 0


def _is_total_row(row: Row) -> bool:
    return bool(row.labels) and (is_total(row.labels[0].text) or names_whole(row.labels[0].text))


def _is_total_column(row: Row, place: int) -> bool:
    labels = row.columns[place].labels if place < len(row.columns) else ()
    return bool(labels) and (is_total(labels[-1].text) or names_whole(labels[-1].text))
