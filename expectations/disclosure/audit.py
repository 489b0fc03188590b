"""The audit: cell rules first, then contradictions, then disclosures, component by component.

Confirmed relations are judged first and may block. Proposed ones are then added, and what they alone bring
to light is a warning. Propagation decides for now; a fuller search may stand behind the same interface.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from expectations.disclosure.cell_rules import cell_findings, finding
from expectations.disclosure.cells import OPEN, Cells
from expectations.disclosure.components import components
from expectations.disclosure.explain import contradiction, disclosure
from expectations.disclosure.finding import Finding
from expectations.disclosure.propagate import Propagation, propagate
from expectations.disclosure.prove import contradict, disclose, irreducible
from expectations.disclosure.relations import ResolvedRelation
from expectations.disclosure.system import System, encode
from ingest.model.policy import SuppressionPolicy

Interval = tuple[int, int | None]
Assumption = tuple[tuple[str, int, int | None], ...]


@dataclass(frozen=True)
class AuditResult:
    """Findings for everyone; intervals of protected cells for this process only, never to be written anywhere."""

    findings: tuple[Finding, ...]
    intervals: dict[str, Interval] = field(repr=False)


def audit(
    cells: pd.DataFrame | Cells,
    relations: Sequence[ResolvedRelation],
    policies: Mapping[str, SuppressionPolicy],
) -> AuditResult:
    """Judge published cells against their policies and the relations between them.

    Args:
        cells: an observations frame (or its cells), one row a published cell.
        relations: relations that name cells by their position; only confirmed ones may block.
        policies: the suppression policy of each release by id; none means none is stated.
    """
    known = cells if isinstance(cells, Cells) else Cells.of(cells)
    confirmed = [relation for relation in relations if relation.confirmed]
    firm = _Pass(known, encode(known, confirmed))
    found = cell_findings(known, policies) + firm.findings(proposed=False)
    if len(confirmed) < len(relations):
        seen = {entry.key for entry in found}
        untold = [relation for relation in relations if relation not in firm.contradictory]
        tentative = _Pass(known, encode(known, [r for r in untold if not r.assuming]), blind=firm.broken_cells)
        found += [entry for entry in tentative.findings(proposed=True) if entry.key not in seen]
        for ranges in dict.fromkeys(relation.assuming for relation in untold if relation.assuming):
            found += _tried(known, [r for r in untold if r.confirmed or r.assuming == ranges], ranges)
    place = {cell: number for number, cell in enumerate(known.ids)}
    found.sort(
        key=lambda entry: (
            entry.proposed,
            entry.rule,
            place[entry.cells[0]] if entry.cells else -1,
        )
    )
    return AuditResult(tuple(found), firm.intervals())


def _tried(cells: Cells, relations: list[ResolvedRelation], ranges: Assumption) -> list[Finding]:
    """Contradictions that appear if some markers mean a range nobody states; it discloses nothing."""
    at = sorted({cell for relation in relations if relation.assuming for cell in relation.parts})
    supposed = cells.assuming(ranges, at)
    return _Pass(supposed, encode(supposed, relations)).contradictions(proposed=True, ranges=ranges)


class _Pass:
    """One pass over one set of relations. Cells in `blind` are in contradictions already told."""

    def __init__(self, cells: Cells, system: System, blind: frozenset[int] = frozenset()) -> None:
        self.cells, self.system, self.blind = cells, system, blind
        self.group = components(system, cells.lower == cells.upper)
        self.left: Propagation = propagate(system, cells.lower, cells.upper, self.group)
        self.contradictory: set[ResolvedRelation] = set()

    @property
    def broken_cells(self) -> frozenset[int]:
        """Unfixed cells of components that contradict themselves: nothing more can be said of them."""
        rows = np.flatnonzero(self.left.broken[self.group]).tolist() if len(self.system) else []
        loose = self.cells.lower < self.cells.upper
        return frozenset(cell for cell in self.system.cells_of(rows) if loose[cell])

    def findings(self, proposed: bool) -> list[Finding]:
        found = self.contradictions(proposed)
        found += [self._disclosure(cell, proposed) for cell in self._disclosed()]
        if self.left.restless.any():
            rows = np.flatnonzero(self.left.restless[self.group]).tolist()
            message = "The audit stopped before these cells came to rest; what it did not decide is not proved safe."
            found.append(
                finding(
                    self.cells,
                    "SUP-900",
                    self.system.cells_of(rows),
                    message,
                    proposed=proposed,
                )
            )
        return found

    def contradictions(self, proposed: bool, ranges: Assumption = ()) -> list[Finding]:
        found: list[Finding] = []
        for number in np.flatnonzero(self.left.broken).tolist():
            found += self._contradictions(np.flatnonzero(self.group == number).tolist(), proposed, ranges)
        return found

    def intervals(self) -> dict[str, Interval]:
        """What is left of each protected cell; nothing where its component contradicts itself."""
        shown = [cell for cell in np.flatnonzero(self.cells.protected).tolist() if cell not in self.broken_cells]
        ends = ((cell, int(self.left.lower[cell]), int(self.left.upper[cell])) for cell in shown)
        return {self.cells.ids[cell]: (low, None if high >= OPEN else high) for cell, low, high in ends}

    def _contradictions(self, rows: list[int], proposed: bool, ranges: Assumption) -> list[Finding]:
        """Every contradiction of one component that shares no relation with another."""
        lower, upper, found = self.cells.lower, self.cells.upper, []
        zeros = np.where(self.cells.masked, 0, lower)
        while rows and contradict(self.system, rows, lower, upper):
            proof = irreducible(rows, lambda trial: contradict(self.system, trial, lower, upper))
            self.contradictory |= {self.system.relations[row] for row in proof}
            at = self.system.cells_of(proof)
            zeros_help = not contradict(self.system, proof, zeros, upper)
            message = contradiction(self.cells, self.system, proof, zeros_help, proposed, ranges)
            found.append(finding(self.cells, "SUP-301", at, message, proposed=proposed))
            rows = [row for row in rows if row not in proof]
        return found

    def _disclosed(self) -> list[int]:
        loose = self.cells.protected & (self.cells.lower < self.cells.upper)
        told = loose & (self.left.lower == self.left.upper)
        silent = self.broken_cells | self.blind
        return [cell for cell in np.flatnonzero(told).tolist() if cell not in silent]

    def _disclosure(self, cell: int, proposed: bool) -> Finding:
        numbers = self.group[self.system.row[self.system.cell == cell]]
        rows = np.flatnonzero(np.isin(self.group, numbers)).tolist()
        lower, upper = self.cells.lower, self.cells.upper
        proof = irreducible(rows, lambda trial: disclose(self.system, trial, lower, upper, cell))
        free_lower, free_upper = lower.copy(), upper.copy()
        free_lower[cell], free_upper[cell] = 0, OPEN
        own_range = not disclose(self.system, proof, free_lower, free_upper, cell)
        message = disclosure(self.cells, self.system, proof, cell, own_range, proposed)
        return finding(self.cells, "SUP-401", [cell], message, left=1, proposed=proposed)
