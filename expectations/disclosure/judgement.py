"""One judgement over one set of relations: its contradictions, disclosures, and what it could not prove."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from expectations.disclosure import disclosures
from expectations.disclosure.cell_rules import finding
from expectations.disclosure.cells import Cells
from expectations.disclosure.contradictions import (
    Component,
    Contradiction,
    connected,
    contradictions,
    further,
    irreducible,
)
from expectations.disclosure.encode import encode
from expectations.disclosure.explain import contradiction, disclosure, narrowing
from expectations.disclosure.figures import IMPLICIT, Figures
from expectations.disclosure.finding import Finding, Severity
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.relations import ResolvedRelation
from expectations.disclosure.solve import Budget, solve

Interval = tuple[int, int | None]
_LONG_PROOF = 200


class Judgement:
    """Cells under some relations. Cells in `blind` are in contradictions already told."""

    def __init__(
        self, cells: Cells, figures: Figures, relations: Sequence[ResolvedRelation], blind: np.ndarray | None = None
    ) -> None:
        self.cells, self.figures = cells, figures
        self.relations = sorted(set(relations), key=lambda relation: _canonical(cells, relation))
        self.system = encode(self.relations)
        self.solution = solve(self.system, figures.lo, figures.hi)
        self.silent = disclosures.broken_cells(self.system, self.solution, figures)
        if blind is not None:
            self.silent = self.silent | blind
        self.contradictory: set[ResolvedRelation] = set()
        self.told: set[tuple[str, int]] = set()

    def findings(self, proposed: bool, first_only: bool = False) -> list[Finding]:
        """Everything that rests on relations; a proposed one only warns.

        `first_only` tells one contradiction a component, else all that share no relation.
        """
        found = self.contradictions(proposed, first_only=first_only)
        exact = disclosures.exact(self.solution, self.figures, self.silent)
        found += [self._exact(cell, proposed) for cell in exact.tolist()]
        few, fewer = disclosures.narrowed(self.solution, self.figures, self.silent)
        found += [self._narrowed(cell, True, proposed) for cell in few.tolist()]
        found += [self._narrowed(cell, False, proposed) for cell in fewer.tolist()]
        derived = disclosures.derived(self.solution, self.figures, self.silent)
        found += [self._derived(cell, proposed) for cell in derived.tolist()]
        sums = disclosures.exposed(self.system, self.relations, self.solution, self.figures, self.silent)
        found += [self._exposed(number, hidden, proposed) for number, hidden in sums]
        return found + self._unproved(proposed)

    def contradictions(
        self, proposed: bool, ranges: Sequence[tuple[str, int, int | None]] = (), first_only: bool = False
    ) -> list[Finding]:
        """Every contradiction that shares no relation with another, and what would mend it."""
        found: list[Finding] = []
        pieces = connected(self.system, self.figures) if self.solution.broken else self.solution.group
        for first in contradictions(self.system, self.solution, self.figures, pieces):
            found += self._contradiction(first, proposed, ranges)
            if first_only:
                continue
            rows = np.flatnonzero(self.solution.group == self._group(first))
            for other in further(self.system, first, rows, self.figures, pieces):
                found += self._contradiction(other, proposed, ranges)
        return found

    def intervals(self) -> dict[str, Interval]:
        """What is left of each hidden or implicit cell; nothing where its component contradicts itself."""
        shown = (self.figures.protected | (self.figures.kind == IMPLICIT)) & ~self.silent
        ends = zip(
            np.flatnonzero(shown).tolist(),
            self.solution.lo[shown].tolist(),
            self.solution.hi[shown].tolist(),
            strict=True,
        )
        return {self.cells.ids[cell]: (low, None if high >= OPEN else high) for cell, low, high in ends}

    def _group(self, found: Contradiction) -> int:
        row = np.flatnonzero(np.isin(self.system.owner, found.relations) & (self.solution.group >= 0))
        return next(int(g) for g in self.solution.group[row] if int(g) in self.solution.broken)

    def _contradiction(
        self, told: Contradiction, proposed: bool, ranges: Sequence[tuple[str, int, int | None]]
    ) -> list[Finding]:
        core = [self.relations[number] for number in told.relations]
        self.contradictory |= set(core)
        message = contradiction(self.cells, core, bool(told.zeros), proposed, ranges)
        named = sorted({cell for relation in core for cell in relation.cells})
        found = [finding(self.cells, "SUP-301", named, message, proposed=proposed)]
        if ranges:
            # No marker of the release says this range, so none of its cells has to leave what its marker says.
            return found
        zeros, beyond = self._untold("SUP-203", told.zeros), self._untold("SUP-302", told.beyond)
        if zeros:
            message = "The figures become possible if masked cells may be 0, which their marker excludes."
            found.append(finding(self.cells, "SUP-203", zeros, message, proposed=proposed))
        if beyond:
            message = "The figures become possible only if a masked cell is larger than its marker says."
            found.append(finding(self.cells, "SUP-302", beyond, message, proposed=proposed))
        return found

    def _untold(self, rule: str, cells: Sequence[int]) -> list[int]:
        """One finding a rule and cell, however many contradictions a cell is in."""
        new = [cell for cell in cells if (rule, cell) not in self.told]
        self.told |= {(rule, cell) for cell in new}
        return new

    def _exact(self, cell: int, proposed: bool) -> Finding:
        proof, via = self._proof(cell)
        relations = [self.relations[number] for number in proof]
        own_range = len(proof) > _LONG_PROOF or self._rests_on_its_range(cell, proof)
        message = disclosure(self.cells, relations, cell, own_range, proposed)
        return finding(
            self.cells, "SUP-401", [cell], message, 1, proposed, via=via, evidence=self._evidence(cell, proof)
        )

    def _rests_on_its_range(self, cell: int, proof: Sequence[int]) -> bool:
        """Whether the proof would fail if the cell's own marker said nothing."""
        component = self._made_of(proof)
        at = int(np.searchsorted(component.cells, cell))
        lo, hi = component.lo.copy(), component.hi.copy()
        lo[at], hi[at] = 0, OPEN
        return _left(component, np.arange(len(component.system)), lo, hi, at) != 1

    def _narrowed(self, cell: int, few: bool, proposed: bool) -> Finding:
        proof, via = self._proof(cell)
        left = int(self.solution.count[cell])
        message = narrowing(self.cells, [self.relations[number] for number in proof], cell, left, proposed)
        severity: Severity | None = "critical" if few else None
        return finding(
            self.cells, "SUP-402", [cell], message, left, proposed, severity, via, self._evidence(cell, proof)
        )

    def _derived(self, cell: int, proposed: bool) -> Finding:
        proof, via = self._proof(cell)
        others = self._evidence(cell, proof)
        named = ", ".join(self.cells.address(other) for other in others)
        message = f"A figure that the rule hides follows from what is published at {named}."
        return finding(self.cells, "SUP-403", [cell], message, 1, proposed, via=via, evidence=others)

    def _evidence(self, cell: int, proof: Sequence[int]) -> list[int]:
        """The other cells that some relations speak of."""
        return sorted({other for number in proof for other in self.relations[number].cells} - {cell})

    def _exposed(self, number: int, hidden: tuple[int, ...], proposed: bool) -> Finding:
        total = self.cells.name(self.relations[number].total)
        message = f"These masked parts of {total} come to a known sum that is itself of a size the rule hides."
        return finding(self.cells, "SUP-404", hidden, message, proposed=proposed)

    def _unproved(self, proposed: bool) -> list[Finding]:
        hidden = self.figures.protected | (self.figures.kind == IMPLICIT) | self.solution.lost
        open_cells = np.flatnonzero(self.solution.unproved & ~self.silent & hidden).tolist()
        if not open_cells:
            return []
        message = "The audit ran out of its budget before these cells were decided; they are not proved safe."
        return [finding(self.cells, "SUP-900", open_cells, message, proposed=proposed)]

    def _component(self, cell: int) -> Component:
        groups = np.unique(self.solution.group[self.system.row[self.system.col == cell]])
        rows = np.flatnonzero(np.isin(self.solution.group, groups[groups >= 0]))
        return Component(self.system, rows, self.figures.lo, self.figures.hi)

    def _made_of(self, proof: Sequence[int]) -> Component:
        """The rows of some relations."""
        return Component(
            self.system, np.flatnonzero(np.isin(self.system.owner, proof)), self.figures.lo, self.figures.hi
        )

    def _alone(self, cell: int) -> list[int]:
        """One short relation of the release's own that proves it all; looked for where there are many."""
        if len(self.relations) <= _LONG_PROOF:
            return []
        release, count = self.figures.release, int(self.solution.count[cell])
        for number in np.unique(self.system.owner[self.system.row[self.system.col == cell]]).tolist():
            named = self.relations[number].cells
            if len(named) > _LONG_PROOF or any(release[other] != release[cell] for other in named):
                continue
            one = self._made_of([number])
            rows, at = np.arange(len(one.system)), int(np.searchsorted(one.cells, cell))
            if 0 <= _left(one, rows, one.lo, one.hi, at) <= count:
                return [number]
        return []

    def _proof(self, cell: int) -> tuple[list[int], str]:
        """Relations of which none can be left out, and whether the release's own suffice."""
        if alone := self._alone(cell):
            return alone, "own_release"
        component = self._component(cell)
        at, count = (int(np.searchsorted(component.cells, cell)), int(self.solution.count[cell]))

        def proves(owners: list[int]) -> bool:
            rows = np.flatnonzero(np.isin(component.system.owner, owners))
            return 0 <= _left(component, rows, component.lo, component.hi, at) <= count

        owners = list(dict.fromkeys(component.system.owner.tolist()))
        release = self.figures.release
        own = [n for n in owners if all(release[c] == release[cell] for c in self.relations[n].cells)]
        via = "own_release" if own and (len(own) == len(owners) or proves(own)) else "cross_release"
        basis = own if via == "own_release" else owners
        return (irreducible(basis, proves) if len(basis) <= _LONG_PROOF else basis), via


def _left(component: Component, rows: np.ndarray, lo: np.ndarray, hi: np.ndarray, at: int) -> int:
    """How many candidates some rows alone leave one cell (-1: not counted)."""
    return int(solve(component.system.only(rows), lo, hi, Budget(seconds=2.0), asked=at).count[at])


def _canonical(cells: Cells, relation: ResolvedRelation) -> tuple[str, ...]:
    parts = sorted(cells.ids[part] for part in relation.parts)
    terms = sorted(f"{factor}*{cells.ids[cell]}" for cell, factor in relation.terms)
    return (relation.kind, str(relation.value), cells.ids[relation.total], *parts, *terms)
