"""Witnesses: depth-first search for whole numbers that satisfy a component, and the bounds they certify."""

from __future__ import annotations

import numpy as np

from expectations.disclosure.jit import entrance, kernel
from expectations.disclosure.kernels import (
    CHOSEN,
    FOUND,
    HEIGHT,
    HI,
    HIGH,
    LEAST,
    LO,
    LOW,
    MOST,
    OPEN,
    ORIGIN,
    REFUTED,
    SEEN,
    TOP,
    UNDECIDED,
    VALUE,
    Board,
    activity,
    narrow,
    propagate,
    undo,
)

# Candidates are counted one by one up to this many.
COUNTED = 64


@kernel("board", "numbers")
def _next(board: Board, members: np.ndarray) -> int:
    """The unfixed variable with the fewest values left, -1 if all are fixed."""
    cells = board.cells
    best, width = -1, OPEN
    for at in range(members.shape[0]):
        var = members[at]
        room = cells[var, HI] - cells[var, LO]
        if 0 < room < width or (room > 0 and best < 0):
            best, width = var, room
            if room == 1:
                break
    return best


@kernel("board", "number")
def _value(board: Board, var: int) -> int:
    """The end of a variable's bounds that no witness has reached yet; else the one nearest to it."""
    cells = board.cells
    low, high = cells[var, LO], cells[var, HI]
    least, most = cells[var, LEAST], cells[var, MOST]
    if high >= OPEN or low < least:
        return low
    if high > most:
        return high
    return low if least - low <= high - most else high


@kernel("board", "number", "number")
def _retreat(board: Board, depth: int, total: int) -> tuple[int, int]:
    """Take back decisions until one can be turned round; the depth left and the answer of propagation."""
    cells, stack = board.cells, board.stack
    while depth > 0:
        depth -= 1
        var, value = stack[depth, CHOSEN], stack[depth, VALUE]
        undo(board, stack[depth, HEIGHT])
        low, high = cells[var, LO], cells[var, HI]
        low, high = (low + 1, high) if value == low else (low, high - 1)
        if not narrow(board, var, low, high):
            return depth, UNDECIDED
        answer = propagate(board, OPEN, total)
        if answer != REFUTED:
            return depth, answer
    return -1, REFUTED


@kernel("board", "numbers")
def _holds(board: Board, own: np.ndarray) -> int:
    """Whether every row holds now that all is fixed; propagation that was cut short may have missed one."""
    rows = board.rows
    for at in range(own.shape[0]):
        least, most, _, _ = activity(board, own[at])
        if least > rows[own[at], HIGH] or most < rows[own[at], LOW]:
            return REFUTED
    return FOUND


@kernel("board", "numbers", "numbers", "number", "number", "number", "number", "number")
def _seek(
    board: Board, members: np.ndarray, own: np.ndarray, var: int, low: int, high: int, nodes: int, total: int
) -> int:
    """Search for a solution with `low <= var <= high` (var -1: any). FOUND leaves it in the bounds."""
    cells, stack, marks = board.cells, board.stack, board.marks
    marks[TOP] = 0
    answer, depth = FOUND, 0
    if var >= 0:
        narrow(board, var, max(low, cells[var, LO]), min(high, cells[var, HI]))
        answer = propagate(board, OPEN, total)
    while True:
        if answer == REFUTED:
            depth, answer = _retreat(board, depth, total)
            nodes -= 1
            if depth < 0:
                return REFUTED
        if answer == UNDECIDED or nodes < 0:
            return UNDECIDED
        chosen = _next(board, members)
        if chosen < 0:
            answer = _holds(board, own)
            if answer == FOUND:
                return FOUND
            continue
        value = _value(board, chosen)
        if depth >= stack.shape[0]:
            return UNDECIDED
        stack[depth, CHOSEN], stack[depth, VALUE], stack[depth, HEIGHT] = chosen, value, marks[TOP]
        depth += 1
        if not narrow(board, chosen, value, value):
            return UNDECIDED
        nodes -= 1
        answer = propagate(board, OPEN, total)


