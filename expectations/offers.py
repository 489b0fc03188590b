"""Inferred relations as a person confirms them: why each is thought to hold, and the lines to paste."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import yaml

from expectations.disclosure import ResolvedRelation, resolve
from expectations.disclosure.inferred import Inferred, Proposal
from ingest.model.errors import InvalidContract
from ingest.model.observation import STATISTIC
from ingest.model.release import Relation

# Lines for a table of a hundred groups help nobody; beyond this the relation has to be put by its columns.
_MOST_GROUPS = 12
_BY = ("table_id", *STATISTIC)


def offers_of(release_id: str, everything: pd.DataFrame, inferred: Inferred) -> list[dict[str, Any]]:
    """Every proposal that speaks of the release, in words, with lines to paste into its yml where there are any."""
    return [
        {
            "kind": proposal.kind,
            "releases": list(proposal.releases),
            "because": proposal.because,
            "lines": _lines(release_id, everything, proposal, inferred),
        }
        for proposal in inferred.proposals
        if release_id in proposal.releases
    ]


def doubts_of(release_id: str, inferred: Inferred) -> list[dict[str, Any]]:
    """What looks like a relation of the release's figures, and the printed figures speak against."""
    return [
        {"kind": proposal.kind, "releases": list(proposal.releases), "because": proposal.because}
        for proposal in inferred.refused
        if release_id in proposal.releases
    ]


def _lines(release_id: str, everything: pd.DataFrame, proposal: Proposal, inferred: Inferred) -> str | None:
    number = inferred.proposals.index(proposal)
    cases = [one for one, family in zip(inferred.relations, inferred.families, strict=True) if family == number]
    if any(cell >= len(everything) for one in cases for cell in one.cells):
        # A figure nobody printed has no address a contract could name.
        return None
    groups = cases or _of_groups(proposal)
    entries = _by_columns(everything, groups, proposal) if set(proposal.releases) == {release_id} else None
    if entries is None and len(groups) <= _MOST_GROUPS:
        entries = [_by_cells(release_id, everything, one, proposal.because) for one in groups]
    if not entries:
        return None
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)


def _of_groups(proposal: Proposal) -> list[ResolvedRelation]:
    made = proposal.groups
    parts = [made.parts[made.start[n] : made.start[n + 1]].tolist() for n in range(len(made.total))]
    return [ResolvedRelation(proposal.kind, int(t), tuple(p)) for t, p in zip(made.total, parts, strict=True)]


def _by_columns(everything: pd.DataFrame, groups: Sequence[ResolvedRelation], proposal: Proposal) -> Any:
    """One relation for all groups, if columns can tell totals from parts; tried on the figures before it is offered."""
    totals = everything.iloc[[one.total for one in groups]]
    parts = everything.iloc[[part for one in groups for part in one.parts]]
    apart = [c for c in (*STATISTIC, "is_total") if not set(map(_plain, totals[c])) & set(map(_plain, parts[c]))]
    for column in apart:
        inside = [c for c in _BY if c != column and _same_within(everything, groups, c)]
        varying = [c for c in inside if totals[c].nunique(dropna=False) > 1]
        entry = {
            "kind": proposal.kind,
            "total": {"table_id": _values(totals["table_id"]), column: _values(totals[column])},
            "parts": {"table_id": _values(parts["table_id"]), column: _values(parts[column])},
            "by": varying or ["table_id"],
            **_to_confirm(proposal.because),
        }
        if _means(entry, everything, groups):
            return [entry]
    return None


def _means(entry: dict[str, Any], everything: pd.DataFrame, groups: Sequence[ResolvedRelation]) -> bool:
    """Whether the lines name these groups and no others that the figures could decide."""
    proposed = {**entry, "status": "proposed", "confirmed_by": None, "confirmed_on": None}
    try:
        found = resolve([Relation.model_validate(proposed)], everything)
    except InvalidContract:
        return False
    named = {(one.kind, one.total, part) for one in found for part in one.parts}
    return {(one.kind, one.total, part) for one in groups for part in one.parts} <= named


def _by_cells(release_id: str, everything: pd.DataFrame, one: ResolvedRelation, because: str) -> dict[str, Any]:
    def selector(cells: Sequence[int]) -> dict[str, Any]:
        rows = everything.iloc[list(cells)]
        foreign = {name for name in rows["release_id"].astype(str) if name != release_id}
        named = {"release_id": _values(rows["release_id"])} if foreign else {}
        return {**named, "table_id": _values(rows["table_id"]), "cell_ref": _values(rows["cell_ref"])}

    bound = {} if one.value is None else {"value": one.value}
    parts = {"parts": selector(one.parts)} if one.parts else {}
    return {"kind": one.kind, "total": selector([one.total]), **parts, **bound, **_to_confirm(because)}


def _to_confirm(because: str) -> dict[str, Any]:
    return {"status": "confirmed", "confirmed_by": "data_steward", "confirmed_on": "YYYY-MM-DD", "because": because}


def _same_within(everything: pd.DataFrame, groups: Sequence[ResolvedRelation], column: str) -> bool:
    values = [_plain(value) for value in everything[column]]
    return all(len({values[cell] for cell in one.cells}) == 1 for one in groups)


def _values(column: pd.Series) -> Any:
    found = list(dict.fromkeys(_plain(value) for value in column))
    return found[0] if len(found) == 1 else found


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    return None if pd.isna(value) else str(value)
