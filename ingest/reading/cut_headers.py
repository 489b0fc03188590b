"""A line of words cut into header labels, and what proves the cut: every row and every column adds up."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.documents.document import Cell
from ingest.tables.arithmetic import figure_of, is_total
from ingest.tables.grid import Understood
from ingest.tables.wholes import Wholes, names_whole

_FEWEST = 3


def is_proven(table: Understood, wholes: Wholes) -> bool:
    """Whether the last column is the total of each row, one row the total of each column, and both close throughout.

    Then there are as many columns as labels, and the line was cut in the one way that gives the total its place.
    """
    rows = table.rows
    if len({row.section for row in rows}) != 1 or any(row.bands or row.doubts for row in rows):
        return False
    columns = rows[0].columns
    at = [n for n, column in enumerate(columns) if column.labels and is_total(column.labels[-1].text)]
    if len(columns) < _FEWEST or at != [len(columns) - 1]:
        return False
    last = rows[-1]
    is_whole = len(rows) - 1 in wholes.rows or bool(last.labels and names_whole(last.labels[-1].text))
    if not is_whole or len(rows) <= _FEWEST:
        return False
    across = all(_adds_up(list(row.values[:-1]), row.values[-1]) for row in rows)
    down = all(_adds_up([row.values[n] for row in rows[:-1]], last.values[n]) for n in range(len(columns)))
    return across and down


def _adds_up(parts: Sequence[Cell | None], whole: Cell | None) -> bool:
    numbers = [figure_of(cell) for cell in parts]
    return None not in numbers and sum(n or 0 for n in numbers) == figure_of(whole)
