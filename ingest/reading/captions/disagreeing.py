"""A caption and a header over every figure that name different results, people, genders or kinds of misconduct."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.documents.document import Cell
from ingest.reading.captions.frame import Frame
from ingest.reading.figures.found import Found
from ingest.reading.words.conform import conform
from ingest.tables.grid import Understood

IN_DOUBT = "the caption and the labels count different things"
_COLUMNS = ("stage_or_outcome", "population", "gender", "misconduct_type")
# Any misconduct, not a kind of it.
_NO_KIND = "misconduct"


def doubted_where_they_differ(found: list[Found], table: Understood, frame: Frame) -> list[Found]:
    """Labels tell figures apart; one that stands over all of them can only repeat the caption, or contradict it."""
    caption = conform(frame.whole or frame.title)
    for column in _COLUMNS:
        said = caption.code(column)
        if said is None or said == _NO_KIND:
            continue
        named = [_codes(cells, column) for cells in _labels(table)]
        if named and len(set(named)) == 1 and len(named[0]) == 1 and named[0] != {said} and named[0] != {_NO_KIND}:
            return [figure.doubted(IN_DOUBT) for figure in found]
    return found


def _labels(table: Understood) -> Iterator[tuple[Cell, ...]]:
    for row in table.rows:
        for place, cell in enumerate(row.values):
            if cell is not None and cell.text.strip():
                over = row.columns[place].labels if place < len(row.columns) else ()
                yield (*row.bands, *row.labels, *over)


def _codes(cells: tuple[Cell, ...], column: str) -> frozenset[str]:
    return frozenset(code for cell in cells if (code := conform(cell.text).code(column)) is not None)
