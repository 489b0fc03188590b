"""The smallest set of relations that proves a finding, by leaving out what is not needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from expectations.disclosure.propagate import propagate
from expectations.disclosure.system import System, subsystem


def contradict(system: System, rows: Sequence[int], lower: np.ndarray, upper: np.ndarray) -> bool:
    """Whether these rows alone leave no whole numbers."""
    part = subsystem(system, rows)
    return bool(propagate(part, lower, upper, np.zeros(len(part), dtype=np.int64)).broken.any())


def disclose(system: System, rows: Sequence[int], lower: np.ndarray, upper: np.ndarray, cell: int) -> bool:
    """Whether these rows alone leave the cell one candidate."""
    part = subsystem(system, rows)
    left = propagate(part, lower, upper, np.zeros(len(part), dtype=np.int64))
    return not left.broken.any() and bool(left.lower[cell] == left.upper[cell])


def irreducible(rows: Sequence[int], proves: Callable[[list[int]], bool]) -> list[int]:
    """Rows of which none can be left out; big pieces are tried first."""
    kept, size = list(rows), max(1, len(rows) // 2)
    while True:
        place = 0
        while place < len(kept):
            trial = kept[:place] + kept[place + size :]
            if trial and proves(trial):
                kept = trial
            else:
                place += size
        if size == 1:
            return kept
        size //= 2
