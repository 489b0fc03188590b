"""One grid for every layout: rows of cells, however the page printed them, and how it was got."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.documents.document import Cell


@dataclass(frozen=True)
class Candidate:
    """One way to lay a stretch of cells out in rows.

    `doubts` are what this way had to assume, `size` the cells of a full row, `heads` how many of the first rows
    are known to be headers.
    """

    shape: str
    rows: list[list[Cell]]
    caption: list[Cell] = field(default_factory=list)
    doubts: tuple[str, ...] = ()
    size: int | None = None
    heads: int = 0


@dataclass(frozen=True)
class Column:
    """The labels over one column of values, top to bottom."""

    labels: tuple[Cell, ...]

    @property
    def text(self) -> str:
        return " / ".join(cell.text.strip() for cell in self.labels if cell.text.strip())


@dataclass(frozen=True)
class Row:
    """One row: its bands and labels, a value for each column; `stubs` head its labels where there are several."""

    bands: tuple[Cell, ...]
    labels: tuple[Cell, ...]
    values: Sequence[Cell | None]
    columns: Sequence[Column]
    section: int = 0
    doubts: tuple[str, ...] = ()
    stubs: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Understood:
    """A table as understood: what stands above it, and its rows; `doubts` hold for every row."""

    shape: str
    caption: list[Cell]
    corner: Cell | None
    rows: list[Row]
    doubts: tuple[str, ...] = ()
    score: float = 0.0

    @property
    def values(self) -> int:
        return sum(1 for row in self.rows for value in row.values if value is not None and value.text.strip())
