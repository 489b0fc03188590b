"""The pieces that propagation leaves open: what hangs together, where it goes round, and what is a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from expectations.disclosure.jit import entrance, kernel
from expectations.disclosure.kernels import (
    COEF,
    COL,
    HI,
    HIGH,
    LO,
    LOW,
    OPEN,
    PARENT,
    START,
    Board,
    activity,
)

Array = np.ndarray


@dataclass(frozen=True)
class Parts:
    """Cyclic components: variables of piece k in `members[starts[k]:starts[k+1]]`, its rows likewise."""

    members: Array
    starts: Array
    rows: Array
    row_starts: Array

    def __len__(self) -> int:
        return len(self.starts) - 1


@kernel("table", "number")
def _root(cells: np.ndarray, at: int) -> int:
    while cells[at, PARENT] != at:
        cells[at, PARENT] = cells[cells[at, PARENT], PARENT]
        at = cells[at, PARENT]
    return at


@entrance("board", "numbers")
def link(board: Board, first: np.ndarray) -> None:
    """Join the unfixed variables of each row that is not entailed; the root of each row, -1 for a row at rest."""
    rows, cells, entries = board.rows, board.cells, board.entries
    for var in range(cells.shape[0]):
        cells[var, PARENT] = var
    for row in range(first.shape[0]):
        first[row] = -1
        least, most, open_least, open_most = activity(board, row)
        above = rows[row, LOW] <= -OPEN or (open_least == 0 and least >= rows[row, LOW])
        below = rows[row, HIGH] >= OPEN or (open_most == 0 and most <= rows[row, HIGH])
        if above and below:
            continue
        for at in range(rows[row, START], rows[row + 1, START]):
            var = entries[at, COL]
            if cells[var, LO] < cells[var, HI]:
                root = _root(cells, var)
                if first[row] < 0:
                    first[row] = root
                else:
                    other = _root(cells, first[row])
                    cells[max(root, other), PARENT] = min(root, other)
    for row in range(first.shape[0]):
        if first[row] >= 0:
            first[row] = _root(cells, first[row])


def parts(board: Board, first: Array, group: Array, restless: Array) -> Parts:
    """Components that are no forest of plus and minus ones; a forest at rest is exact as it stands.

    `first` names each active row's component by a variable; bounds consistency on a graph without cycles
    is global, so only the others have to be searched.
    """
    cells = board.cells[:-1]
    col, coef = board.entries[:, COL], board.entries[:, COEF]
    of_row = np.repeat(first, np.diff(board.rows[:, START]))
    live = np.flatnonzero(of_row >= 0)
    live = live[(cells[:, LO] < cells[:, HI])[col[live]]]
    col, coef, of_row = col[live], coef[live], of_row[live]
    label = np.full(len(cells), -1, dtype=np.int64)
    label[col] = of_row
    active = np.flatnonzero(first >= 0)
    edges = np.bincount(of_row, minlength=len(cells))
    nodes = np.bincount(label[label >= 0], minlength=len(cells)) + np.bincount(first[active], minlength=len(cells))
    cyclic = edges >= nodes
    cyclic[of_row[np.abs(coef) != 1]] = True
    if restless.any():
        cyclic[first[active[restless[group[active]]]]] = True
    members = np.flatnonzero((label >= 0) & cyclic[label])
    own = active[cyclic[first[active]]]
    members = members[np.argsort(label[members], kind="stable")]
    own = own[np.argsort(first[own], kind="stable")]
    return Parts(members, _starts(label[members]), own, _starts(first[own]))


def _starts(labels: Array) -> Array:
    """Where each run of equal labels begins, and the end."""
    changes = np.flatnonzero(np.diff(labels)) + 1
    return np.concatenate([[0], changes, [len(labels)]]).astype(np.int64) if len(labels) else np.zeros(1, np.int64)


def networks(board: Board, pieces: Parts, call: Callable[..., Any]) -> Array:
    """Which pieces are networks: there every linear answer is whole and no cell has a hole.

    The rows of a network fall into two sides: a cell stands in no more than two rows, with equal signs across
    the sides or with opposite signs on one side.
    """
    starts, ends = board.rows[pieces.rows, START], board.rows[pieces.rows + 1, START]
    lengths = ends - starts
    row = np.repeat(np.arange(len(pieces.rows)), lengths)
    at = np.arange(lengths.sum()) + np.repeat(starts - np.cumsum(lengths) + lengths, lengths)
    at, row = _sorted_loose(board, at, row)
    var, coef = board.entries[at, COL], board.entries[at, COEF]
    piece_of_row = np.repeat(np.arange(len(pieces)), np.diff(pieces.row_starts))
    whole = np.ones(len(pieces), dtype=bool)
    whole[piece_of_row[row[np.abs(coef) != 1]]] = False
    twice = np.flatnonzero(var[1:] == var[:-1])
    whole[piece_of_row[row[twice[:-1][np.diff(twice) == 1]]]] = False
    one, other = row[twice], row[twice + 1]
    clash = np.zeros(len(twice), dtype=bool)
    across = (coef[twice] > 0) == (coef[twice + 1] > 0)
    call(colour, one, other, across, np.arange(len(pieces.rows)), np.zeros(len(pieces.rows), dtype=bool), clash)
    whole[piece_of_row[one[clash]]] = False
    return whole


def _sorted_loose(board: Board, at: Array, row: Array) -> tuple[Array, Array]:
    """Entries whose variable is not fixed, by variable."""
    cells, col = board.cells, board.entries[:, COL]
    loose = cells[col[at], LO] < cells[col[at], HI]
    at, row = at[loose], row[loose]
    order = np.argsort(col[at], kind="stable")
    return at[order], row[order]


@kernel("numbers", "flags", "number")
def _side(parent: np.ndarray, flipped: np.ndarray, at: int) -> tuple[int, bool]:
    """The row that stands for a row's side, and whether the row is on the other one."""
    flip = False
    while parent[at] != at:
        flipped[at] ^= flipped[parent[at]]
        parent[at] = parent[parent[at]]
        flip ^= flipped[at]
        at = parent[at]
    return at, flip


@entrance("numbers", "numbers", "flags", "numbers", "flags", "flags")
def colour(
    one: np.ndarray, other: np.ndarray, across: np.ndarray, parent: np.ndarray, flipped: np.ndarray, clash: np.ndarray
) -> None:
    """Put pairs of rows across or on one side, pair by pair; the pairs that clash with those before."""
    for at in range(one.shape[0]):
        first, turned = _side(parent, flipped, one[at])
        second, turned_too = _side(parent, flipped, other[at])
        if first == second:
            clash[at] = (turned ^ turned_too) != across[at]
        else:
            parent[first] = second
            flipped[first] = turned ^ turned_too ^ across[at]
