"""Witnesses: depth-first search for whole numbers that satisfy a component, and the bounds they certify."""

from __future__ import annotations

import numpy as np

from expectations.disclosure.jit import kernel
from expectations.disclosure.kernels import (
    FOUND,
    OPEN,
    REFUTED,
    TRAIL,
    UNDECIDED,
    Rows,
    Work,
    _activity,
    _narrow,
    _undo,
    propagate,
)

_FREE_CAP = 2**62


@kernel
def _next(work: Work, members: np.ndarray) -> int:
    """The unfixed variable with the fewest values left, -1 if all are fixed."""
    best, width = -1, OPEN
    for at in range(members.shape[0]):
        var = members[at]
        room = work.hi[var] - work.lo[var]
        if 0 < room < width or (room > 0 and best < 0):
            best, width = var, room
            if room == 1:
                break
    return best


@kernel
def _value(work: Work, var: int) -> int:
    """The end of a variable's bounds that no witness has reached yet; else the one nearest to it."""
    low, high = work.lo[var], work.hi[var]
    if high >= OPEN or low < work.least[var]:
        return low
    if high > work.most[var]:
        return high
    return low if work.least[var] - low <= high - work.most[var] else high


@kernel
def _retreat(rows: Rows, work: Work, depth: int, total: int) -> tuple[int, int]:
    """Take back decisions until one can be turned round; the depth left and the answer of propagation."""
    while depth > 0:
        depth -= 1
        var, value = work.decisions[depth, 0], work.decisions[depth, 1]
        _undo(work, work.decisions[depth, 2])
        low, high = work.lo[var], work.hi[var]
        low, high = (low + 1, high) if value == low else (low, high - 1)
        if not _narrow(rows, work, var, low, high):
            return depth, UNDECIDED
        answer = propagate(rows, work, _FREE_CAP, total)
        if answer != REFUTED:
            return depth, answer
    return -1, REFUTED


@kernel
def _holds(rows: Rows, work: Work, own: np.ndarray) -> int:
    """Whether every row holds now that all is fixed; propagation that was cut short may have missed one."""
    for at in range(own.shape[0]):
        least, most, _, _ = _activity(rows, work, own[at])
        if least > rows.high[own[at]] or most < rows.low[own[at]]:
            return REFUTED
    return FOUND


@kernel
def seek(
    rows: Rows, work: Work, members: np.ndarray, own: np.ndarray, var: int, low: int, high: int, nodes: int, total: int
) -> int:
    """Search for a solution with `low <= var <= high` (var -1: any). FOUND leaves it in the bounds."""
    work.marks[TRAIL] = 0
    answer, depth = FOUND, 0
    if var >= 0:
        if not _narrow(rows, work, var, max(low, work.lo[var]), min(high, work.hi[var])):
            return UNDECIDED
        answer = propagate(rows, work, _FREE_CAP, total)
    while True:
        if answer == REFUTED:
            depth, answer = _retreat(rows, work, depth, total)
            nodes -= 1
            if depth < 0:
                return REFUTED
        if answer == UNDECIDED or nodes < 0:
            return UNDECIDED
        chosen = _next(work, members)
        if chosen < 0:
            answer = _holds(rows, work, own)
            if answer == FOUND:
                return FOUND
            continue
        value = _value(work, chosen)
        work.decisions[depth, 0], work.decisions[depth, 1] = chosen, value
        work.decisions[depth, 2] = work.marks[TRAIL]
        depth += 1
        if depth >= work.decisions.shape[0] or not _narrow(rows, work, chosen, value, value):
            return UNDECIDED
        nodes -= 1
        answer = propagate(rows, work, _FREE_CAP, total)


@kernel
def _harvest(work: Work, members: np.ndarray) -> None:
    """Every value of a witness is certified."""
    for at in range(members.shape[0]):
        var = members[at]
        value = work.lo[var]
        work.least[var] = min(work.least[var], value)
        work.most[var] = max(work.most[var], value)
        place = value - work.origin[var]
        if 0 <= place < 64:
            work.seen[var] |= np.uint64(1) << np.uint64(place)


