"""A table as understood: header rows over value columns, and rows of a label and its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.documents.document import Cell
from ingest.model.errors import UnreadableCell


@dataclass(frozen=True)
class Value:
    """One value: its cell, the column it stands in (None for an entry that names itself), and its own label if any."""

    cell: Cell
    column: int | None
    entry: Cell | None = None


@dataclass(frozen=True)
class Row:
    """One row. `number` counts printed rows from 1, headers included; a band row has a label and no values."""

    number: int
    label: Cell
    values: list[Value] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """`headers[i][c]` is the i-th header label over value column c."""

    headers: list[list[Cell]]
    rows: list[Row]


def unreadable(file: str, table_id: str, cell: Cell | None, what: str, remedy: str) -> UnreadableCell:
    """The error for a table that does not look as its mapping says."""
    place = f", {cell.place}" if cell else ""
    return UnreadableCell(
        what,
        where=f"{file}{place}, table {table_id}",
        why="A cell read under the wrong heading is a wrong number that looks right.",
        remedy=remedy,
    )


def spread(labels: Sequence[Cell], width: int, file: str, table_id: str) -> list[Cell]:
    """Header labels over `width` value columns: a corner label dropped, or each label over an equal share."""
    if len(labels) == width + 1:
        labels = labels[1:]
    if not labels or width % len(labels):
        raise unreadable(
            file,
            table_id,
            labels[0] if labels else None,
            f"{len(labels)} header labels cannot stand over {width} columns of values.",
            "Correct the table's place, `skip_rows` or `columns` in its release.yml.",
        )
    share = width // len(labels)
    return [label for label in labels for _ in range(share)]
