"""A proposal as a person would declare it: what stands under `relations` of a release's file.

Only a relation inside one release can be declared. Each declaration is tried on the release's own figures, and is
offered only if it finds exactly the cells that the proposal speaks of.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from expectations.disclosure.inferred.proposal import Proposal
from expectations.disclosure.relations import resolve
from ingest.model.errors import InvalidContract
from ingest.model.observation import STATISTIC
from ingest.model.release import Relation

_PERIOD = ("period_start", "period_end", "period_kind")
_OUTCOME = ("measure", "stage_or_outcome")
_KINDS = {"eq": "sum"}
Cells = list[tuple[int, tuple[int, ...]]]


def declare(proposal: Proposal, observations: pd.DataFrame) -> list[dict[str, Any]]:
    """Declarations that say what a proposal says, one for each margin; none where it spans several releases.

    Args:
        proposal: as inferred from these observations.
        observations: the same frame, its rows in the same order.
    """
    frame = observations.reset_index(drop=True)
    if len(proposal.releases) > 1 or proposal.rule == "implicit":
        return []
    own = np.flatnonzero((frame["release_id"] == proposal.releases[0]).to_numpy(dtype=bool))
    release, place = frame.iloc[own].reset_index(drop=True), {row: at for at, row in enumerate(own.tolist())}
    groups = proposal.groups
    start = groups.start.tolist()
    cells = [
        (place[total], tuple(place[part] for part in groups.parts[start[n] : start[n + 1]].tolist()))
        for n, total in enumerate(groups.total.tolist())
    ]
    found: list[dict[str, Any]] = []
    for chosen in _by_margin(proposal, release, cells):
        declaration = _declaration(proposal, release, chosen)
        if declaration and _finds(declaration, release, chosen):
            found.append(declaration)
    return found


def _by_margin(proposal: Proposal, release: pd.DataFrame, cells: Cells) -> list[Cells]:
    """Groups that one pair of selectors can name: their margins are of one class, or of one period."""
    columns = _told_by(proposal.rule)
    if proposal.rule in ("repeated", "evidence"):
        return [[cell] for cell in cells]
    told: dict[tuple[str, ...], Cells] = {}
    for total, parts in cells:
        key = tuple(str(_plain(release[column].iloc[total])) for column in columns)
        told.setdefault(key, []).append((total, parts))
    return [told[key] for key in sorted(told)]


def _told_by(rule: str) -> tuple[str, ...]:
    """The columns in which a total and its parts differ."""
    if rule in ("period", "rest"):
        return _PERIOD[:2]
    return {"stage_or_outcome": _OUTCOME, "repeated": ("cell_ref",), "evidence": ("cell_ref",)}.get(rule, (rule,))


def _declaration(proposal: Proposal, release: pd.DataFrame, cells: Cells) -> dict[str, Any]:
    columns = ("table_id", *_told_by(proposal.rule))
    totals = [total for total, _ in cells]
    parts = [part for _, members in cells for part in members]
    told: dict[str, Any] = {"kind": _KINDS.get(proposal.kind, proposal.kind)}
    told["total"] = {column: _selector(release, column, totals) for column in columns}
    if proposal.rule == "evidence":
        low, high = (release[name].iloc[parts[0]] for name in ("value_lower", "value_upper"))
        return {**told, "value": int(low if proposal.kind == "at_least" else high), "because": proposal.because}
    told["parts"] = {column: _selector(release, column, parts) for column in columns}
    if proposal.rule == "repeated":
        return {**told, "because": proposal.because}
    apart = {*columns, *(_PERIOD if proposal.rule in ("period", "rest") else ())}
    by = [column for column in STATISTIC if column not in apart and release[column].nunique(dropna=False) > 1]
    return {**told, "by": by, "because": proposal.because}


def _selector(release: pd.DataFrame, column: str, rows: list[int]) -> Any:
    values = sorted({_plain(release[column].iloc[row]) for row in rows}, key=str)
    return values[0] if len(values) == 1 else values


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def _finds(declaration: dict[str, Any], release: pd.DataFrame, cells: Cells) -> bool:
    """Whether the declaration means these cells and no others."""
    try:
        found = resolve([Relation.model_validate({**declaration, "status": "proposed"})], release)
    except InvalidContract:
        return False
    if declaration["kind"] in ("at_least", "at_most"):
        return {relation.total for relation in found} == {total for total, _ in cells}
    singly = declaration["kind"] == "le"
    meant = {(total, frozenset(p)) for total, parts in cells for p in ([{q} for q in parts] if singly else [parts])}
    return {(relation.total, frozenset(relation.parts)) for relation in found} == meant