@kernel
def _ask(
    rows: Rows, work: Work, members: np.ndarray, own: np.ndarray, var: int, low: int, high: int, nodes: int, total: int
) -> int:
    """Seek, harvest, and put the bounds back."""
    answer = seek(rows, work, members, own, var, low, high, nodes, total)
    if answer == FOUND:
        _harvest(work, members)
    _undo(work, 0)
    work.marks[TRAIL] = -1
    return answer


@kernel
def _certify(
    rows: Rows, work: Work, members: np.ndarray, own: np.ndarray, var: int, upper: bool, nodes: int, total: int
) -> int:
    """Move one bound in until a witness stands on it; strides double while they are refuted."""
    stride = 1
    while True:
        low, high = work.lo[var], work.hi[var]
        gap = high - work.most[var] if upper else work.least[var] - low
        if gap <= 0:
            return FOUND
        if upper and high >= OPEN:
            return UNDECIDED
        stride = min(stride, gap)
        first, last = (high - stride + 1, high) if upper else (low, low + stride - 1)
        answer = _ask(rows, work, members, own, var, first, last, nodes, total)
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
        _narrow(rows, work, var, low, high)
        if propagate(rows, work, _FREE_CAP, total) == REFUTED:
            return REFUTED


@kernel
def _all_bounds(rows: Rows, work: Work, members: np.ndarray, own: np.ndarray, nodes: int, total: int) -> int:
    """Certify both bounds of every variable; after a few misses the rest is left to programming."""
    answer, misses = FOUND, 0
    for at in range(2 * members.shape[0]):
        if misses > 3:
            return UNDECIDED
        one = _certify(rows, work, members, own, members[at // 2], at % 2 == 1, nodes, total)
        if one == UNDECIDED:
            misses += 1
            answer = UNDECIDED
    return answer


@kernel
def _holes(rows: Rows, work: Work, members: np.ndarray, own: np.ndarray, nodes: int, total: int) -> int:
    """Look at every value strictly between two bounds; those no witness can take are holes."""
    answer = FOUND
    for at in range(members.shape[0]):
        var = members[at]
        if work.hi[var] - work.lo[var] >= 64:
            continue
        if work.hi[var] - work.origin[var] >= 64:
            work.origin[var] = work.lo[var]
            work.seen[var] = np.uint64(1) | (np.uint64(1) << np.uint64(work.hi[var] - work.lo[var]))
        for value in range(work.lo[var] + 1, work.hi[var]):
            place = np.uint64(value - work.origin[var])
            if answer != FOUND or (work.seen[var] >> place) & np.uint64(1) != 0:
                continue
            if _ask(rows, work, members, own, var, value, value, nodes, total) == UNDECIDED:
                answer = UNDECIDED
    return answer


@kernel
def settle(
    rows: Rows,
    work: Work,
    members: np.ndarray,
    starts: np.ndarray,
    own_rows: np.ndarray,
    row_starts: np.ndarray,
    whole: np.ndarray,
    nodes: int,
) -> np.ndarray:
    """Certify every bound of every cyclic component; its answer, UNDECIDED where the budget ran out.

    `members[starts[k]:starts[k+1]]` are the variables of component k; `whole[k]` says it can have no holes.
    """
    answers = np.zeros(starts.shape[0] - 1, dtype=np.int64)
    for number in range(starts.shape[0] - 1):
        mine = members[starts[number] : starts[number + 1]]
        own = own_rows[row_starts[number] : row_starts[number + 1]]
        total = 2000 + 60 * own.shape[0]
        answer = _ask(rows, work, mine, own, -1, 0, 0, 5 * nodes, total)
        if answer == FOUND:
            answer = _all_bounds(rows, work, mine, own, nodes, total)
            if answer == FOUND and not whole[number]:
                answer = _holes(rows, work, mine, own, nodes, total)
        answers[number] = answer
    return answers
