"""The pieces that propagation leaves open: components with a cycle, and whether they are networks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from expectations.disclosure.jit import kernel
from expectations.disclosure.kernels import Rows, Work
from expectations.disclosure.system import Array


@dataclass(frozen=True)
class Parts:
    """Cyclic components: variables of piece k in `members[starts[k]:starts[k+1]]`, its rows likewise."""

    members: Array
    starts: Array
    rows: Array
    row_starts: Array


def parts(rows: Rows, work: Work, first: Array, group: Array, restless: Array) -> Parts:
    """Components that are no forest of plus and minus ones; a forest at rest is exact as it stands.

    `first` names each active row's component by a variable; bounds consistency on a graph without cycles
    is global, so only the others have to be searched.
    """
    size, count = len(rows.low), len(work.lo)
    row_of = np.repeat(np.arange(size), np.diff(rows.start))
    live = (first[row_of] >= 0) & (work.lo < work.hi)[rows.col]
    label = np.full(count, -1, dtype=np.int64)
    label[rows.col[live]] = first[row_of[live]]
    active = np.flatnonzero(first >= 0)
    edges = np.bincount(first[row_of[live]], minlength=count)
    nodes = np.bincount(label[label >= 0], minlength=count) + np.bincount(first[active], minlength=count)
    cyclic = edges >= nodes
    odd = live & (np.abs(rows.coef) != 1)
    cyclic[first[row_of[odd]]] = True
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


def networks(rows: Rows, work: Work, pieces: Parts) -> Array:
    """Which pieces are networks: there every linear answer is whole and no cell has a hole."""
    side = np.zeros(len(rows.low), dtype=np.int64)
    return _networks(rows, work, pieces.members, pieces.starts, pieces.rows, pieces.row_starts, side)


@kernel
def _networks(
    rows: Rows,
    work: Work,
    members: np.ndarray,
    starts: np.ndarray,
    own: np.ndarray,
    row_starts: np.ndarray,
    side: np.ndarray,
) -> np.ndarray:
    """Two-colour the rows: a cell in two rows has equal signs across sides, or opposite signs on one side."""
    answers = np.ones(starts.shape[0] - 1, dtype=np.bool_)
    stack = np.zeros(own.shape[0] + 1, dtype=np.int64)
    live = np.zeros(rows.low.shape[0], dtype=np.bool_)
    for at in range(own.shape[0]):
        live[own[at]] = True
    for number in range(starts.shape[0] - 1):
        root = own[row_starts[number]]
        side[root], stack[0], top = 1, root, 1
        while top > 0 and answers[number]:
            top -= 1
            row = stack[top]
            for at in range(rows.start[row], rows.start[row + 1]):
                var, coef = rows.col[at], rows.coef[at]
                if work.lo[var] == work.hi[var]:
                    continue
                fits, top = _coloured(rows, row, var, coef, live, side, stack, top)
                if not fits or abs(coef) != 1:
                    answers[number] = False
    return answers


@kernel
def _coloured(
    rows: Rows, row: int, var: int, coef: int, live: np.ndarray, side: np.ndarray, stack: np.ndarray, top: int
) -> tuple[bool, int]:
    """Colour the other rows of one cell and stack the new ones; whether they fit, and the height of the stack."""
    fits, found = True, 1
    for place in range(rows.vstart[var], rows.vstart[var + 1]):
        other = rows.vrow[place]
        if other == row or not live[other]:
            continue
        found += 1
        wanted = -side[row] if _sign_of(rows, other, var) * coef > 0 else side[row]
        if side[other] == 0:
            side[other], stack[top] = wanted, other
            top += 1
        elif side[other] != wanted:
            fits = False
    return fits and found <= 2, top


@kernel
def _sign_of(rows: Rows, row: int, var: int) -> int:
    for at in range(rows.start[row], rows.start[row + 1]):
        if rows.col[at] == var:
            return rows.coef[at]
    return 0
