"""The audit's inner loops over int64 arrays: propagation, witness search, components.

A row says `low <= sum(coef * value) <= high`. `OPEN` is an end that is not there. Work arrays are shared and
changed in place; `trail` remembers what a search changed, so that it can be taken back.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from expectations.disclosure.jit import kernel

OPEN = 2**62
REFUTED, FOUND, UNDECIDED = 0, 1, 2
HEAD, TAIL, TRAIL, LIMIT, VISITS, PROMISED = 0, 1, 2, 3, 4, 5


class Rows(NamedTuple):
    """Sparse rows, and for each variable the rows that name it."""

    start: np.ndarray
    col: np.ndarray
    coef: np.ndarray
    low: np.ndarray
    high: np.ndarray
    vstart: np.ndarray
    vrow: np.ndarray


class Work(NamedTuple):
    """Bounds, the queue of rows to visit, the trail, and the span of values that witnesses took."""

    lo: np.ndarray
    hi: np.ndarray
    least: np.ndarray
    most: np.ndarray
    seen: np.ndarray
    origin: np.ndarray
    queue: np.ndarray
    queued: np.ndarray
    visits: np.ndarray
    trail: np.ndarray
    marks: np.ndarray
    decisions: np.ndarray


@kernel
def _enqueue(rows: Rows, work: Work, var: int) -> None:
    size = work.queue.shape[0]
    for at in range(rows.vstart[var], rows.vstart[var + 1]):
        row = rows.vrow[at]
        if not work.queued[row]:
            work.queued[row] = True
            work.queue[work.marks[TAIL]] = row
            work.marks[TAIL] = (work.marks[TAIL] + 1) % size


@kernel
def _narrow(rows: Rows, work: Work, var: int, low: int, high: int) -> bool:
    """Set a variable's bounds, remember the old ones, wake its rows; False if no room is left to remember."""
    at = work.marks[TRAIL]
    if at >= 0:
        if at >= work.trail.shape[0]:
            return False
        work.trail[at, 0], work.trail[at, 1], work.trail[at, 2] = (var, work.lo[var], work.hi[var])
        work.marks[TRAIL] = at + 1
    work.lo[var], work.hi[var] = low, high
    _enqueue(rows, work, var)
    return True


@kernel
def _undo(work: Work, mark: int) -> None:
    for at in range(work.marks[TRAIL] - 1, mark - 1, -1):
        var = work.trail[at, 0]
        work.lo[var], work.hi[var] = work.trail[at, 1], work.trail[at, 2]
    work.marks[TRAIL] = mark


@kernel
def _activity(rows: Rows, work: Work, row: int) -> tuple[int, int, int, int]:
    """The least and the most a row can come to, and how many open ends are left out of each."""
    least, most, open_least, open_most = 0, 0, 0, 0
    for at in range(rows.start[row], rows.start[row + 1]):
        coef, low, high = rows.coef[at], work.lo[rows.col[at]], work.hi[rows.col[at]]
        if coef > 0:
            least += coef * low
            if high >= OPEN:
                open_most += 1
            else:
                most += coef * high
        else:
            most += coef * low
            if high >= OPEN:
                open_least += 1
            else:
                least += coef * high
    return least, most, open_least, open_most


