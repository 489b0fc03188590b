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
    cells: tuple[int, ...]
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

    def named(self, owners: Sequence[int]) -> tuple[int, ...]:
        """The cells that some relations name."""
        rows = np.flatnonzero(np.isin(self.system.owner, owners))
        return tuple(self.cells[self.system.cells_of(rows.tolist())].tolist())


def contradictions(system: System, solution: Solution, figures: Figures) -> Iterator[Contradiction]:
    """One contradiction for each broken component, in the order of their rows."""
    for number in sorted(solution.broken):
        rows = np.flatnonzero(solution.group == number)
        yield _explained(Component(system, rows, figures.lo, figures.hi), figures)


def further(system: System, found: Contradiction, rows: np.ndarray, figures: Figures) -> Iterator[Contradiction]:
    """Contradictions in the same component that share no relation with those found before."""
    told = set(found.relations)
    while True:
        rows = rows[~np.isin(system.owner[rows], list(told))]
        if not len(rows):
            return
        component = Component(system, rows, figures.lo, figures.hi)
        if not component.solved().broken:
            return
        one = _explained(component, figures)
        told |= set(one.relations)
        yield one


def _explained(component: Component, figures: Figures) -> Contradiction:
    owners = list(dict.fromkeys(component.system.owner.tolist()))
    core = irreducible(owners, component.refuted)
    kinds = figures.kind[component.cells]
    masked = kinds == MASKED
    lo, hi = np.where(masked, 0, component.lo), np.where(masked, OPEN, component.hi)
    zeros, beyond = (_if_zero(component, masked, lo), _if_beyond(component, masked, component.lo, hi))
    if not zeros and not beyond:
        beyond = _if_beyond(component, masked, lo, hi)
    cells = component.cells
    return Contradiction(
        tuple(core), component.named(core), tuple(cells[zeros].tolist()), tuple(cells[beyond].tolist())
    )


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
