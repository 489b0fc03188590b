"""Components without a solution: the smallest set of relations that proves it, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from expectations.disclosure.figures import MASKED, Figures
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.solve import Budget, Solution, solve
from expectations.disclosure.system import System

_TRIAL = Budget(nodes=2000, seconds=5.0)


@dataclass(frozen=True)
class Contradiction:
    """Relations of which none can be left out, and masked cells that would have to be 0, or exceed their range."""

    relations: tuple[int, ...]
    zeros: tuple[int, ...] = ()
    beyond: tuple[int, ...] = ()


class Component:
    """Some rows of a system over their own cells."""

    def __init__(self, system: System, rows: np.ndarray, lo: np.ndarray, hi: np.ndarray) -> None:
        part = system.only(rows)
        self.cells, col = np.unique(part.col, return_inverse=True)
        self.system = System(part.start, col.astype(np.int64), part.coef, part.low, part.high, part.owner)
        self.lo, self.hi = lo[self.cells], hi[self.cells]

    def solved(self, lo: np.ndarray | None = None, hi: np.ndarray | None = None) -> Solution:
        """The component on its own, under other bounds if any are given."""
        return solve(self.system, self.lo if lo is None else lo, self.hi if hi is None else hi, _TRIAL)

    def refuted(self, owners: Sequence[int]) -> bool:
        """Whether these relations alone leave no whole numbers."""
        rows = np.flatnonzero(np.isin(self.system.owner, owners))
        return bool(solve(self.system.only(rows), self.lo, self.hi, _TRIAL).broken)

    def without(self, owners: Sequence[int]) -> np.ndarray:
        """The rows of all other relations."""
        return np.flatnonzero(~np.isin(self.system.owner, owners))


def contradictions(system: System, solution: Solution, figures: Figures, pieces: np.ndarray) -> Iterator[Contradiction]:
    """One contradiction for each broken component, in the order of their rows."""
    told: set[int] = set()
    for number in sorted(solution.broken):
        rows = np.flatnonzero(solution.group == number)
        if told.issuperset(system.owner[rows].tolist()):
            continue
        whole = np.flatnonzero(np.isin(pieces, pieces[rows]))
        one = _explained(system, rows, whole, figures)
        told.update(one.relations)
        yield one


def connected(system: System, figures: Figures) -> np.ndarray:
    """The piece of each row: what hangs together through cells that are open or masked, and rows of one relation.

    Unlike the components of a solution it keeps rows that hold whatever the markers hide: they bind again
    once a masked cell may leave its range.
    """
    loose = ((figures.lo < figures.hi) | (figures.kind == MASKED))[system.col]
    row, col = system.row[loose], system.col[loose]
    piece = np.arange(len(system))
    while True:
        of_cell, of_owner = np.full(len(figures), len(system)), np.full(system.owner.max() + 1, len(system))
        np.minimum.at(of_cell, col, piece[row])
        np.minimum.at(of_owner, system.owner, piece)
        joined = of_owner[system.owner]
        np.minimum.at(joined, row, of_cell[col])
        joined = joined[joined]
        if (joined == piece).all():
            return piece
        piece = joined


def further(
    system: System, found: Contradiction, rows: np.ndarray, figures: Figures, pieces: np.ndarray
) -> Iterator[Contradiction]:
    """Contradictions in the same component that share no relation with those found before."""
    told = set(found.relations)
    whole = np.flatnonzero(np.isin(pieces, pieces[rows]))
    while True:
        rows, whole = (part[~np.isin(system.owner[part], list(told))] for part in (rows, whole))
        if not len(rows):
            return
        if not Component(system, rows, figures.lo, figures.hi).solved().broken:
            return
        one = _explained(system, rows, whole, figures)
        told |= set(one.relations)
        yield one


def _explained(system: System, rows: np.ndarray, hanging: np.ndarray, figures: Figures) -> Contradiction:
    """The core of a component; what would mend it is asked of all that hangs together with it."""
    component, whole = (Component(system, part, figures.lo, figures.hi) for part in (rows, hanging))
    owners = list(dict.fromkeys(component.system.owner.tolist()))
    core = irreducible(owners, component.refuted)
    masked = figures.kind[whole.cells] == MASKED
    lo, hi = np.where(masked, 0, whole.lo), np.where(masked, OPEN, whole.hi)
    zeros, beyond = _if_zero(whole, masked, lo), list[int]()
    if not zeros:
        # A marker is only said to be exceeded where a masked zero does not explain the figures already.
        beyond = _if_beyond(whole, masked, whole.lo, hi) or _if_beyond(whole, masked, lo, hi)
    cells = whole.cells
    return Contradiction(tuple(core), tuple(cells[zeros].tolist()), tuple(cells[beyond].tolist()))


def _if_zero(component: Component, masked: np.ndarray, lo: np.ndarray) -> list[int]:
    """Masked cells that must be 0 if that makes the figures possible; all of them where none is proved."""
    if not masked.any() or (lo == component.lo).all():
        return []
    left = component.solved(lo=lo)
    if left.broken or left.lost.any():
        return []
    proved = np.flatnonzero(masked & (left.hi == 0) & (component.lo > 0))
    return (proved if len(proved) else np.flatnonzero(masked)).tolist()


def _if_beyond(component: Component, masked: np.ndarray, lo: np.ndarray, hi: np.ndarray) -> list[int]:
    """Masked cells that must exceed their range if that makes the figures possible; all where none is proved."""
    if not masked.any() or (hi == component.hi).all():
        return []
    left = component.solved(lo=lo, hi=hi)
    if left.broken or left.lost.any():
        return []
    proved = np.flatnonzero(masked & (left.lo > component.hi))
    return (proved if len(proved) else np.flatnonzero(masked)).tolist()


def irreducible(members: Sequence[int], proves: Callable[[list[int]], bool]) -> list[int]:
    """Members of which none can be left out; big pieces are tried first."""
    kept, size = list(members), max(1, len(members) // 2)
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