@kernel
def _implied(
    coef: int, low: int, high: int, row_low: int, row_high: int, least: int, most: int, open_least: int, open_most: int
) -> tuple[int, int]:
    """The bounds that a row's other entries leave one of its variables."""
    is_open = 1 if high >= OPEN else 0
    ceiling = 0 if is_open else high
    new_low, new_high = low, high
    if coef > 0:
        if row_high < OPEN and open_least == 0:
            new_high = min(new_high, (row_high - least + coef * low) // coef)
        if row_low > -OPEN and open_most == is_open:
            new_low = max(new_low, -((most - coef * ceiling - row_low) // coef))
    else:
        if row_high < OPEN and open_least == is_open:
            new_low = max(new_low, -((row_high - least + coef * ceiling) // -coef))
        if row_low > -OPEN and open_most == 0:
            new_high = min(new_high, (most - coef * low - row_low) // -coef)
    return new_low, new_high


@kernel
def _visit(rows: Rows, work: Work, row: int) -> int:
    """Tighten every variable of a row once."""
    least, most, open_least, open_most = _activity(rows, work, row)
    row_low, row_high = rows.low[row], rows.high[row]
    if row_low > row_high or (open_least == 0 and least > row_high) or (open_most == 0 and most < row_low):
        return REFUTED
    limit = work.marks[LIMIT]
    for at in range(rows.start[row], rows.start[row + 1]):
        var = rows.col[at]
        low, high = work.lo[var], work.hi[var]
        if low == high:
            continue
        new_low, new_high = _implied(rows.coef[at], low, high, row_low, row_high, least, most, open_least, open_most)
        new_low = min(new_low, limit)
        if new_high > limit:
            new_high = high
        if new_low > new_high:
            return REFUTED
        if (new_low > low or new_high < high) and not _narrow(rows, work, var, new_low, new_high):
            return UNDECIDED
    return FOUND


@kernel
def propagate(rows: Rows, work: Work, cap: int, total: int) -> int:
    """Visit queued rows until nothing moves; FOUND at rest, UNDECIDED past `cap` visits of a row or `total` in all."""
    size, answer, spent = work.queue.shape[0], FOUND, 0
    while work.marks[HEAD] != work.marks[TAIL]:
        row = work.queue[work.marks[HEAD]]
        work.marks[HEAD] = (work.marks[HEAD] + 1) % size
        work.queued[row] = False
        if answer != FOUND:
            continue
        work.visits[row] += 1
        spent += 1
        answer = UNDECIDED if spent > total or work.visits[row] > cap else _visit(rows, work, row)
    work.marks[VISITS] += spent
    return answer


@kernel
def rest(rows: Rows, work: Work, labels: np.ndarray, order: np.ndarray, broken: np.ndarray, cap: int) -> np.ndarray:
    """Bulk propagation, component by component; `broken` says which contradict themselves. Returns rows cut short."""
    restless = np.zeros(broken.shape[0], dtype=np.bool_)
    at, size = 0, order.shape[0]
    while at < size:
        label = labels[order[at]]
        while at < size and labels[order[at]] == label:
            row = order[at]
            work.queued[row] = True
            work.queue[work.marks[TAIL]] = row
            work.marks[TAIL] = (work.marks[TAIL] + 1) % work.queue.shape[0]
            at += 1
        answer = propagate(rows, work, cap, OPEN)
        broken[label] = answer == REFUTED
        restless[label] = answer == UNDECIDED
    return restless


@kernel
def _root(parent: np.ndarray, at: int) -> int:
    while parent[at] != at:
        parent[at] = parent[parent[at]]
        at = parent[at]
    return at


@kernel
def link(rows: Rows, work: Work) -> np.ndarray:
    """Join the unfixed variables of each row that is not entailed; the root of each row, -1 for a row at rest."""
    count = rows.start.shape[0] - 1
    parent = np.arange(work.lo.shape[0])
    first = np.full(count, -1, dtype=np.int64)
    for row in range(count):
        least, most, open_least, open_most = _activity(rows, work, row)
        above = rows.low[row] <= -OPEN or (open_least == 0 and least >= rows.low[row])
        below = rows.high[row] >= OPEN or (open_most == 0 and most <= rows.high[row])
        if above and below:
            continue
        for at in range(rows.start[row], rows.start[row + 1]):
            var = rows.col[at]
            if work.lo[var] < work.hi[var]:
                root = _root(parent, var)
                if first[row] >= 0 and root != _root(parent, first[row]):
                    other = _root(parent, first[row])
                    parent[max(root, other)] = min(root, other)
                first[row] = var if first[row] < 0 else first[row]
    for row in range(count):
        if first[row] >= 0:
            first[row] = _root(parent, first[row])
    return first
