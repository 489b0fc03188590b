"""What the exact bounds give away: hidden figures with one candidate, or fewer than their range (4xx)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from expectations.disclosure.contradictions import Component
from expectations.disclosure.figures import EXACT, IMPLICIT, MASKED, Figures
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.relations import ResolvedRelation
from expectations.disclosure.solve import Solution
from expectations.disclosure.system import Builder, System


def broken_cells(system: System, solution: Solution, figures: Figures) -> np.ndarray:
    """Cells, but published figures, of components that contradict themselves: nothing more can be said of them."""
    flags = np.zeros(len(figures), dtype=bool)
    if solution.broken:
        rows = np.isin(solution.group, list(solution.broken))
        # A relation of several rows is broken as one, even if only one of them speaks of fixed cells.
        groups = solution.group[np.isin(system.owner, system.owner[rows])]
        rows |= np.isin(solution.group, groups[groups >= 0])
        flags[system.col[rows[system.row]]] = True
    return flags & (figures.kind != EXACT)


def exact(solution: Solution, figures: Figures, silent: np.ndarray) -> np.ndarray:
    """SUP-401: a hidden figure with one candidate, which its own mark does not already say (SUP-104)."""
    told = figures.protected & (figures.lo < figures.hi) & (solution.lo == solution.hi)
    return np.flatnonzero(told & ~silent & ~solution.lost)


def narrowed(solution: Solution, figures: Figures, silent: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """SUP-402: masked cells left fewer candidates than their range: those below the policy's least, and the others."""
    count = solution.count
    least = figures.of_policy([rule.policy.min_candidates for rule in figures.rules])
    open_end = figures.hi >= OPEN
    width = np.where(open_end, OPEN, figures.hi - figures.lo + 1)
    fewer = (figures.kind == MASKED) & (count > 1) & (count < width) & ~silent & ~solution.lost
    few = fewer & (count < least)
    return np.flatnonzero(few), np.flatnonzero(fewer & ~few & ~open_end)


def derived(solution: Solution, figures: Figures, silent: np.ndarray) -> np.ndarray:
    """SUP-403: a statistic of people nobody published that has one candidate, of a size the rule hides."""
    low, high = figures.mask_range()
    known = (figures.kind == IMPLICIT) & figures.subject & (solution.lo == solution.hi) & ~silent & ~solution.lost
    return np.flatnonzero(known & (solution.lo >= low) & (solution.lo <= high))


def exposed(
    system: System, relations: Sequence[ResolvedRelation], solution: Solution, figures: Figures, silent: np.ndarray
) -> list[tuple[int, tuple[int, ...]]]:
    """SUP-404: sums of at least two masked parts that are known and themselves of a size the rule hides."""
    found = []
    masked = (figures.kind == MASKED) & ~silent
    known = solution.lo == solution.hi
    low, high = figures.mask_range()
    for number, relation in enumerate(relations):
        if relation.kind not in ("sum", "sum_le"):
            continue
        hidden = tuple(part for part in relation.parts if masked[part])
        if len(hidden) < 2 or known[list(hidden)].any() or solution.lost[list(hidden)].any():
            continue
        value = _sum_of(system, relation, hidden, solution, figures)
        if value is not None and low[hidden[0]] <= value <= high[hidden[0]]:
            found.append((number, hidden))
    return found


def _sum_of(
    system: System, relation: ResolvedRelation, hidden: tuple[int, ...], solution: Solution, figures: Figures
) -> int | None:
    """What some parts of a total come to, if every solution agrees."""
    rest = [part for part in relation.parts if part not in hidden]
    own = [relation.total, *rest]
    if relation.kind == "sum" and (solution.lo[own] == solution.hi[own]).all():
        return int(solution.lo[relation.total]) - sum(int(solution.lo[part]) for part in rest)
    if relation.kind == "sum" and sum(solution.lo[cell] < solution.hi[cell] for cell in own) == 1:
        # Whatever moves the one loose cell moves the sum with it.
        return None
    groups = np.unique(solution.group[_rows_of(system, hidden)])
    rows = np.flatnonzero(np.isin(solution.group, groups[groups >= 0]))
    if not len(rows):
        return None
    return _asked(system, rows, hidden, figures)


def _rows_of(system: System, cells: Sequence[int]) -> np.ndarray:
    return np.unique(system.row[np.isin(system.col, cells)])


def _asked(system: System, rows: np.ndarray, hidden: tuple[int, ...], figures: Figures) -> int | None:
    """The sum as a variable of its own, solved with its component."""
    component = Component(system, rows, figures.lo, figures.hi)
    place = {cell: at for at, cell in enumerate(component.cells.tolist())}
    if not place.keys() >= set(hidden):
        # A part that nothing binds moves the sum with it.
        return None
    builder, extra = Builder(), len(place)
    builder.add(0, [(extra, 1), *((place[cell], -1) for cell in hidden)], 0, 0)
    component.system = component.system.over(builder.build())
    left = component.solved(np.append(component.lo, 0), np.append(component.hi, OPEN))
    return int(left.lo[extra]) if left.lo[extra] == left.hi[extra] and not left.lost[extra] else None
