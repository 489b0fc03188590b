"""Hidden figures that no sum was tried on, because they stand where no counts were seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from expectations.disclosure.figures import MASKED
from expectations.publisher.sums import Suggested
from expectations.publisher.table import Published


def unchecked(table: Published, sums: Suggested) -> list[str]:
    """Where signs hide figures in shares and rates, in totals that are taken as none, and among labels and notes."""
    masked = table.figures.kind == MASKED
    cells = {cell for sheet in table.sheets for cell in _shares(sheet.at, sheet.row_shares, sheet.column_shares)}
    summed = {cell for one in sums.proposals for relation in one.relations for cell in relation.cells}
    doubted = {cell for cell in sums.doubted if cell not in summed}
    return [table.cells.ids[cell] for cell in sorted(cells | doubted) if masked[cell]] + table.aside


def _shares(at: np.ndarray, across: np.ndarray, down: np.ndarray) -> Sequence[int]:
    cells: list[int] = at[across[:, None] | down[None, :]].tolist()
    return cells
