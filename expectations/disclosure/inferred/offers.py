"""From claims to relations of cells, and to proposals in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from expectations.disclosure.inferred.claims import Claim
from expectations.disclosure.inferred.facts import Array, Facts
from expectations.disclosure.inferred.groups import HOLDS
from expectations.disclosure.inferred.proposal import Proposal
from expectations.disclosure.inferred.words import because, refusal
from expectations.disclosure.relations import ResolvedRelation

_ADDING = ("sum", "sum_le")
_BOUNDS = ("at_least", "at_most")


class Offers:
    """What is left to offer of some claims: nothing that is declared, and no relation that the figures settle."""

    def __init__(self, facts: Facts, declared: Sequence[ResolvedRelation]) -> None:
        self.facts = facts
        pairs = [(r.total, part) for r in declared if r.kind in (*_ADDING, "le", "eq") for part in r.parts]
        pairs += [(part, total) for total, part in pairs if any(r.kind == "eq" for r in declared)]
        self.declared = np.unique(np.array([self._code(t, p) for t, p in pairs], dtype=np.int64))
        self.bounds = {(r.kind, r.total): r.value or 0 for r in declared if r.kind in _BOUNDS}
        self.relations: list[ResolvedRelation] = []
        self.families: list[int] = []
        self.proposals: list[Proposal] = []
        self.seen: set[tuple[str, int, tuple[int, ...]]] = set()

    def offer(self, claims: Sequence[Claim]) -> None:
        """Put all claims into words and relations, in an order that the order of rows has no part in."""
        added = [self._pairs(claim) for claim in claims if claim.kind in _ADDING]
        self.added = np.unique(np.concatenate(added)) if added else self.declared[:0]
        for claim in sorted(claims, key=self._place):
            told = self._untold(claim)
            fresh = self._relations(claim, told & self._open(claim))
            plain = claim.kind == "sum" and claim.telling > 0 and len(self._releases(claim)) == 1 and bool(told.any())
            if fresh or plain:
                self.families += [len(self.proposals)] * len(fresh)
                self.relations += fresh
                self.proposals.append(self.proposal(claim, because(claim)))

    def refused(self, claims: Sequence[Claim]) -> list[Proposal]:
        """What the figures speak against, with how often they do."""
        told = [claim for claim in sorted(claims, key=self._place) if self._untold(claim).any()]
        return [self.proposal(claim, refusal(claim)) for claim in told]

    def proposal(self, claim: Claim, words: str) -> Proposal:
        """A claim as a person reads it."""
        cells = np.unique(np.append(claim.groups.total, claim.groups.parts))
        cells = cells[cells < len(self.facts.tables)]
        tables = sorted({str(name) for name in self.facts.tables.to_numpy()[cells]})
        return Proposal(
            claim.rule,
            claim.kind,
            self._releases(claim),
            tuple(tables),
            words,
            claim.closing,
            claim.undecided,
            claim.broken,
            claim.groups,
        )

    def _relations(self, claim: Claim, kept: Array) -> list[ResolvedRelation]:
        groups, found = claim.groups, []
        value = None if claim.value is None else claim.value.tolist()
        totals, parts, start = groups.total.tolist(), groups.parts, groups.start.tolist()
        for number in np.flatnonzero(kept).tolist():
            members = () if value else tuple(parts[start[number] : start[number + 1]].tolist())
            bound = value[number] if value else None
            key = (claim.kind, totals[number], members)
            if key not in self.seen:
                self.seen.add(key)
                found.append(ResolvedRelation(claim.kind, totals[number], members, bound, confirmed=False))
        return found

    def _untold(self, claim: Claim) -> Array:
        """Groups that a declared relation, or a stronger claim, does not speak of."""
        groups = claim.groups
        if claim.value is not None:
            ends = zip(groups.total.tolist(), claim.value.tolist(), strict=True)
            return np.array([not self._bounded(claim, cell, value) for cell, value in ends], dtype=bool)
        pairs = self._pairs(claim)
        known = np.isin(pairs, self.declared)
        if claim.kind == "le":
            known |= np.isin(pairs, self.added)
        told = np.bincount(groups.owner[~known], minlength=len(groups)) > 0
        return told & (self._figures(claim) > 1)

    def _figures(self, claim: Claim) -> Array:
        """How many cells of each group have a figure; an implicit one has none, and is what the claim is about."""
        own = self.facts.figure | (np.arange(len(self.facts.figure)) >= len(self.facts.tables))
        return own[claim.groups.total].astype(np.int64) + claim.groups.counted(own)

    def _open(self, claim: Claim) -> Array:
        """Groups that the printed figures do not settle."""
        if claim.value is not None:
            return np.ones(len(claim.groups), dtype=bool)
        return np.asarray(claim.groups.state(claim.kind, self.facts) != HOLDS, dtype=bool)

    def _bounded(self, claim: Claim, cell: int, value: int) -> bool:
        known = self.bounds.get((claim.kind, cell))
        return known is not None and (known >= value if claim.kind == "at_least" else known <= value)

    def _pairs(self, claim: Claim) -> Array:
        groups = claim.groups
        return groups.total[groups.owner] * np.int64(2**31) + groups.parts

    def _releases(self, claim: Claim) -> tuple[str, ...]:
        codes, names = self.facts.release
        cells = np.append(claim.groups.total, claim.groups.parts)
        return tuple(str(names[code]) for code in np.unique(codes[cells]))

    def _place(self, claim: Claim) -> tuple[object, ...]:
        facts, groups = self.facts, claim.groups
        least = int(facts.rank[groups.total].min(initial=0)), int(facts.rank[groups.parts].min(initial=0))
        return self._releases(claim), claim.rule, claim.kind, *least

    @staticmethod
    def _code(total: int, part: int) -> int:
        return total * 2**31 + part
