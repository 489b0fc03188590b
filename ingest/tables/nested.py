"""Rows that another adds up, though nothing is indented: the sums prove whose part they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.tables.arithmetic import figure_of, is_total
from ingest.tables.grid import Row
from ingest.tables.wholes import names_whole
from ingest.tables.within import under_their_whole

_FEWEST = 2
_MOST_BELOW = 40

Figures = list[int]


def under_their_wholes(rows: Sequence[Row]) -> list[Row]:
    """Each row that is a part, by its own words or by the sums, with the label of its whole over it."""
    return under_what_adds_them_up(under_their_whole(rows))


def under_what_adds_them_up(rows: Sequence[Row]) -> list[Row]:
    """Each such row with the label of its whole over it.

    Proven only where the rows that are no part make the table's own total, in at least two columns, and all rows
    together do not; the rows of a whole that is itself the total of everything stay as they are.
    """
    if len({(row.section, row.bands) for row in rows}) != 1 or any(not row.labels for row in rows):
        return list(rows)
    figures = [[figure_of(cell) for cell in row.values] for row in rows]
    totals = [n for n, row in enumerate(rows) if is_total(row.labels[-1].text) or names_whole(row.labels[-1].text)]
    numbers = [[one for one in line if one is not None] for line in figures]
    width = len(numbers[0]) if numbers else 0
    if len(totals) != 1 or totals[0] not in (0, len(rows) - 1) or width < _FEWEST:
        return list(rows)
    if any(len(line) != width or len(own) != width for line, own in zip(figures, numbers, strict=True)):
        return list(rows)
    own = [n for n in range(len(rows)) if n != totals[0]]
    wholes = _wholes(numbers, own)
    outer = [n for n in own if n not in wholes]
    whole = numbers[totals[0]]
    if (
        not wholes
        or _added([numbers[n] for n in outer], width) != whole
        or _added([numbers[n] for n in own], width) == whole
    ):
        return list(rows)
    return [
        replace(row, bands=(*row.bands, rows[wholes[n]].labels[-1])) if n in wholes else row
        for n, row in enumerate(rows)
    ]


def _wholes(numbers: Sequence[Figures], own: Sequence[int]) -> dict[int, int]:
    """The rows that the nearest row before them adds up, in every column, each with that row."""
    found: dict[int, int] = {}
    place = 0
    while place < len(own):
        whole = numbers[own[place]]
        sums, taken = [0] * len(whole), 0
        for count, part in enumerate(own[place + 1 : place + 1 + _MOST_BELOW], 1):
            sums = [before + more for before, more in zip(sums, numbers[part], strict=True)]
            if sums == whole and count >= _FEWEST and any(whole):
                taken = count
                break
            if any(one > of for one, of in zip(sums, whole, strict=True)):
                break
        found.update(dict.fromkeys(own[place + 1 : place + 1 + taken], own[place]))
        place += 1 + taken
    return found


def _added(lines: Sequence[Figures], width: int) -> Figures:
    return [sum(line[column] for line in lines) for column in range(width)]