@kernel("board", "numbers", "numbers", "number", "number", "number", "number", "number")
def _ask(
    board: Board, members: np.ndarray, own: np.ndarray, var: int, low: int, high: int, nodes: int, total: int
) -> int:
    """Seek, certify every value of the witness, and put the bounds back."""
    cells = board.cells
    answer = _seek(board, members, own, var, low, high, nodes, total)
    if answer == FOUND:
        for at in range(members.shape[0]):
            one = members[at]
            value = cells[one, LO]
            cells[one, LEAST] = min(cells[one, LEAST], value)
            cells[one, MOST] = max(cells[one, MOST], value)
            place = value - cells[one, ORIGIN]
            if 0 <= place < COUNTED:
                cells[one, SEEN] |= np.int64(1) << np.int64(place)
    undo(board, 0)
    board.marks[TOP] = -1
    return answer


@kernel("board", "numbers", "numbers", "number", "flag", "number", "number")
def _certify(board: Board, members: np.ndarray, own: np.ndarray, var: int, upper: bool, nodes: int, total: int) -> int:
    """Move one bound in until a witness stands on it; strides double while they are refuted."""
    cells = board.cells
    stride = 1
    while True:
        low, high = cells[var, LO], cells[var, HI]
        gap = high - cells[var, MOST] if upper else cells[var, LEAST] - low
        if gap <= 0:
            return FOUND
        if upper and high >= OPEN:
            return UNDECIDED
        stride = min(stride, gap)
        first, last = (high - stride + 1, high) if upper else (low, low + stride - 1)
        answer = _ask(board, members, own, var, first, last, nodes, total)
        if answer == UNDECIDED:
            return UNDECIDED
        if answer == FOUND:
            stride = 1
            continue
        if upper:
            high -= stride
        else:
            low += stride
        stride *= 2
        narrow(board, var, low, high)
        if propagate(board, OPEN, total) == REFUTED:
            return REFUTED


@kernel("board", "numbers", "numbers", "number", "number")
def _all_bounds(board: Board, members: np.ndarray, own: np.ndarray, nodes: int, total: int) -> int:
    """Certify both bounds of every variable; after a few misses the rest is left to programming."""
    answer, misses = FOUND, 0
    for at in range(2 * members.shape[0]):
        if misses > 3:
            return UNDECIDED
        one = _certify(board, members, own, members[at // 2], at % 2 == 1, nodes, total)
        if one == UNDECIDED:
            misses += 1
            answer = UNDECIDED
    return answer


@kernel("board", "numbers", "numbers", "number", "number")
def _holes(board: Board, members: np.ndarray, own: np.ndarray, nodes: int, total: int) -> int:
    """Look at every value strictly between two bounds; those no witness can take are holes."""
    cells = board.cells
    answer, one = FOUND, np.int64(1)
    for at in range(members.shape[0]):
        var = members[at]
        low, high = cells[var, LO], cells[var, HI]
        if high - low >= COUNTED or cells[var, LEAST] < 0:
            # Too wide to count, or nobody asked.
            continue
        if high - cells[var, ORIGIN] >= COUNTED:
            cells[var, ORIGIN] = low
            cells[var, SEEN] = one | (one << np.int64(high - low))
        for value in range(low + 1, high):
            place = np.int64(value - cells[var, ORIGIN])
            if answer != FOUND or (cells[var, SEEN] >> place) & one != 0:
                continue
            if _ask(board, members, own, var, value, value, nodes, total) == UNDECIDED:
                answer = UNDECIDED
    return answer


@entrance("board", "numbers", "numbers", "numbers", "numbers", "flags", "numbers", "number")
def settle(
    board: Board,
    members: np.ndarray,
    starts: np.ndarray,
    own_rows: np.ndarray,
    row_starts: np.ndarray,
    whole: np.ndarray,
    answers: np.ndarray,
    nodes: int,
) -> None:
    """Certify every bound of every cyclic component not decided yet; UNDECIDED where the budget ran out.

    `members[starts[k]:starts[k+1]]` are the variables of component k; `whole[k]` says it can have no holes.
    """
    for number in range(starts.shape[0] - 1):
        if answers[number] != UNDECIDED:
            continue
        mine = members[starts[number] : starts[number + 1]]
        own = own_rows[row_starts[number] : row_starts[number + 1]]
        total = 2000 + 60 * own.shape[0]
        answer = _ask(board, mine, own, -1, 0, 0, 5 * nodes, total)
        if answer == FOUND:
            answer = _all_bounds(board, mine, own, nodes, total)
            if answer == FOUND and not whole[number]:
                answer = _holes(board, mine, own, nodes, total)
        answers[number] = answer
