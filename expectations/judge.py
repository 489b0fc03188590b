"""A verdict on one release: the suites are asked of its observations and of the audit's findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from expectations.candidate import Reading, read_together
from expectations.checks import checked, told
from expectations.declared import Declared
from expectations.disclosure import Finding
from expectations.disclosure.rules import RULES
from expectations.neighbours import Neighbours, basis_of
from expectations.waivers import Judged, Waiver, apply_waivers
from ingest.lake import Lake
from ingest.model.release import Relation
from ingest.settings import Settings

# The columns of the findings frame; a warning that rests on a proposal has a column of its own.
COLUMNS = (
    "sup_101",
    "sup_102",
    "sup_103",
    "sup_104",
    "sup_201",
    "sup_202",
    "sup_203",
    "sup_203_proposed",
    "sup_204",
    "sup_301",
    "sup_301_proposed",
    "sup_302",
    "sup_302_proposed",
    "sup_401",
    "sup_401_proposed",
    "sup_402",
    "sup_402_few",
    "sup_403",
    "sup_403_proposed",
    "sup_404",
    "sup_501",
    "sup_501_declared",
    "sup_502",
    "sup_900",
)
# What readers of the warehouse are told: the rule, never the figures that broke it.
_PROPOSED = " It rests on a relation that is proposed and not confirmed."


@dataclass(frozen=True)
class Verdict:
    """What everyone may read, and what only the keepers of the evidence may."""

    public: dict[str, Any]
    evidence: dict[str, Any] | None = field(default=None, repr=False)


def judge(
    release_id: str,
    observations: pd.DataFrame,
    declared: Declared,
    basis: str,
    lake: Lake,
    settings: Settings,
    today: date,
) -> Verdict:
    """The verdict: in public rules, severities, cells and messages, and never a hidden value.

    A release whose rows are no sane observations is not audited: what its figures mean is not known.
    """
    found = _ask_observations(release_id, observations, lake)
    blocked, reading, judged = bool(found), None, list[Judged]()
    if not blocked:
        reading = read_together(release_id, observations, declared, Neighbours(release_id, basis, lake))
        judged = apply_waivers(reading.findings, settings.waivers, release_id, today)
        blocked = _ask_findings(release_id, observations, judged, lake)
        found = [_public(entry.finding, entry.waiver, release_id, reading) for entry in judged]
    public = {
        "release_id": release_id,
        "verdict": "block" if blocked else "warn" if found else "pass",
        "decision": "quarantined" if blocked else "accepted",
        "relations": [_relation(relation) for relation in declared.relations],
        "findings": found,
        "offers": reading.offers if reading else [],
        "doubts": reading.doubts if reading else [],
        "basis": basis,
        "beside": {other: basis_of(other, lake) for other in reading.beside} if reading else {},
    }
    return Verdict(public, reading.evidence if reading else None)


def _ask_observations(release_id: str, observations: pd.DataFrame, lake: Lake) -> list[dict[str, Any]]:
    """What the observations suite refuses, as findings."""
    from expectations.expectations import run_suite

    failures = run_suite("observations", checked(release_id, observations), lake.storage, release_id)
    refs = dict(zip(observations["observation_id"], observations["cell_ref"], strict=True)) if failures else {}
    return [
        {
            "rule": failure.rule,
            "severity": "critical",
            "cells": list(failure.rows),
            "cell_refs": [str(refs.get(row, row)) for row in failure.rows],
            "message": f"Not met: {failure.says}",
            "meaning": "The observations are not of the shape that everything else reads.",
            "candidates_left": None,
            "proposed": False,
            "trigger": release_id,
            "via": None,
            "evidence": [],
            "waived": False,
            "waiver": None,
        }
        for failure in failures
    ]


def _ask_findings(release_id: str, observations: pd.DataFrame, judged: Sequence[Judged], lake: Lake) -> bool:
    """Whether the disclosure suite closes the gate; a waived finding is not put to it.

    A finding that names no cell, or one of an older release, stands at the release itself.
    """
    from expectations.expectations import run_suite

    ids = [*(str(cell) for cell in observations["observation_id"]), release_id]
    place = {cell: number for number, cell in enumerate(ids)}
    texts: dict[str, list[str | None]] = {}
    for entry in judged:
        if entry.waiver is None:
            column = texts.setdefault(_column(entry.finding), [None] * len(ids))
            for cell in entry.finding.cells or (release_id,):
                column[place.get(cell, -1)] = entry.finding.message
    failures = run_suite("disclosure", told(ids, texts, COLUMNS), lake.storage, release_id)
    return any(failure.severity == "critical" for failure in failures)


def _column(finding: Finding) -> str:
    """A rule whose severity depends on the case has a column for each."""
    name = finding.rule.lower().replace("-", "_")
    if finding.proposed and f"{name}_proposed" in COLUMNS:
        return f"{name}_proposed"
    other = finding.severity != RULES[finding.rule].severity
    return next((f"{name}_{kind}" for kind in ("few", "declared") if other and f"{name}_{kind}" in COLUMNS), name)


def _public(finding: Finding, waiver: Waiver | None, release_id: str, reading: Reading) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "cells": list(finding.cells),
        "cell_refs": list(finding.cell_refs),
        "message": finding.message,
        "meaning": RULES[finding.rule].meaning + (_PROPOSED if finding.proposed else ""),
        "candidates_left": finding.candidates_left,
        "proposed": finding.proposed,
        "trigger": release_id,
        "via": finding.via,
        "evidence": reading.places(finding),
        "waived": waiver is not None,
        "waiver": waiver
        and {
            "who": waiver.who,
            "reason": waiver.reason,
            "until": waiver.until.isoformat(),
        },
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return relation.model_dump(
        mode="json",
        include={"kind", "status", "confirmed_by", "confirmed_on", "because"},
    )
