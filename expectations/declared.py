"""What a release says of itself, as its record keeps it, and the cells its relations name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from pydantic import BaseModel, ValidationError

from expectations.disclosure import ResolvedRelation, resolve
from ingest.model.errors import InvalidContract
from ingest.model.policy import SuppressionPolicy
from ingest.model.release import PolicyChange, Relation

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Declared:
    """The policy and relations of a release, its series, and the change of rule it declares."""

    policy: SuppressionPolicy
    relations: list[Relation]
    publisher: str | None = None
    published_on: str = ""
    series: str | None = None
    policy_change: PolicyChange | None = None

    @classmethod
    def of(cls, release_id: str, record: dict[str, Any]) -> Declared:
        """The record's policy and relations; one that breaks its contract says so."""
        change = record.get("policy_change")
        return cls(
            _validated(SuppressionPolicy, record.get("policy"), release_id, "policy"),
            [
                _validated(Relation, entry, release_id, f"relations[{number}]")
                for number, entry in enumerate(record.get("relations") or [])
            ],
            record.get("publisher"),
            str(record.get("published_on") or ""),
            record.get("series"),
            _validated(PolicyChange, change, release_id, "policy_change") if change else None,
        )

    def named_releases(self) -> set[str]:
        """Other releases whose cells its relations name."""
        return {name for relation in self.relations for name in _named(relation)}

    def own_relations(self, observations: pd.DataFrame) -> list[ResolvedRelation]:
        """Relations within the release, by position in its own rows."""
        return resolve([relation for relation in self.relations if not _named(relation)], observations)

    def relations_across(self, release_id: str, everything: pd.DataFrame) -> list[ResolvedRelation]:
        """Relations with cells of other releases, by position; one whose other release is not there says nothing."""
        there, found = set(everything["release_id"].astype(str)), list[ResolvedRelation]()
        for number, relation in enumerate(self.relations):
            others = _named(relation)
            if not others or not others <= there:
                continue
            rows = np.flatnonzero(everything["release_id"].isin([release_id, *others]).to_numpy(dtype=bool))
            own = relation.model_copy(
                update={"total": _at_home(relation.total, release_id), "parts": _at_home(relation.parts, release_id)}
            )
            found += moved(_resolved(own, release_id, number, everything.iloc[rows]), rows.tolist())
        return found


def _resolved(relation: Relation, release_id: str, number: int, rows: pd.DataFrame) -> list[ResolvedRelation]:
    try:
        found = resolve([relation], rows.reset_index(drop=True))
    except InvalidContract as fault:
        # The candidate may be the other release: say whose relation it is that finds no cells in it.
        where = f"relations[{number}] of {release_id}"
        raise InvalidContract(fault.what, where=where, why=fault.why, remedy=fault.remedy) from fault
    return [replace(one, declared=number) for one in found]


def moved(relations: Sequence[ResolvedRelation], places: Sequence[int]) -> list[ResolvedRelation]:
    """The same relations over another frame, which has cell n at `places[n]`."""
    return [
        replace(
            relation,
            total=places[relation.total],
            parts=tuple(places[part] for part in relation.parts),
            terms=tuple((places[cell], factor) for cell, factor in relation.terms),
        )
        for relation in relations
    ]


def _named(relation: Relation) -> set[str]:
    wanted = [selector.get("release_id") or [] for selector in (relation.total, relation.parts)]
    return {str(name) for names in wanted for name in ([names] if isinstance(names, str) else names)}


def _at_home(selector: dict[str, Any], release_id: str) -> dict[str, Any]:
    """A selector that names no release means its own."""
    return {"release_id": release_id, **selector}


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
