"""Percentages of a table: which two figures each line of them was worked out from, as far as the figures show."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np

from expectations.disclosure.figures import PERCENT, Figures, read_percent
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.relations import ResolvedRelation
from expectations.publisher.sums import Proposal, Suggested, is_total
from expectations.publisher.table import Published, Sheet, spoken

_LOOKED_AT = 200
_MOST_COLUMNS = 12

Pair = tuple[np.ndarray, np.ndarray]


def suggested_shares(table: Published) -> Suggested:
    """Every line of percentages with the figures it follows from, and those for which none were found."""
    told = Suggested([], [])
    for sheet in table.sheets:
        for rows in (False, True):
            _Shares(sheet, table, rows).suggest(told)
    return told


class _Shares:
    """Lines of percentages, columns or rows, of one table."""

    def __init__(self, sheet: Sheet, table: Published, rows: bool) -> None:
        self.raw, self.figures = table.cells.raw, table.figures
        self.word = "row" if rows else "column"
        labels, across = (sheet.rows, sheet.columns) if rows else (sheet.columns, sheet.rows)
        own, other = (sheet.row_shares, sheet.column_shares) if rows else (sheet.column_shares, sheet.row_shares)
        self.at = (sheet.at if rows else sheet.at.T)[:, ~other]
        self.names = [spoken(label) for label in labels]
        self.across = [spoken(label) for label, is_share in zip(across, other.tolist(), strict=True) if not is_share]
        self.shares = np.flatnonzero(own).tolist()
        self.counts = np.flatnonzero(~own).tolist()

    def suggest(self, told: Suggested) -> None:
        for share in self.shares:
            cells = self.at[share]
            best, told_as, most = None, "", 0
            for says, pair in self._pairs(share):
                holds, fails = self._counted(cells, pair)
                if not fails and holds > most:
                    best, told_as, most = pair, says, holds
            if best is None or most < min(2, len(cells)):
                told.doubts.append(f"{self.word} “{self.names[share]}”: no figures were found that it follows from")
                continue
            relations = [
                self._relation(*line) for line in zip(cells.tolist(), *(p.tolist() for p in best), strict=True)
            ]
            says = f"{self.word} “{self.names[share]}” is {told_as} in per cent (seen to hold in {most} lines)"
            told.proposals.append(Proposal(says, tuple(one for one in relations if one is not None)))

    def _pairs(self, share: int) -> list[tuple[str, Pair]]:
        """Part and base: two lines of counts, or one line and its own total."""
        near = sorted(self.counts, key=lambda count: abs(count - share))[:_MOST_COLUMNS]
        totals = [place for place, name in enumerate(self.across) if is_total(name)]
        found = [
            (f"“{self.names[part]}” of “{self.names[base]}”", (self.at[part], self.at[base]))
            for part, base in sorted(permutations(near, 2), key=lambda pair: not is_total(self.names[pair[1]]))
        ]
        for part in near:
            for total in totals:
                whole = np.full_like(self.at[part], self.at[part][total])
                found.append((f"“{self.names[part]}” of its “{self.across[total]}”", (self.at[part], whole)))
        return found

    def _counted(self, cells: np.ndarray, pair: Pair) -> tuple[int, int]:
        holds = fails = 0
        lines = zip(cells.tolist(), pair[0].tolist(), pair[1].tolist(), strict=True)
        for _, (cell, part, base) in zip(range(_LOOKED_AT), lines, strict=False):
            printed = self._printed(cell)
            if printed is None or part == base:
                continue
            fits = _fits(self.figures, printed, part, base)
            fails += fits is False
            holds += fits is True
        return holds, fails

    def _printed(self, cell: int) -> tuple[int, int] | None:
        return read_percent(self.raw[cell]) if self.figures.kind[cell] == PERCENT else None

    def _relation(self, cell: int, part: int, base: int) -> ResolvedRelation | None:
        printed = self._printed(cell)
        if printed is None or part == base:
            return None
        return ResolvedRelation("pct", cell, (part, base), printed[0], decimals=printed[1])


def _fits(figures: Figures, printed: tuple[int, int], part: int, base: int) -> bool | None:
    """Whether a printed percentage may be that of two figures; None where that is possible and shows nothing."""
    half = Fraction(1, 2 * 10 ** printed[1])
    share = Fraction(printed[0], 10 ** printed[1])
    least, most = int(figures.lo[part]), int(figures.hi[part])
    smallest, largest = int(figures.lo[base]), int(figures.hi[base])
    if largest < 1:
        return None
    if most < OPEN and 100 * most < (share - half) * max(smallest, 1):
        return False
    if largest < OPEN and 100 * least > (share + half) * largest:
        return False
    return True if most < OPEN and largest < OPEN and smallest > 0 and share > 0 else None
