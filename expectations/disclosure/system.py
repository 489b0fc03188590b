"""Relations as sparse linear rows over cells: `low <= sum(coef * value) <= high`, whole numbers throughout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import gcd

import numpy as np

from expectations.disclosure.kernels import OPEN
from ingest.model.errors import InvalidContract

# No sum of a row may come near the end of int64.
ROOM = 2**61
Array = np.ndarray


@dataclass(frozen=True)
class System:
    """Sparse rows; `owner[i]` is the number of the relation that row i is part of."""

    start: Array
    col: Array
    coef: Array
    low: Array
    high: Array
    owner: Array

    def __len__(self) -> int:
        return len(self.low)

    @cached_property
    def row(self) -> Array:
        """The row of every entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.start))

    def cells_of(self, rows: Sequence[int]) -> list[int]:
        """Every cell that some rows name, each once, in the order of the cells."""
        return sorted({int(c) for row in rows for c in self.col[self.start[row] : self.start[row + 1]]})

    def only(self, rows: Array) -> System:
        """Some rows of a system, as a system."""
        lengths = np.diff(self.start)[rows]
        start = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        entries = np.repeat(self.start[rows] - start[:-1], lengths) + np.arange(start[-1])
        return System(start, self.col[entries], self.coef[entries], self.low[rows], self.high[rows], self.owner[rows])

    def over(self, other: System) -> System:
        """The rows of both, those of this system first; each keeps the number of its relation."""
        return System(
            np.concatenate([self.start, self.start[-1] + other.start[1:]]),
            np.concatenate([self.col, other.col]),
            np.concatenate([self.coef, other.coef]),
            np.concatenate([self.low, other.low]),
            np.concatenate([self.high, other.high]),
            np.concatenate([self.owner, other.owner]),
        )


class Builder:
    """Collects rows in exact Python integers and refuses what 64 bits cannot hold."""

    def __init__(self) -> None:
        self.terms: list[tuple[int, int]] = []
        self.lengths: list[int] = []
        self.ends: list[tuple[int, int]] = []
        self.owners: list[int] = []

    def add(self, owner: int, terms: Iterable[tuple[int, int]], low: int | None, high: int | None) -> None:
        """One row; a cell named twice counts twice, a row of nothing is kept only if it cannot hold."""
        merged: dict[int, int] = {}
        for cell, coef in terms:
            merged[cell] = merged.get(cell, 0) + coef
        members = [(cell, coef) for cell, coef in merged.items() if coef]
        divisor = gcd(*(coef for _, coef in members)) if members else 1
        low = None if low is None else -(-low // divisor)
        high = None if high is None else high // divisor
        members = [(cell, coef // divisor) for cell, coef in members]
        for number in (*(coef for _, coef in members), low or 0, high or 0):
            if abs(number) > OPEN:
                raise too_large(f"relation {owner + 1}", number)
        self.terms += members
        self.lengths.append(len(members))
        self.ends.append((-OPEN if low is None else low, OPEN if high is None else high))
        self.owners.append(owner)

    def build(self) -> System:
        """The rows collected so far, as arrays."""
        pairs = np.array(self.terms, dtype=np.int64).reshape(-1, 2)
        ends = np.array(self.ends, dtype=np.int64).reshape(-1, 2)
        return System(
            np.concatenate([[0], np.cumsum(self.lengths)]).astype(np.int64),
            np.ascontiguousarray(pairs[:, 0]),
            np.ascontiguousarray(pairs[:, 1]),
            np.ascontiguousarray(ends[:, 0]),
            np.ascontiguousarray(ends[:, 1]),
            np.array(self.owners, dtype=np.int64),
        )


@dataclass(frozen=True)
class Reduced:
    """What is left of a system once fixed cells are put into its ends.

    `rows` numbers the rows kept in the full system, `cells` the cells behind the variables; `violated` are
    rows of fixed cells only that do not hold. `limit` bounds every value, so that no sum leaves 64 bits.
    """

    system: System
    rows: Array
    cells: Array
    violated: Array
    limit: int


def reduce(system: System, lo: Array, hi: Array) -> Reduced:
    """Fixed cells become constants: what hangs together after that hangs together through unfixed cells only."""
    fixed = lo == hi
    low, high = _ends(system, lo, fixed)
    loose = ~fixed[system.col]
    kept = np.flatnonzero(loose)
    left = _by_row(system, loose)
    violated = np.flatnonzero((left == 0) & ((low > 0) | (high < 0)))
    rows = np.flatnonzero(left > 0)
    col, coef = system.col[kept], system.coef[kept]
    named = np.zeros(len(lo), dtype=bool)
    named[col] = True
    cells = np.flatnonzero(named)
    col = (np.cumsum(named) - 1)[col]
    start = np.concatenate([[0], np.cumsum(left[rows])]).astype(np.int64)
    inner = System(start, col, coef, low[rows], high[rows], system.owner[rows])
    weight = np.add.reduceat(np.abs(coef.astype(np.float64)), start[:-1]) if len(rows) else np.ones(0)
    limit = int(ROOM // max(1, int(weight.max(initial=1.0))))
    ends = np.concatenate([lo[cells], hi[cells][hi[cells] < OPEN]])
    if ends.max(initial=0) > limit:
        raise too_large("a hidden figure's range", int(ends.max()))
    return Reduced(inner, rows, cells, violated, limit)


def _by_row(system: System, values: Array) -> Array:
    """What the entries of each row add up to. Sums wrap round and back: exact where the row's own sum fits."""
    running = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=running[1:])
    return running[system.start[1:]] - running[system.start[:-1]]


def _ends(system: System, lo: Array, fixed: Array) -> tuple[Array, Array]:
    """The ends of each row less what its fixed cells come to; exact, or an error."""
    value = np.where(fixed, lo, 0)
    known = _by_row(system, system.coef * value[system.col])
    low = np.where(system.low > -OPEN, system.low - known, -OPEN)
    high = np.where(system.high < OPEN, system.high - known, OPEN)
    for row in _large(system, value).tolist():
        own = slice(system.start[row], system.start[row + 1])
        exact = sum(a * b for a, b in zip(system.coef[own].tolist(), value[system.col[own]].tolist(), strict=True))
        for ends, given in ((low, int(system.low[row])), (high, int(system.high[row]))):
            if abs(given) < OPEN:
                if abs(given - exact) > ROOM and not fixed[system.col[own]].all():
                    raise too_large(f"relation {int(system.owner[row]) + 1}", given - exact)
                ends[row] = max(-ROOM, min(ROOM, given - exact))
    return low, high


def _large(system: System, value: Array) -> Array:
    """Rows whose sums may not fit into 64 bits."""
    longest = float(np.diff(system.start).max(initial=0))
    factor = float(max(system.coef.max(initial=0), -system.coef.min(initial=0)))
    if longest * factor * float(value.max(initial=0)) <= ROOM:
        return np.zeros(0, dtype=np.int64)
    size = np.abs(system.coef.astype(np.float64) * value[system.col])
    return np.flatnonzero(np.bincount(system.row, size, minlength=len(system)) > ROOM)


def too_large(where: str, number: int) -> InvalidContract:
    """A figure that 64-bit sums cannot hold."""
    return InvalidContract(
        f"A number is too large to be audited exactly: {number}.",
        where=where,
        why="Sums are worked out in 64-bit whole numbers; beyond 2^62 they would be wrong without a word.",
        remedy="Check the figure against the document; no count of people comes near it.",
    )
