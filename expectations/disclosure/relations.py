"""Declared relations, resolved to the cells they name.

Rows are grouped by the relation's `by` columns. In a group the `total` selector names the margin (or the
larger side, or the cell that evidence speaks of), the `parts` selector its parts (or the smaller side).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from ingest.model.errors import InvalidContract
from ingest.model.observation import STATISTIC
from ingest.model.release import Relation

Kind = Literal["sum", "sum_le", "le", "eq", "at_least", "at_most", "pct", "linear", "revises"]
Group = tuple[str | None, ...]


@dataclass(frozen=True)
class ResolvedRelation:
    """A relation between true values of cells, by index: `total` against `parts`, or against `value`.

    `le`: each part is at most the total. `eq`: part and total are one statistic. `pct`: the total prints
    part 1 as a percentage of part 2; `value` holds its digits, the last `decimals` of them after the point.
    `linear`: the sum of the `terms` (cell, factor) stands in `op` to `value`. `revises` constrains nothing.
    `declared` is the relation's place in the release's list. `assuming` gives markers a range
    (marker, low, high) for as long as this relation is tried.
    """

    kind: Kind
    total: int
    parts: tuple[int, ...] = ()
    value: int | None = None
    confirmed: bool = True
    declared: int | None = None
    assuming: tuple[tuple[str, int, int | None], ...] = ()
    decimals: int = 0
    terms: tuple[tuple[int, int], ...] = ()
    op: Literal["<=", ">=", "=="] = "=="

    @property
    def cells(self) -> tuple[int, ...]:
        """Every cell it names."""
        named = (cell for cell, _ in self.terms) if self.terms else (self.total, *self.parts)
        return tuple(dict.fromkeys(named))


def resolve(relations: Sequence[Relation], observations: pd.DataFrame) -> list[ResolvedRelation]:
    """Every relation of a release as relations between cells of its observations.

    A group with parts and no printed margin, or a margin and no parts, says nothing and is skipped; but a
    relation that names no cells at all is a slip in the contract. Where a `sum` lists parts by name and one
    is not printed, the printed ones can only be at most the total.
    """
    resolved: list[ResolvedRelation] = []
    for number, relation in enumerate(relations):
        found = _Resolver(relation, number, observations).resolved()
        if not found:
            raise _slip(relation, number, "matches no group of cells", "Compare its selectors with the observations.")
        resolved += found
    return resolved


class _Resolver:
    """One declared relation against one frame."""

    def __init__(self, relation: Relation, number: int, observations: pd.DataFrame) -> None:
        self.relation, self.number, self.frame = relation, number, observations
        self.columns: dict[str, list[str | None]] = {}

    def resolved(self) -> list[ResolvedRelation]:
        totals = self._matching(self.relation.total)
        if self.relation.kind in ("at_least", "at_most"):
            return [self._relation(total) for total in totals]
        groups = self._grouped(totals)
        parts = self._grouped([row for row in self._matching(self.relation.parts) if row not in set(totals)])
        found: list[ResolvedRelation] = []
        for group, members in parts.items():
            if group in groups:
                found += self._in_group(groups[group], members)
        return found

    def _in_group(self, totals: list[int], parts: list[int]) -> list[ResolvedRelation]:
        if self.relation.kind in ("le", "eq"):
            return [self._relation(total, (part,)) for total in totals for part in parts]
        # The same margin printed twice is bound twice; two different margins cannot both be the total.
        if len({self._statistic(total) for total in totals}) > 1:
            raise self._ambiguous("finds several different totals in one group", totals)
        self._refuse_repeated(parts)
        kind: Kind = "sum" if self.relation.kind == "sum" and self._complete(parts) else "sum_le"
        return [self._relation(total, tuple(parts), kind) for total in totals]

    def _relation(self, total: int, parts: tuple[int, ...] = (), kind: Kind | None = None) -> ResolvedRelation:
        confirmed = self.relation.status == "confirmed"
        return ResolvedRelation(
            kind or self.relation.kind,
            total,
            parts,
            self.relation.value,
            confirmed,
            declared=self.number,
            assuming=tuple((sign, low, high) for sign, (low, high) in self.relation.assuming.items()),
        )

    def _refuse_repeated(self, parts: list[int]) -> None:
        """One part printed in two tables would be counted twice."""
        first: dict[Group, int] = {}
        for part in parts:
            other = first.setdefault(self._statistic(part), part)
            if self._column("table_id")[other] != self._column("table_id")[part]:
                raise self._ambiguous("finds the same part in two tables", [other, part])

    def _complete(self, parts: list[int]) -> bool:
        for column, wanted in self.relation.parts.items():
            if isinstance(wanted, list):
                printed = {self._column(column)[part] for part in parts}
                if not {_text(value) for value in wanted} <= printed:
                    return False
        return True

    def _matching(self, selector: dict[str, Any]) -> list[int]:
        rows = list(range(len(self.frame)))
        for column, wanted in selector.items():
            accepted = {_text(value) for value in (wanted if isinstance(wanted, list) else [wanted])}
            values = self._column(column)
            rows = [row for row in rows if values[row] in accepted]
        return rows

    def _grouped(self, rows: list[int]) -> dict[Group, list[int]]:
        keys = [self._column(column) for column in self.relation.by]
        groups: dict[Group, list[int]] = {}
        for row in rows:
            groups.setdefault(tuple(key[row] for key in keys), []).append(row)
        return groups

    def _statistic(self, row: int) -> Group:
        return tuple(self._column(column)[row] for column in STATISTIC if column in self.frame.columns)

    def _column(self, name: str) -> list[str | None]:
        if name not in self.columns:
            if name not in self.frame.columns:
                raise _slip(self.relation, self.number, f"names `{name}`, which is no column", "Mend the name.")
            self.columns[name] = [_text(value) for value in self.frame[name]]
        return self.columns[name]

    def _ambiguous(self, what: str, rows: list[int]) -> InvalidContract:
        refs = ", ".join(str(self._column("cell_ref")[row]) for row in rows)
        remedy = "Add a column to `by`, or name the `table_id` in the selectors."
        return _slip(self.relation, self.number, f"{what} ({refs})", remedy)


def _text(value: Any) -> str | None:
    """One spelling for a value from YAML, JSON or a frame."""
    if isinstance(value, date | pd.Timestamp):
        return value.isoformat()[:10]
    if isinstance(value, bool):
        return str(value).lower()
    if value is None or (not isinstance(value, list) and bool(pd.isna(value))):
        return None
    text = str(value)
    return text.lower() if text in ("True", "False") else text


def _slip(relation: Relation, number: int, what: str, remedy: str) -> InvalidContract:
    return InvalidContract(
        f"Relation {number + 1} ({relation.kind}) {what}.",
        where=f"relations[{number}] of the release",
        why="A relation that names the wrong cells checks nothing, or blocks what is right.",
        remedy=remedy,
    )
