"""The board of a system: its rows, variables and entries laid out for the kernels, and its columns by name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from expectations.disclosure import kernels as k
from expectations.disclosure.system import Array, System


@dataclass(frozen=True)
class Work:
    """Views of the columns of a board's variables: what changes there changes here."""

    lo: Array
    hi: Array
    least: Array
    most: Array
    seen: Array
    origin: Array


def laid_out(system: System, lo: Array, hi: Array, limit: int) -> k.Board:
    """A system and what its variables' own strings leave them; no lower bound may be raised above `limit`."""
    size, count = len(system), len(lo)
    rows = np.zeros((size + 1, 7), dtype=np.int64)
    rows[:, k.START] = system.start
    rows[:-1, k.LOW], rows[:-1, k.HIGH] = system.low, system.high
    rows[:-1, k.UNIT] = 1
    rows[system.row[np.abs(system.coef) != 1], k.UNIT] = 0
    cells = np.zeros((count + 1, 8), dtype=np.int64)
    cells[:-1, k.LO], cells[:-1, k.HI] = lo, hi
    cells[:-1, k.LEAST], cells[:-1, k.MOST] = k.OPEN, -1
    cells[1:, k.NAMED] = np.cumsum(np.bincount(system.col, minlength=count))
    entries = np.empty((len(system.col), 3), dtype=np.int64)
    entries[:, k.COL], entries[:, k.COEF] = system.col, system.coef
    entries[:, k.WAKES] = system.row[np.argsort(system.col, kind="stable")]
    stack = np.empty((min(16 * count, 2_000_000) + 65_536, 6), dtype=np.int64)
    return k.Board(rows, cells, entries, stack, np.array([0, 0, -1, limit], dtype=np.int64))


def work_of(board: k.Board) -> Work:
    """The variables of a board, column by column; the set of values seen is a set of bits."""
    cells = board.cells[:-1]
    seen = cells[:, k.SEEN].view(np.uint64)
    return Work(cells[:, k.LO], cells[:, k.HI], cells[:, k.LEAST], cells[:, k.MOST], seen, cells[:, k.ORIGIN])
