"""From claims to relations of cells, and to proposals in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from expectations.disclosure.inferred.claims import Claims
from expectations.disclosure.inferred.facts import Array, Facts, found_at
from expectations.disclosure.inferred.groups import BROKEN, HOLDS, UNDECIDED
from expectations.disclosure.inferred.proposal import Proposal
from expectations.disclosure.inferred.words import because, refusal
from expectations.disclosure.relations import Kind, ResolvedRelation

_ADDING = ("sum", "sum_le")
_PAIR = np.int64(2**31)
_Place = tuple[tuple[str, ...], str, str, int, int]


class Offers:
    """What is left to offer of some claims: nothing that is declared, and no relation that the figures settle."""

    def __init__(self, facts: Facts, declared: Sequence[ResolvedRelation]) -> None:
        self.facts = facts
        pairs = {(r.total, part) for r in declared if r.kind in (*_ADDING, "le", "eq") for part in r.parts}
        pairs |= {(part, r.total) for r in declared if r.kind == "eq" for part in r.parts}
        self.declared = np.unique(np.array([total * 2**31 + part for total, part in pairs], dtype=np.int64))
        self.bounds: dict[tuple[str, int], int] = {
            (r.kind, r.total): r.value or 0 for r in declared if r.kind in ("at_least", "at_most")
        }
        self.added = self.declared[:0]
        self.relations: list[ResolvedRelation] = []
        self.families: list[int] = []
        self.proposals: list[Proposal] = []
        self.seen: set[tuple[str, int, tuple[int, ...]]] = set()

    def offer(self, batches: Sequence[Claims]) -> None:
        """Put claims into words and relations, in an order that the order of rows has no part in."""
        added = [_pairs(claims) for claims in batches if claims.kind in _ADDING]
        self.added = np.unique(np.concatenate([self.declared, *added]))
        told: list[tuple[_Place, Proposal, Claims, Array]] = []
        for claims in batches:
            untold = self._untold(claims)
            fresh = untold & ((claims.state != HOLDS) | (claims.value is not None))
            plain = (claims.counted(claims.telling & untold) > 0) & (claims.kind == "sum")
            for number, place, proposal in self._in_words(claims, claims.counted(fresh) > 0, plain, because):
                low, high = np.searchsorted(claims.claim, (number, number + 1))
                told.append((place, proposal, claims, low + np.flatnonzero(fresh[low:high])))
        for _, proposal, claims, groups in sorted(told, key=lambda entry: entry[0]):
            relations = self._relations(claims, groups)
            if relations or claims.kind == "sum":
                self.families += [len(self.proposals)] * len(relations)
                self.relations += relations
                self.proposals.append(proposal)

    def refused(self, batches: Sequence[Claims]) -> list[Proposal]:
        """What the figures speak against, with how often they do."""
        told: list[tuple[_Place, Proposal]] = []
        for claims in batches:
            untold = claims.counted(self._untold(claims)) > 0
            told += [(place, proposal) for _, place, proposal in self._in_words(claims, untold, untold, refusal)]
        return [proposal for _, proposal in sorted(told, key=lambda entry: entry[0])]

    def _in_words(
        self, claims: Claims, told: Array, plain: Array, words: Callable[[str, str, int, int, int], str]
    ) -> list[tuple[int, _Place, Proposal]]:
        """Some claims as a person reads them; a `plain` one of a single release even if it has no relation."""
        if not (told | plain).any():
            return []
        facts, groups = self.facts, claims.groups
        releases = _named(claims, facts.release[0], facts.release[1])
        tables = _named(claims, facts.named_tables[0], facts.named_tables[1])
        counts = [claims.counted(claims.state == state) for state in (HOLDS, UNDECIDED, BROKEN)]
        first = np.searchsorted(claims.claim, np.arange(len(claims) + 1)).tolist()
        least = np.minimum.reduceat(facts.rank[groups.total], first[:-1]).tolist()
        lowest = np.minimum.reduceat(facts.rank[groups.parts], groups.start[first[:-1]]).tolist()
        found: list[tuple[int, _Place, Proposal]] = []
        for number in np.flatnonzero(told | plain).tolist():
            if not told[number] and len(releases[number]) > 1:
                continue
            closing, undecided, broken = (int(count[number]) for count in counts)
            said = words(claims.rule, claims.kind, closing, undecided, broken)
            own = groups.between(first[number], first[number + 1])
            names = releases[number], tables[number]
            proposal = Proposal(claims.rule, claims.kind, *names, said, closing, undecided, broken, own)
            place = (releases[number], claims.rule, claims.kind, least[number], lowest[number])
            found.append((number, place, proposal))
        return found

    def _relations(self, claims: Claims, numbers: Array) -> list[ResolvedRelation]:
        groups = claims.groups
        found = []
        for number in numbers.tolist():
            total = int(groups.total[number])
            parts = tuple(groups.parts[groups.start[number] : groups.start[number + 1]].tolist())
            bound = None if claims.value is None else int(claims.value[number])
            kind: Kind = "le" if claims.kind == "sum_le" and len(parts) == 1 else claims.kind
            relation = ResolvedRelation(kind, total, parts if bound is None else (), bound, confirmed=False)
            key = (kind, total, parts)
            if key not in self.seen:
                self.seen.add(key)
                found.append(relation)
        return found

    def _untold(self, claims: Claims) -> Array:
        """Groups with two figures that no declared relation, and no stronger claim, speaks of."""
        groups = claims.groups
        if claims.value is not None:
            ends = zip(groups.total.tolist(), claims.value.tolist(), strict=True)
            return np.array([not self._bounded(claims.kind, cell, value) for cell, value in ends], dtype=bool)
        known = found_at(self.added if claims.kind == "le" else self.declared, _pairs(claims)) >= 0
        figure = self.facts.figure
        own = figure | (np.arange(len(figure)) >= len(self.facts))
        enough = own[groups.total].astype(np.int64) + groups.counted(own) > 1
        return enough & (np.bincount(groups.owner[~known], minlength=len(groups)) > 0)

    def _bounded(self, kind: str, cell: int, value: int) -> bool:
        known = self.bounds.get((kind, cell))
        return known is not None and (known >= value if kind == "at_least" else known <= value)


def _pairs(claims: Claims) -> Array:
    """Each total with each of its parts, as one number."""
    return claims.groups.total[claims.groups.owner] * _PAIR + claims.groups.parts


def _named(claims: Claims, codes: Array, names: Sequence[str | None]) -> list[tuple[str, ...]]:
    """The names that the cells of each claim carry, in order."""
    groups, size = claims.groups, len(names) + 1
    cells = np.append(groups.total, groups.parts)
    of = np.append(claims.claim, claims.claim[groups.owner])
    numbered = cells < len(codes)
    both = np.unique(of[numbered] * size + codes[cells[numbered]])
    told: list[list[str]] = [[] for _ in range(len(claims))]
    for number, code in zip((both // size).tolist(), (both % size).tolist(), strict=True):
        told[number].append(str(names[code]))
    return [tuple(entry) for entry in told]
