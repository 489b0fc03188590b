"""Whether a table says what it counts is true of the table, not of the one row whose label holds a countable word."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.reading.figures.found import Found
from ingest.reading.words.meaning import has_sense
from ingest.tables.grid import Understood

NOTHING = "nothing says what is counted"


def doubted_together(found: Sequence[Found], table: Understood) -> list[Found]:
    """All figures are in that doubt where one is, but those whose column says by itself what it counts."""
    if not any(NOTHING in figure.doubts and not figure.is_total for figure in found):
        return list(found)
    told = {
        cell.place
        for row in table.rows
        for cell, column in zip(row.values, row.columns, strict=False)
        if cell is not None and has_sense(column.text)
    }
    return [figure if figure.cell_ref in told else figure.doubted(NOTHING) for figure in found]
