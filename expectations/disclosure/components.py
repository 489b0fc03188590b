"""Which relations hang together: published figures separate them, unfixed cells join them."""

from __future__ import annotations

import numpy as np

from expectations.disclosure.system import System


def components(system: System, fixed: np.ndarray) -> np.ndarray:
    """A component number for every row; a row of published figures only stands alone."""
    parent = list(range(len(system)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    first: dict[int, int] = {}
    for row, cell in zip(system.row.tolist(), system.cell.tolist(), strict=True):
        if not fixed[cell]:
            mine, other = root(row), root(first.setdefault(cell, row))
            parent[max(mine, other)] = min(mine, other)
    roots = [root(row) for row in range(len(system))]
    numbers = {value: number for number, value in enumerate(dict.fromkeys(roots))}
    return np.array([numbers[value] for value in roots], dtype=np.int64)
