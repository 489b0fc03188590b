"""The audit's inner loops over int64 arrays: the board they work on, and propagation over it.

A row says `low <= sum(coef * value) <= high`. `OPEN` is an end that is not there. The board is changed in place;
its stack remembers what a search changed, so that it can be taken back.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from expectations.disclosure.jit import entrance, kernel

OPEN = 2**62
REFUTED, FOUND, UNDECIDED = 0, 1, 2
# Columns of a row: where its entries start, its ends, whether it waits in the queue, how often it was visited,
# whether all it adds up counts once, and a place of the queue of rows.
START, LOW, HIGH, WAITS, VISITS, UNIT, QUEUE = 0, 1, 2, 3, 4, 5, 6
# Columns of an entry: its variable and factor; and, in the order of the variables, the rows that name each.
COL, COEF, WAKES = 0, 1, 2
# Columns of a variable: its bounds, the span and the set of values that witnesses took, counted from an origin,
# where the rows that name it start, and a variable it hangs together with.
LO, HI, LEAST, MOST, SEEN, ORIGIN, NAMED, PARENT = 0, 1, 2, 3, 4, 5, 6, 7
# Columns of the stack: bounds as they were; and the decisions of a search, with the height they were made at.
VAR, OLD_LO, OLD_HI, CHOSEN, VALUE, HEIGHT = 0, 1, 2, 3, 4, 5
# Ends of the queue, the height of the stack (-1: nothing is remembered), and the most a lower bound may be.
HEAD, TAIL, TOP, LIMIT = 0, 1, 2, 3


class Board(NamedTuple):
    """Rows, variables and entries in few wide arrays: one line of memory a piece, and quick to compile for."""

    rows: np.ndarray
    cells: np.ndarray
    entries: np.ndarray
    stack: np.ndarray
    marks: np.ndarray


@kernel("board", "number")
def enqueue(board: Board, row: int) -> None:
    """Have a row visited, once however often it is asked for."""
    rows, marks = board.rows, board.marks
    if rows[row, WAITS] == 0:
        rows[row, WAITS] = 1
        tail = marks[TAIL]
        rows[tail, QUEUE] = row
        marks[TAIL] = 0 if tail + 1 == rows.shape[0] else tail + 1


@kernel("board", "number", "number", "number")
def narrow(board: Board, var: int, low: int, high: int) -> bool:
    """Set a variable's bounds, remember the old ones, wake its rows; False if no room is left to remember."""
    cells, stack, marks, entries = board.cells, board.stack, board.marks, board.entries
    top = marks[TOP]
    if top >= 0:
        if top >= stack.shape[0]:
            return False
        stack[top, VAR] = var
        stack[top, OLD_LO] = cells[var, LO]
        stack[top, OLD_HI] = cells[var, HI]
        marks[TOP] = top + 1
    cells[var, LO] = low
    cells[var, HI] = high
    for at in range(cells[var, NAMED], cells[var + 1, NAMED]):
        enqueue(board, entries[at, WAKES])
    return True


@kernel("board", "number")
def undo(board: Board, top: int) -> None:
    """Take back every change above a height of the stack."""
    cells, stack = board.cells, board.stack
    for at in range(board.marks[TOP] - 1, top - 1, -1):
        var = stack[at, VAR]
        cells[var, LO] = stack[at, OLD_LO]
        cells[var, HI] = stack[at, OLD_HI]
    board.marks[TOP] = top


@kernel("board", "number")
def activity(board: Board, row: int) -> tuple[int, int, int, int]:
    """The least and the most a row can come to, and how many open ends are left out of each."""
    rows, cells, entries = board.rows, board.cells, board.entries
    least, most, open_least, open_most = 0, 0, 0, 0
    for at in range(rows[row, START], rows[row + 1, START]):
        var, coef = entries[at, COL], entries[at, COEF]
        low, high, is_open = coef * cells[var, LO], 0, 1
        if cells[var, HI] < OPEN:
            high, is_open = coef * cells[var, HI], 0
        if coef > 0:
            least += low
            most += high
            open_most += is_open
        else:
            least += high
            most += low
            open_least += is_open
    return least, most, open_least, open_most


@kernel("board", "number")
def _visit(board: Board, row: int) -> int:
    """Tighten every variable of a row once."""
    rows, cells, entries, limit = board.rows, board.cells, board.entries, board.marks[LIMIT]
    least, most, open_least, open_most = activity(board, row)
    row_low, row_high = rows[row, LOW], rows[row, HIGH]
    if row_low > row_high or (open_least == 0 and least > row_high) or (open_most == 0 and most < row_low):
        return REFUTED
    # How far the row may still rise or fall; an end that is not there, or other open ends, hold nothing back.
    rise, fall = row_high - least, most - row_low
    open_least = -1 if row_high >= OPEN else open_least
    open_most = -1 if row_low <= -OPEN else open_most
    for at in range(rows[row, START], rows[row + 1, START]):
        var, coef = entries[at, COL], entries[at, COEF]
        low, high = cells[var, LO], cells[var, HI]
        if low == high:
            continue
        up, down, open_up, open_down, size = rise, fall, open_least, open_most, coef
        if coef < 0:
            up, down, open_up, open_down, size = fall, rise, open_most, open_least, -coef
        new_low, new_high = low, high
        if open_up == 0:
            new_high = min(high, low + (up if size == 1 else up // size))
        if high < OPEN and open_down == 0:
            new_low = max(low, high - (down if size == 1 else down // size))
        if high >= OPEN and open_down == 1:
            new_low = max(low, -(down if size == 1 else down // size))
        new_low = min(new_low, limit)
        new_high = high if new_high > limit else new_high
        if new_low > new_high:
            return REFUTED
        if (new_low > low or new_high < high) and not narrow(board, var, new_low, new_high):
            return UNDECIDED
    return FOUND


@kernel("board", "number", "number")
def propagate(board: Board, cap: int, total: int) -> int:
    """Visit queued rows until nothing moves; FOUND at rest, UNDECIDED past `cap` visits of a row or `total` in all."""
    rows, marks = board.rows, board.marks
    answer, spent = FOUND, 0
    while marks[HEAD] != marks[TAIL]:
        head = marks[HEAD]
        row = rows[head, QUEUE]
        marks[HEAD] = 0 if head + 1 == rows.shape[0] else head + 1
        # A row whose factors are all one has said all it knows after one visit: it need not wake itself.
        rows[row, WAITS] = rows[row, UNIT]
        if answer == FOUND:
            rows[row, VISITS] += 1
            spent += 1
            answer = UNDECIDED if spent > total or rows[row, VISITS] > cap else _visit(board, row)
        if rows[row, UNIT] == 1:
            rows[row, WAITS] = 0
    return answer


@entrance("board", "numbers", "numbers", "flags", "flags", "number")
def rest(
    board: Board, order: np.ndarray, labels: np.ndarray, broken: np.ndarray, restless: np.ndarray, cap: int
) -> None:
    """Bulk propagation, component by component; which contradict themselves, and which were cut short."""
    at, size = 0, order.shape[0]
    while at < size:
        label = labels[order[at]]
        while at < size and labels[order[at]] == label:
            enqueue(board, order[at])
            at += 1
        answer = propagate(board, cap, OPEN)
        broken[label] = answer == REFUTED
        restless[label] = answer == UNDECIDED
