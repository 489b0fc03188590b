"""A new release beside what is accepted: what only the two together give away, and whose doing it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from expectations.disclosure.audit import audit, figures_of
from expectations.disclosure.cells import Cells
from expectations.disclosure.figures import Figures
from expectations.disclosure.finding import Finding
from expectations.disclosure.judgement import Interval
from expectations.disclosure.relations import ResolvedRelation
from ingest.model.policy import SuppressionPolicy

# Rules about cells and their relations; the others look at one release by itself.
_OF_RELATIONS = ("SUP-203", "SUP-301", "SUP-302", "SUP-401", "SUP-402", "SUP-403", "SUP-404", "SUP-900")


@dataclass(frozen=True)
class Beside:
    """Findings that the new release brings about, the relations they may rest on, and what is left of hidden cells."""

    findings: tuple[Finding, ...] = ()
    relations: tuple[ResolvedRelation, ...] = ()
    intervals: dict[str, Interval] = field(default_factory=dict, repr=False)


def beside(
    cells: Cells,
    relations: Sequence[ResolvedRelation],
    policies: Mapping[str, SuppressionPolicy],
    new: np.ndarray,
    told: set[tuple[str, frozenset[str]]],
) -> Beside:
    """Judge the components that the new cells touch, without and with the new release.

    What the older ones give away or contradict by themselves is theirs: it is no finding about the new one.

    Args:
        cells: all cells, old and new.
        relations: relations between any of them.
        policies: the policy of each release by id.
        new: which cells are of the new release.
        told: the keys of findings the new release has by itself.
    """
    figures = figures_of(cells, policies)
    reached = touched(relations, figures, new)
    if not reached:
        return Beside()
    old = [relation for relation in reached if not new[list(relation.cells)].any()]
    before = audit(cells, old, policies, figures)
    stale = {entry.key for entry in before.findings} | told
    kept = [relation for relation in reached if relation not in before.contradictory]
    after = audit(cells, kept, policies, figures)
    mine = {cells.ids[cell] for cell in np.flatnonzero(new).tolist()}
    found = [entry for entry in after.findings if entry.rule in _OF_RELATIONS and _is_new(entry, stale, told, mine)]
    supposed = [replace(relation, confirmed=True) for relation in kept if not relation.assuming]
    known = audit(cells, supposed, policies, figures).intervals if found else {}
    return Beside(tuple(found), tuple(kept), known)


def touched(relations: Sequence[ResolvedRelation], figures: Figures, new: np.ndarray) -> list[ResolvedRelation]:
    """Relations that new cells are in, and those these lead to by way of figures that are not settled."""
    loose = figures.lo < figures.hi
    by_cell: dict[int, list[int]] = {}
    for number, relation in enumerate(relations):
        for cell in relation.cells:
            if loose[cell] and not new[cell]:
                by_cell.setdefault(cell, []).append(number)
    waiting = [number for number, relation in enumerate(relations) if new[list(relation.cells)].any()]
    reached = set(waiting)
    while waiting:
        for cell in relations[waiting.pop()].cells:
            further = [number for number in by_cell.pop(cell, ()) if number not in reached]
            reached.update(further)
            waiting += further
    return [relations[number] for number in sorted(reached)]


def _is_new(
    entry: Finding, stale: set[tuple[str, frozenset[str]]], told: set[tuple[str, frozenset[str]]], mine: set[str]
) -> bool:
    return entry.key not in (told if mine.intersection(entry.cells) else stale)
