"""A verdict on one release: the suites are asked of its observations and of the audit's findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

import pandas as pd
from pydantic import BaseModel, ValidationError

from expectations.disclosure import Finding, audit, resolve
from expectations.disclosure.rules import RULES
from expectations.waivers import Judged, Waiver, apply_waivers
from ingest.lake import Lake
from ingest.model import vocabulary
from ingest.model.errors import InvalidContract
from ingest.model.policy import SuppressionPolicy
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
# A zero, or a figure above its marker's range, is a hidden value once its cell is named.
_TELLING = ("SUP-203", "SUP-302")
_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Declared:
    """What a release says of itself, as its record keeps it."""

    policy: SuppressionPolicy
    relations: list[Relation]

    @classmethod
    def of(cls, release_id: str, record: dict[str, Any]) -> Declared:
        """The record's policy and relations; one that breaks its contract says so."""
        policy = _validated(SuppressionPolicy, record.get("policy"), release_id, "policy")
        relations = [
            _validated(Relation, entry, release_id, f"relations[{number}]")
            for number, entry in enumerate(record.get("relations") or [])
        ]
        return cls(policy, relations)


def judge(
    release_id: str,
    observations: pd.DataFrame,
    declared: Declared,
    lake: Lake,
    settings: Settings,
    today: date,
) -> dict[str, Any]:
    """The public verdict: rules, severities, cells and messages, and never a hidden value.

    The audit's intervals end here. A release whose rows are no sane observations is not audited: what its
    figures mean is not known.
    """
    found = _ask_observations(release_id, observations, lake)
    blocked = bool(found)
    if not blocked:
        relations = resolve(declared.relations, observations)
        findings = _blurred(audit(observations, relations, {release_id: declared.policy}).findings, observations)
        judged = apply_waivers(findings, settings.waivers, release_id, today)
        blocked = _ask_findings(release_id, observations, judged, lake)
        found = [_public(entry.finding, entry.waiver) for entry in judged]
    _show_in_docs(release_id, lake)
    return {
        "release_id": release_id,
        "verdict": "block" if blocked else "warn" if found else "pass",
        "decision": "quarantined" if blocked else "accepted",
        "relations": [_relation(relation) for relation in declared.relations],
        "findings": found,
    }


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame as Great Expectations likes it: nullable whole numbers, and None for every other null."""
    columns = {}
    for name in frame.columns:
        column = frame[name]
        if pd.api.types.is_integer_dtype(column.dtype):
            columns[name] = column.astype("Int64")
        else:
            columns[name] = column.astype(object).where(column.notna(), None)
    return pd.DataFrame(columns, index=frame.index)


def _ask_observations(release_id: str, observations: pd.DataFrame, lake: Lake) -> list[dict[str, Any]]:
    """What the observations suite refuses, as findings."""
    from expectations.expectations import run_suite

    parameters: dict[str, Any] = {name: list(vocabulary.terms(name)) for name in vocabulary.DIMENSIONS}
    parameters["release_id"] = [release_id]
    failures = run_suite("observations", plain(observations), lake.storage, release_id, parameters)
    refs = dict(zip(observations["observation_id"], observations["cell_ref"], strict=True))
    return [
        {
            "rule": failure.rule,
            "severity": "critical",
            "cells": list(failure.rows),
            "cell_refs": [str(refs.get(row, row)) for row in failure.rows],
            "message": f"Not met: {failure.says}",
            "meaning": "The observations are not of the shape that everything else reads.",
            "candidates_left": None,
            "waived": False,
            "waiver": None,
        }
        for failure in failures
    ]


def _ask_findings(release_id: str, observations: pd.DataFrame, judged: list[Judged], lake: Lake) -> bool:
    """Whether the disclosure suite closes the gate; a waived finding is not put to it."""
    from expectations.expectations import run_suite

    frame = plain(observations[["observation_id", "table_id", "cell_ref", "raw_value"]])
    for column in COLUMNS:
        messages = {
            cell: entry.finding.message
            for entry in judged
            if entry.waiver is None and _column(entry.finding) == column
            for cell in entry.finding.cells
        }
        frame[column] = pd.Series(
            [messages.get(cell) for cell in frame["observation_id"]],
            frame.index,
            dtype=object,
        )
    failures = run_suite("disclosure", frame, lake.storage, release_id)
    return any(failure.severity == "critical" for failure in failures)


def _show_in_docs(release_id: str, lake: Lake) -> None:
    from expectations.expectations import write_docs

    write_docs(lake.storage, release_id, ("observations", "disclosure"))


def _column(finding: Finding) -> str:
    """A rule whose severity depends on the case has a column for each."""
    name = finding.rule.lower().replace("-", "_")
    if finding.proposed and f"{name}_proposed" in COLUMNS:
        return f"{name}_proposed"
    other = finding.severity != RULES[finding.rule].severity
    return next((f"{name}_{kind}" for kind in ("few", "declared") if other and f"{name}_{kind}" in COLUMNS), name)


def _blurred(findings: Sequence[Finding], observations: pd.DataFrame) -> list[Finding]:
    """The same findings; one that would say which masked cell has to be what names every masked cell instead."""
    hidden = observations[observations["status"] == "suppressed"]
    cells = tuple(str(cell) for cell in hidden["observation_id"])
    refs = tuple(str(ref) for ref in hidden["cell_ref"])
    return [replace(f, cells=cells, cell_refs=refs) if f.rule in _TELLING else f for f in findings]


def _public(finding: Finding, waiver: Waiver | None) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "cells": list(finding.cells),
        "cell_refs": list(finding.cell_refs),
        "message": finding.message,
        "meaning": RULES[finding.rule].meaning + (_PROPOSED if finding.proposed else ""),
        "candidates_left": finding.candidates_left,
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


def _validated(model: type[_Model], value: Any, release_id: str, where: str) -> _Model:
    try:
        return model.model_validate(value)
    except ValidationError as fault:
        told = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in fault.errors())
        raise InvalidContract(
            f"The record of {release_id} breaks its contract at {where}: {told}",
            where=f"ledger/releases/{release_id}.json",
            why="The gate judges a release by what it declares of itself.",
            remedy="Read the release again from its yml file.",
        ) from fault
