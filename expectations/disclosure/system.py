"""Relations as linear rows over cells: `low <= sum(sign * value) <= high`, signs of plus or minus one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from expectations.disclosure.cells import LARGEST_COUNT, OPEN, Cells
from expectations.disclosure.relations import ResolvedRelation


@dataclass(frozen=True)
class System:
    """Sparse rows; `relations[i]` is what row i says."""

    start: np.ndarray
    cell: np.ndarray
    sign: np.ndarray
    low: np.ndarray
    high: np.ndarray
    relations: tuple[ResolvedRelation, ...]

    def __len__(self) -> int:
        return len(self.relations)

    @cached_property
    def row(self) -> np.ndarray:
        """The row of every entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.start))

    def cells_of(self, rows: Sequence[int]) -> list[int]:
        """Every cell that some rows name, each once, in the order of the frame."""
        named = {int(c) for row in rows for c in self.cell[self.start[row] : self.start[row + 1]]}
        return sorted(named)


def encode(cells: Cells, relations: Sequence[ResolvedRelation]) -> System:
    """Relations as rows, in an order that does not depend on the order they came in."""
    ordered = tuple(sorted(set(relations), key=lambda relation: _canonical(cells, relation)))
    entries = [_row(relation) for relation in ordered]
    lengths = [len(members) for members, _, _ in entries]
    members = [member for row, _, _ in entries for member in row]
    return System(
        start=np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64),
        cell=np.array([cell for cell, _ in members], dtype=np.int64),
        sign=np.array([sign for _, sign in members], dtype=np.int64),
        low=np.array([low for _, low, _ in entries], dtype=np.int64),
        high=np.array([high for _, _, high in entries], dtype=np.int64),
        relations=ordered,
    )


def subsystem(system: System, rows: Sequence[int]) -> System:
    """Some rows of a system, as a system."""
    lengths = np.diff(system.start)[list(rows)]
    entries = np.concatenate([np.arange(system.start[row], system.start[row + 1]) for row in rows])
    return System(
        start=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        cell=system.cell[entries],
        sign=system.sign[entries],
        low=system.low[list(rows)],
        high=system.high[list(rows)],
        relations=tuple(system.relations[row] for row in rows),
    )


def _row(relation: ResolvedRelation) -> tuple[list[tuple[int, int]], int, int]:
    members = [(relation.total, 1)] + [(part, -1) for part in relation.parts]
    if relation.kind in ("sum", "eq"):
        return members, 0, 0
    if relation.kind in ("sum_le", "le"):
        return members, 0, OPEN
    value = min(max(relation.value or 0, -1), LARGEST_COUNT + 1)
    return (members, value, OPEN) if relation.kind == "at_least" else (members, -OPEN, value)


def _canonical(cells: Cells, relation: ResolvedRelation) -> tuple[str, ...]:
    parts = sorted(cells.ids[part] for part in relation.parts)
    return (relation.kind, str(relation.value), cells.ids[relation.total], *parts)
