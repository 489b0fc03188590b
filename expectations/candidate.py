"""A candidate read by itself and beside its neighbours: all findings, the relations on offer, and the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from expectations.declared import Declared, moved
from expectations.disclosure import Cells, Finding, ResolvedRelation, audit
from expectations.disclosure.inferred import infer
from expectations.disclosure.together import Beside, beside
from expectations.drift import drifted
from expectations.evidence import evidence_of
from expectations.neighbours import Neighbour, Neighbours
from expectations.offers import doubts_of, offers_of

# A zero, or a figure above its marker's range, is a hidden value once its cell is named.
_TELLING = ("SUP-203", "SUP-302")


@dataclass(frozen=True)
class Reading:
    """What the audit says of a candidate. `beside` names the accepted releases it was read with."""

    release_id: str
    findings: list[Finding]
    offers: list[dict[str, Any]]
    doubts: list[dict[str, Any]]
    beside: list[str]
    cells: Cells = field(repr=False)
    evidence: dict[str, Any] | None = field(repr=False)

    def places(self, finding: Finding) -> list[dict[str, str]]:
        """Where older releases print what a finding rests on."""
        place = {cell: number for number, cell in enumerate(self.cells.ids)}
        at = [place[cell] for cell in dict.fromkeys((*finding.cells, *finding.evidence)) if cell in place]
        return [
            {"release_id": self.cells.release_ids[n], "cell_ref": self.cells.refs[n], "printed": self.cells.raw[n]}
            for n in at
            if self.cells.release_ids[n] != self.release_id
        ]


def read_together(release_id: str, observations: pd.DataFrame, declared: Declared, neighbours: Neighbours) -> Reading:
    """Audit a candidate by itself, then together with the accepted releases its figures may be tied to."""
    own = declared.own_relations(observations)
    alone = audit(observations, own, {release_id: declared.policy})
    around = neighbours.around(observations, declared)
    everything = _together(observations, around)
    relations = _declared(release_id, own, declared, around, everything)
    policies = {release_id: declared.policy, **{one.release_id: one.declared.policy for one in around}}
    series = {one.release_id: one.declared.series for one in around} | {release_id: declared.series}
    inferred = infer(everything, relations, {name: kept for name, kept in series.items() if kept}, policies)
    cells = Cells.of(inferred.extended(everything))
    new = np.array([name == release_id for name in cells.release_ids], dtype=bool)
    keys = {entry.key for entry in alone.findings}
    more = beside(cells, [*relations, *inferred.relations], policies, new, keys)
    others = {name: Declared.of(name, record) for name, record in neighbours.records(declared.publisher).items()}
    drift = drifted(release_id, observations, declared, others)
    found = [*alone.findings, *(_told(entry, release_id, cells) for entry in more.findings), *drift]
    evidence = _evidence(release_id, found, cells, [*own, *more.relations], alone.intervals, more)
    return Reading(
        release_id,
        [_blurred(entry, cells) for entry in found],
        offers_of(release_id, everything, inferred),
        doubts_of(release_id, inferred),
        sorted({one.release_id for one in around} | _compared(drift, others)),
        cells,
        evidence,
    )


def _together(observations: pd.DataFrame, around: Sequence[Neighbour]) -> pd.DataFrame:
    """The candidate's rows first, so that their places stay what they are."""
    if not around:
        return observations
    return pd.concat([observations, *(one.observations for one in around)], ignore_index=True)


def _declared(
    release_id: str,
    own: Sequence[ResolvedRelation],
    declared: Declared,
    around: Sequence[Neighbour],
    everything: pd.DataFrame,
) -> list[ResolvedRelation]:
    found = [*own, *declared.relations_across(release_id, everything)]
    first = len(everything) - sum(len(one.observations) for one in around)
    for one in around:
        places = range(first, first + len(one.observations))
        found += moved(one.declared.own_relations(one.observations), places)
        found += one.declared.relations_across(one.release_id, everything)
        first = places.stop
    return found


def _told(entry: Finding, release_id: str, cells: Cells) -> Finding:
    """A finding from a reading of several releases, in the words of the candidate, which brought it about."""
    entry = _addressed(entry, release_id, cells)
    release_of = dict(zip(cells.ids, cells.release_ids, strict=True))
    older = {release_of[cell] for cell in (*entry.cells, *entry.evidence) if release_of[cell] != release_id}
    refs = [
        ref if release_of[cell] == release_id else f"{release_of[cell]} {ref}"
        for cell, ref in zip(entry.cells, entry.cell_refs, strict=True)
    ]
    message = entry.message.replace(f"{release_id} ", "")
    if older:
        message += f" This appears when {release_id} is loaded beside {', '.join(sorted(older))}."
    return replace(
        entry, cell_refs=tuple(refs), message=message, via="cross_release" if older else entry.via or "own_release"
    )


def _addressed(entry: Finding, release_id: str, cells: Cells) -> Finding:
    """A figure nobody printed has no address; what the candidate prints of it has."""
    place = {cell: number for number, cell in enumerate(cells.ids)}
    if not any(cells.status[place[cell]] == "implicit" for cell in entry.cells):
        return entry
    at = [place[cell] for cell in entry.evidence if cells.status[place[cell]] != "implicit"]
    at = [n for n in at if cells.release_ids[n] == release_id] or at
    return replace(entry, cells=tuple(cells.ids[n] for n in at), cell_refs=tuple(cells.refs[n] for n in at))


def _blurred(entry: Finding, cells: Cells) -> Finding:
    """The same finding; one that would say which masked cell has to be what names every masked cell instead."""
    if entry.rule not in _TELLING:
        return entry
    release_of = dict(zip(cells.ids, cells.release_ids, strict=True))
    concerned = {release_of[cell] for cell in entry.cells}
    at = [n for n in np.flatnonzero(cells.masked).tolist() if cells.release_ids[n] in concerned]
    prefix = entry.via == "cross_release"
    refs = tuple(f"{cells.release_ids[n]} {cells.refs[n]}" if prefix else cells.refs[n] for n in at)
    return replace(entry, cells=tuple(cells.ids[n] for n in at), cell_refs=refs, evidence=())


def _compared(drift: Sequence[Finding], others: dict[str, Declared]) -> set[str]:
    """The releases whose rules a drift was told against."""
    return {name for name in others for entry in drift if re.search(rf"{re.escape(name)}(?!\w)", entry.message)}


def _evidence(
    release_id: str,
    found: Sequence[Finding],
    cells: Cells,
    relations: Sequence[ResolvedRelation],
    intervals: dict[str, Any],
    more: Beside,
) -> dict[str, Any] | None:
    return evidence_of(release_id, found, cells, list(dict.fromkeys(relations)), {**intervals, **more.intervals})
