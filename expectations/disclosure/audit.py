"""The audit: cell rules first, then contradictions, then disclosures, component by component.

Confirmed relations are judged first and may block. Proposed ones are then added, and what they alone bring
to light is a warning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from expectations.disclosure.cell_rules import UNSTATED, cell_findings, unstated_findings, zero_ranges
from expectations.disclosure.cells import Cells
from expectations.disclosure.figures import Figures, Rule
from expectations.disclosure.finding import Finding
from expectations.disclosure.judgement import Interval, Judgement
from expectations.disclosure.relations import ResolvedRelation
from ingest.model.policy import SuppressionPolicy

Assumption = tuple[tuple[str, int, int | None], ...]


@dataclass(frozen=True)
class AuditResult:
    """Findings for everyone; intervals of protected cells for this process and the evidence kept from everyone.

    `contradictory` are the relations that cannot hold together.
    """

    findings: tuple[Finding, ...]
    intervals: dict[str, Interval] = field(repr=False)
    contradictory: frozenset[ResolvedRelation] = field(default=frozenset(), repr=False)


def audit(
    cells: pd.DataFrame | Cells,
    relations: Sequence[ResolvedRelation],
    policies: Mapping[str, SuppressionPolicy],
    figures: Figures | None = None,
) -> AuditResult:
    """Judge published cells against their policies and the relations between them.

    Args:
        cells: an observations frame (or its cells), one row a published cell.
        relations: relations that name cells by their position; only confirmed ones may block.
        policies: the suppression policy of each release by id; none means none is stated.
        figures: what the strings were read as, where that is known already.
    """
    known = cells if isinstance(cells, Cells) else Cells.of(cells)
    figures = figures or figures_of(known, policies)
    confirmed = [relation for relation in relations if relation.confirmed]
    firm = Judgement(known, figures, confirmed)
    found = cell_findings(known, figures) + unstated_findings(known, policies)
    for release_id in dict.fromkeys(known.release_ids):
        found += zero_ranges(release_id, policies.get(release_id, UNSTATED))
    found += firm.findings(proposed=False)
    broken = set(firm.contradictory)
    if len(confirmed) < len(relations):
        found += _proposed(known, figures, firm, relations, {entry.key for entry in found}, broken)
    place = {cell: number for number, cell in enumerate(known.ids)}
    found.sort(key=lambda entry: (entry.proposed, entry.rule, place[entry.cells[0]] if entry.cells else -1))
    return AuditResult(tuple(found), firm.intervals(), frozenset(broken))


def _proposed(
    cells: Cells,
    figures: Figures,
    firm: Judgement,
    relations: Sequence[ResolvedRelation],
    seen: set[tuple[str, frozenset[str]]],
    broken: set[ResolvedRelation],
) -> list[Finding]:
    """What proposed relations bring to light on top of the confirmed ones; those that cannot hold go into `broken`."""
    untold = [relation for relation in relations if relation not in firm.contradictory]
    plain = [relation for relation in untold if not relation.assuming]
    tentative = Judgement(cells, figures, plain, blind=firm.silent)
    found = [entry for entry in tentative.findings(proposed=True) if entry.key not in seen]
    broken |= tentative.contradictory
    for ranges in dict.fromkeys(relation.assuming for relation in untold if relation.assuming):
        tried = [relation for relation in untold if relation.confirmed or relation.assuming == ranges]
        found += _tried(cells, figures, tried, ranges)
    return found


def _tried(cells: Cells, figures: Figures, relations: list[ResolvedRelation], ranges: Assumption) -> list[Finding]:
    """Contradictions that appear if some markers mean a range nobody states; it discloses nothing."""
    at = sorted({cell for relation in relations if relation.assuming for cell in relation.parts})
    supposed = cells.assuming(ranges, at)
    told = Judgement(supposed, replace(figures, lo=supposed.lower, hi=supposed.upper), relations)
    return told.contradictions(proposed=True, ranges=ranges)


def figures_of(cells: Cells, policies: Mapping[str, SuppressionPolicy]) -> Figures:
    """Observations as the rules see them; their strings were read when they were loaded."""
    releases = list(dict.fromkeys(cells.release_ids))
    number = {release: place for place, release in enumerate(releases)}
    release = np.array([number[release] for release in cells.release_ids], dtype=np.int64)
    rules = tuple(Rule(policies.get(name, UNSTATED)) for name in releases) or (Rule(UNSTATED),)
    return Figures(cells.kinds, cells.lower, cells.upper, cells.printed, cells.subject, release, release, rules)
