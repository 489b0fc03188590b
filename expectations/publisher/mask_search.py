"""The search for cells to hide as well, in one piece of a table that hangs together: few, and small ones first.

A cell is given away by a proof; whatever is hidden as well, something in that proof must be. So the search tries
what stands in a proof, the fewest and smallest cells first. Where that takes too long, the smallest of each proof
is taken until nothing is given away, and what turns out not to be needed is shown again.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from expectations.disclosure import disclosures
from expectations.disclosure.contradictions import irreducible
from expectations.disclosure.encode import encode
from expectations.disclosure.figures import EXACT, MASKED, PERCENT, ROUNDED, Figures
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.relations import ResolvedRelation
from expectations.disclosure.solve import Budget, solve
from expectations.disclosure.system import System

# So many questions to the engine for a piece of so many cells.
_ASKED = ((60, 300), (300, 100), (2000, 20))
_ROUNDS = 60
_SHOWN_AGAIN = 60
_SHORT_PROOF = 40
_BUDGET = Budget(nodes=400, seconds=5.0)

State = frozenset[int]


def given_away(system: System, figures: Figures) -> list[int]:
    """Hidden cells that can be worked out, or are left fewer candidates than the rule wants."""
    left = solve(system, figures.lo, figures.hi, _BUDGET)
    silent = disclosures.broken_cells(system, left, figures)
    few, _ = disclosures.narrowed(left, figures, silent)
    found: list[int] = np.union1d(disclosures.exact(left, figures, silent), few).tolist()
    return found


class Piece:
    """Relations that share cells, over those cells alone; a cell hidden as well may be any number from `lowest`."""

    def __init__(self, figures: Figures, relations: Sequence[ResolvedRelation], lowest: int) -> None:
        self.lowest, self.asked = lowest, 0
        self.cells = np.unique([cell for relation in relations for cell in relation.cells])
        place = {cell: at for at, cell in enumerate(self.cells.tolist())}
        local = [
            replace(relation, total=place[relation.total], parts=tuple(place[part] for part in relation.parts))
            for relation in relations
        ]
        self.system = encode(local)
        self.shares = {relation.total: number for number, relation in enumerate(local) if relation.kind == "pct"}
        self.named = [relation.cells for relation in local]
        order = np.argsort(self.system.col, kind="stable")
        self.rows = self.system.row[order]
        self.first = np.searchsorted(self.system.col[order], np.arange(len(self.cells) + 1))
        names = ("kind", "lo", "hi", "printed", "subject", "policy", "release")
        self.figures = replace(figures, **{name: getattr(figures, name)[self.cells] for name in names})

    def hidden(self) -> list[int] | None:
        """Cells to hide, as the table numbers them; None if no set of them was found."""
        found = self._smallest()
        if found is None or len(found) > 1:
            found = self._fewer(found) or found
        return None if found is None else self.cells[sorted(found)].tolist()

    def _fewer(self, known: State | None) -> State | None:
        """Fewer cells than are known to do, if the search gets so far."""
        size, self.asked = len(self.cells), 0
        allowed = next((asked for most, asked in _ASKED if size <= most), 0)
        waiting: list[tuple[int, int, list[int]]] = [(0, 0, [])]
        seen: set[State] = set()
        while waiting and self.asked < allowed:
            state = frozenset(heapq.heappop(waiting)[2])
            if state in seen or (known is not None and len(state) >= len(known)):
                continue
            seen.add(state)
            system, figures = self._with(state)
            exposed = self._given_away(system, figures)
            if not exposed:
                return state
            if known is not None and len(state) + 1 >= len(known):
                continue
            plain = next((cell for cell in exposed if self._alone(cell, state, figures)), exposed[0])
            for choice in self._choices(plain, state, system, figures):
                more = state | {choice}
                if more not in seen:
                    heapq.heappush(waiting, (len(more), sum(map(self._cost, more)), sorted(more)))
        return None

    def _smallest(self) -> State | None:
        state: State = frozenset()
        for _ in range(_ROUNDS):
            system, figures = self._with(state)
            exposed = self._given_away(system, figures)
            if not exposed:
                return self._needed(state)
            chosen: set[int] = set()
            for cell in exposed:
                choices = self._choices(cell, state, system, figures)
                if not choices:
                    return None
                if not chosen & set(choices):
                    chosen.add(min(choices, key=lambda choice: (self._cost(choice), choice)))
            state |= chosen
        return None

    def _needed(self, state: State) -> State:
        """Without what need not be hidden, the largest looked at first."""
        if len(self.cells) > _ASKED[-1][0]:
            return state
        for cell in sorted(state, key=self._cost, reverse=True)[:_SHOWN_AGAIN]:
            if not self._given_away(*self._with(state - {cell})):
                state -= {cell}
        return state

    def _with(self, state: State) -> tuple[System, Figures]:
        """The piece with some cells hidden; a percentage that is hidden says nothing of its figures."""
        if not state:
            return self.system, self.figures
        kind, lo, hi = self.figures.kind.copy(), self.figures.lo.copy(), self.figures.hi.copy()
        counts = [cell for cell in state if kind[cell] != PERCENT]
        kind[counts], lo[counts], hi[counts] = MASKED, self.lowest, OPEN
        silent = [self.shares[cell] for cell in state if cell in self.shares]
        system = self.system
        if silent:
            system = system.only(np.flatnonzero(~np.isin(system.owner, silent)))
        return system, replace(self.figures, kind=kind, lo=lo, hi=hi)

    def _choices(self, cell: int, state: State, system: System, figures: Figures) -> list[int]:
        """What may be hidden so that the proof of a cell breaks."""
        near = {other for number in self._proof(cell, state, system, figures) for other in self.named[number]} | {cell}
        return [other for other in sorted(near) if self._is_choice(other, state)]

    def _is_choice(self, cell: int, state: State) -> bool:
        kind = self.figures.kind[cell]
        return cell not in state and bool(
            kind == PERCENT or (kind in (EXACT, ROUNDED) and self.figures.lo[cell] >= self.lowest)
        )

    def _cost(self, cell: int) -> int:
        return int(self.figures.lo[cell])

    def _proof(self, cell: int, state: State, system: System, figures: Figures) -> list[int]:
        """Relations that give a cell away: one whose other cells are all known, else the fewest that do."""
        if alone := self._alone(cell, state, figures):
            return alone
        owners = np.unique(system.owner).tolist()
        if len(owners) > _SHORT_PROOF:
            # The shortest relation in which something is left to hide: a long one seldom is what tells.
            short = sorted(self._telling(cell, state), key=lambda number: len(self.named[number]))
            return next(([n] for n in short if any(self._is_choice(other, state) for other in self.named[n])), [])

        def proves(some: list[int]) -> bool:
            return cell in self._given_away(system.only(np.flatnonzero(np.isin(system.owner, some))), figures)

        return irreducible(owners, proves)

    def _alone(self, cell: int, state: State, figures: Figures) -> list[int]:
        """One relation that gives a cell away because all else in it is known."""
        base, telling = self.system, self._telling(cell, state)
        for row in self.rows[self.first[cell] : self.first[cell + 1]].tolist():
            others = base.col[base.start[row] : base.start[row + 1]]
            others = others[others != cell]
            known = base.low[row] == base.high[row] and (figures.lo[others] == figures.hi[others]).all()
            if known and int(base.owner[row]) in telling:
                return [int(base.owner[row])]
        return []

    def _telling(self, cell: int, state: State) -> set[int]:
        """Relations of a cell, less percentages that are hidden."""
        silent = {self.shares[other] for other in state if other in self.shares} if self.shares else set()
        return set(self.system.owner[self.rows[self.first[cell] : self.first[cell + 1]]].tolist()) - silent

    def _given_away(self, system: System, figures: Figures) -> list[int]:
        self.asked += 1
        return given_away(system, figures)
