"""Rows and columns that are called a total, or a year to date, and are the sum of those before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.documents.document import Cell
from ingest.tables.arithmetic import OF_YEARS, figure_of, is_total
from ingest.tables.cells import split_signs
from ingest.tables.grid import Row, Understood
from ingest.tables.wholes import Wholes

# A table with more totals than this says nothing by them.
_MOST = 50
_TO_DATE = re.compile(
    r"(?:the )?(?:(?:financial |calendar |reporting )?(?:year|period)[- ]to[- ]date|ytd|total to date|to date|"
    r"cumulative(?: total)?|running total)(?: total)?|"
    rf"{OF_YEARS}",
    re.IGNORECASE,
)


def is_to_date(label: str) -> bool:
    """Whether a label calls its figures those of all the months or quarters so far, and names none of them."""
    return len(label) < 60 and bool(_TO_DATE.fullmatch(" ".join(split_signs(label)[0].strip(" :()").split())))


def closing_of(table: Understood) -> Wholes:
    """Every such row and column; one with a sum that does not close, or that signs leave open, is none."""
    rows: set[int] = set()
    columns: set[tuple[int, int]] = set()
    for section in {row.section for row in table.rows}:
        own = [(n, row) for n, row in enumerate(table.rows) if row.section == section]
        called = [at for at, (_, row) in enumerate(own) if row.labels and _is_closing(row.labels[0].text)]
        rows |= {own[at][0] for at in called[:_MOST] if _closes_down([row for _, row in own[: at + 1]])}
        columns |= {(section, column) for column in _across([row for _, row in own])}
    return Wholes(frozenset(rows), columns=frozenset(columns))


def _is_closing(label: str) -> bool:
    return is_total(label) or is_to_date(label)


def _closes_down(rows: list[Row]) -> bool:
    """Whether the last of some rows is the sum of those above it, in every column."""
    last = rows[-1]
    above = [row for row in rows[:-1] if row.bands == last.bands]
    if any(row.doubts or len(row.values) != len(last.values) for row in (*above, last)):
        return False
    if any(row.labels and _is_closing(row.labels[0].text) for row in above):
        return False
    return _sums([(whole, [row.values[n] for row in above]) for n, whole in enumerate(last.values)])


def _across(rows: list[Row]) -> list[int]:
    """The columns that are the sum of all columns before them, in every row."""
    over = rows[0].columns
    named = [n for n, column in enumerate(over) if column.labels and _is_closing(column.labels[-1].text)]
    if len(named) != 1 or any(row.doubts or len(row.values) != len(over) for row in rows):
        return []
    (at,) = named
    return named if _sums([(row.values[at], row.values[:at]) for row in rows]) else []


def _sums(sums: Sequence[tuple[Cell | None, Sequence[Cell | None]]]) -> bool:
    """Whether each total is the sum of two parts or more, none of them hidden, and one of them is more than nothing."""
    for whole, parts in sums:
        numbers = [figure_of(cell) for cell in parts]
        if len(numbers) < 2 or None in numbers or figure_of(whole) != sum(n or 0 for n in numbers):
            return False
    return any(figure_of(whole) for whole, _ in sums)
