"""The cells of a sheet, kept small: nine million of them must fit beside everything else."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from ingest.documents.document import Cell, Grid

_PART = "\x1f"
_WRITTEN_OUT = 300_000


@functools.cache
def column_letters(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass
class SheetRows:
    """Rows of strings from row 1 on, each as one string with its cells parted; cells are made when asked for."""

    rows: list[str | tuple[str, ...]] = field(default_factory=list)
    cells: int = 0

    def add(self, row: Sequence[str]) -> None:
        self.cells += len(row)
        joined = _PART.join(row)
        # A cell that holds the parting sign itself, or a row of one empty cell, is kept as it is.
        is_plain = joined.count(_PART) == len(row) - 1 and joined
        self.rows.append(joined if is_plain else tuple(row))

    def pad_to(self, count: int) -> None:
        """Empty rows up to `count`."""
        self.rows.extend([()] * (count - len(self.rows)))

    def row(self, index: int) -> Sequence[str]:
        kept = self.rows[index]
        return kept.split(_PART) if isinstance(kept, str) else kept

    def __iter__(self) -> Iterator[Sequence[str]]:
        return (self.row(index) for index in range(len(self.rows)))


class SheetGrid(Sequence[Sequence[Cell]]):
    """Rows `start` to `stop` of a large sheet as a grid that makes its cells row by row, and keeps none of them."""

    def __init__(self, rows: SheetRows, name: str = "", start: int = 0, stop: int | None = None) -> None:
        self._rows, self._name, self._start = rows, name, start
        self._stop = len(rows.rows) if stop is None else stop

    def __len__(self) -> int:
        return self._stop - self._start

    @overload
    def __getitem__(self, index: int) -> Sequence[Cell]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sequence[Cell]]: ...
    def __getitem__(self, index: int | slice) -> Sequence[Cell] | Sequence[Sequence[Cell]]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step != 1:
                return [self[at] for at in range(start, stop, step)]
            return SheetGrid(self._rows, self._name, self._start + start, self._start + max(stop, start))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return cells_of(self._rows, self._start + index % len(self), self._name)


def cells_of(rows: SheetRows, index: int, name: str) -> list[Cell]:
    """The cells of a row, with the sheet's name in their place where one is given."""
    before = f"{name}!" if name else ""
    return [Cell(text, f"{before}{column_letters(c)}{index + 1}") for c, text in enumerate(rows.row(index))]


def grid_of(rows: SheetRows, name: str, start: int, stop: int, in_all: int) -> Grid:
    """A stretch of rows as a grid: cells written out, or made when asked for where the book `in_all` has too many."""
    if in_all > _WRITTEN_OUT:
        return SheetGrid(rows, name, start, stop)
    return [cells_of(rows, index, name) for index in range(start, stop)]
