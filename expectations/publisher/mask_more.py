"""Which cells of a table to hide as well, so that no hidden figure can be worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from expectations.disclosure import policy_rules
from expectations.disclosure.encode import encode
from expectations.disclosure.figures import MASKED, Figures
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.relations import ResolvedRelation
from expectations.publisher.mask_search import Piece, given_away
from ingest.model.policy import SuppressionPolicy

# More pieces than these are taken together, which is faster and finds more cells than the fewest.
_MANY = 100


@dataclass(frozen=True)
class Advice:
    """Cells to hide under a sign of the rule (`primary`) and under one with an open range (`secondary`).

    `complete` says that with these hidden no hidden figure can be worked out.
    """

    primary: tuple[int, ...] = ()
    secondary: tuple[int, ...] = ()
    complete: bool = True


def mask_more(figures: Figures, relations: Sequence[ResolvedRelation], policy: SuppressionPolicy) -> Advice:
    """Cells to hide as well, as if every relation were certain."""
    shown = sorted({*policy_rules.primary_failures(figures).tolist(), *policy_rules.shown_zeros(figures).tolist()})
    figures, complete = _as_the_rule_says(figures, shown, policy)
    chosen: list[int] = []
    useful = [relation for relation in relations if relation.kind != "revises"]
    for piece in _pieces(figures, useful):
        found = Piece(figures, piece, lowest=_open_from(policy)).hidden()
        complete = complete and found is not None
        chosen += found or []
    return Advice(tuple(shown), tuple(sorted(chosen)), complete)


def open_sign(policy: SuppressionPolicy) -> str | None:
    """A sign of the policy that hides larger figures too."""
    signs = (s for s, m in policy.markers.items() if m.kind == "masked" and m.range and m.range[1] is None)
    return next(signs, None)


def rule_sign(policy: SuppressionPolicy, value: int) -> str | None:
    """The sign under which the rule hides a figure; the narrowest that may stand for it."""
    fitting = [
        (OPEN if meaning.range[1] is None else meaning.range[1], sign)
        for sign, meaning in policy.markers.items()
        if meaning.kind == "masked" and meaning.range and meaning.range[0] <= value
        if meaning.range[1] is None or value <= meaning.range[1]
    ]
    return min(fitting)[1] if fitting else None


def _open_from(policy: SuppressionPolicy) -> int:
    sign = open_sign(policy)
    meaning = policy.markers[sign].range if sign is not None else None
    return meaning[0] if meaning else 0 if policy.zero == "masked" else 1


def _as_the_rule_says(figures: Figures, shown: list[int], policy: SuppressionPolicy) -> tuple[Figures, bool]:
    """The table once every figure that the rule hides is hidden; whether it has a sign for each."""
    kind, lo, hi, complete = figures.kind.copy(), figures.lo.copy(), figures.hi.copy(), True
    for cell in shown:
        sign = rule_sign(policy, int(lo[cell]))
        complete = complete and sign is not None
        span = policy.markers[sign].range if sign is not None else None
        if span:
            kind[cell], lo[cell], hi[cell] = MASKED, span[0], OPEN if span[1] is None else span[1]
    return replace(figures, kind=kind, lo=lo, hi=hi), complete


def _pieces(figures: Figures, relations: Sequence[ResolvedRelation]) -> list[list[ResolvedRelation]]:
    """Relations that share cells, piece by piece; only those in which a figure is given away as things stand."""
    system = encode(relations)
    given = set(given_away(system, figures))
    if not given:
        return []
    parent = list(range(len(relations)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[int, int] = {}
    for number, relation in enumerate(relations):
        for cell in relation.cells:
            parent[root(number)] = root(first.setdefault(cell, number))
    groups: dict[int, list[ResolvedRelation]] = {}
    wanted = {root(first[cell]) for cell in given}
    for number, relation in enumerate(relations):
        if root(number) in wanted:
            groups.setdefault(root(number), []).append(relation)
    if len(groups) <= _MANY:
        return list(groups.values())
    return [[relation for group in groups.values() for relation in group]]
