"""Integer bound propagation: what each relation leaves of each cell's bounds, until nothing moves.

Every bound it gives is implied by the published figures, so a contradiction is proved and one candidate is
proved; that a cell keeps several candidates is not. All rows move at once, so their order does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from expectations.disclosure.cells import LARGEST_COUNT, OPEN
from expectations.disclosure.system import System

# Two rows that disagree slowly can walk one unit a round; past this the audit says it did not finish.
ROUND_CAP = 500


@dataclass(frozen=True)
class Propagation:
    """Bounds after propagation, which components contradict themselves, and which did not come to rest."""

    lower: np.ndarray
    upper: np.ndarray
    broken: np.ndarray
    restless: np.ndarray


def propagate(
    system: System,
    lower: np.ndarray,
    upper: np.ndarray,
    group: np.ndarray,
    rounds: int = ROUND_CAP,
) -> Propagation:
    """Tighten bounds to a fixpoint. `group` numbers each row's component; a broken one is left alone at once."""
    lower, upper, fixed = lower.copy(), upper.copy(), lower == upper
    count = int(group.max()) + 1 if len(group) else 0
    broken, restless = np.zeros(count, dtype=bool), np.zeros(count, dtype=bool)
    for _ in range(rounds if len(system) else 0):
        impossible, (cell, new_lower, new_upper) = _implied(system, lower, upper)
        broken[group[impossible]] = True
        live = ~broken[group[system.row]] & ~fixed[cell]
        moved = live & ((new_lower > lower[cell]) | (new_upper < upper[cell]))
        restless[:] = False
        restless[group[system.row[moved]]] = True
        if not moved.any():
            break
        # Ends beyond any count are clipped, so that no later sum leaves int64.
        np.maximum.at(lower, cell[moved], np.minimum(new_lower[moved], LARGEST_COUNT + 1))
        np.minimum.at(upper, cell[moved], np.maximum(new_upper[moved], -1))
        empty = moved & ((lower[cell] > upper[cell]) | (lower[cell] > LARGEST_COUNT))
        broken[group[system.row[empty]]] = True
    return Propagation(lower, upper, broken, restless & ~broken)


def _implied(
    system: System, lower: np.ndarray, upper: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Rows that cannot hold, and for every entry the bounds that its row's other cells leave it."""
    cell, row, positive = system.cell, system.row, system.sign > 0
    is_open = upper[cell] >= OPEN
    ceiling = np.where(is_open, 0, upper[cell])
    least = _Sums(system, np.where(positive, lower[cell], -ceiling), ~positive & is_open)
    most = _Sums(system, np.where(positive, ceiling, -lower[cell]), positive & is_open)
    too_much = (least.opens == 0) & (least.total > system.high)
    too_little = (most.opens == 0) & (most.total < system.low)

    capped = least.others_known & (system.high[row] < OPEN)
    floored = most.others_known & (system.low[row] > -OPEN)
    at_most = np.where(capped, np.where(capped, system.high[row], 0) - least.others, OPEN)
    at_least = np.where(floored, np.where(floored, system.low[row], 0) - most.others, -OPEN)
    new_lower = np.where(positive, at_least, -at_most)
    new_upper = np.where(positive, at_most, -at_least)
    return too_much | too_little, (cell, new_lower, new_upper)


class _Sums:
    """Each row's sum, and for every entry the sum of the others in its row and whether all of them are known."""

    def __init__(self, system: System, values: np.ndarray, is_open: np.ndarray) -> None:
        self.total = np.add.reduceat(values, system.start[:-1])
        self.opens = np.add.reduceat(is_open.astype(np.int64), system.start[:-1])
        self.others = self.total[system.row] - values
        self.others_known = self.opens[system.row] == is_open
