"""Claims and the evidence for them: the printed figures themselves decide how much may be supposed of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from expectations.disclosure.inferred.facts import Array, Facts
from expectations.disclosure.inferred.groups import BROKEN, HOLDS, UNDECIDED, Groups
from expectations.disclosure.relations import Kind

# One contradiction may be an error in print; more than one to four groups that hold says that the claim is wrong.
_HOLDING_FOR_ONE_BROKEN = 4
# A claim that is not plain from the codes needs this many groups that add up, each of at least two figures above 0.
_TELLING = 2


@dataclass(frozen=True)
class Step:
    """One claim to try. `shown` says that figures have to add up before it is made; `lone` that a contradiction

    which stands alone is worth telling, because the codes leave little doubt.
    """

    kind: Kind
    shown: bool = False
    lone: bool = False


@dataclass(frozen=True)
class Claim:
    """What is supposed of the groups of one family: how many hold as printed, are not decided, cannot hold."""

    rule: str
    kind: Kind
    groups: Groups = field(repr=False)
    closing: int
    undecided: int
    broken: int
    telling: int
    value: Array | None = field(default=None, repr=False)


def weighed(
    rule: str, groups: Groups, family: Array, ladder: Sequence[Step], facts: Facts
) -> tuple[list[Claim], list[Claim]]:
    """The strongest claim that each family bears, and those its own figures speak against.

    Args:
        family: the family of every group; groups of one family stand or fall together.
        ladder: claims from the strongest to the weakest. A sum is only `sum_le` in a group that lacks a part.
    """
    made: list[Claim] = []
    refused: list[Claim] = []
    codes, family = np.unique(family, return_inverse=True)
    left = np.ones(len(codes), dtype=bool)
    for step in ladder:
        if not left.any():
            break
        chosen = left[family]
        at, of = (groups.singly(), family[groups.owner]) if step.kind == "le" else (groups, family)
        chosen = chosen if step.kind != "le" else chosen[groups.owner]
        tally = _Tally(at.only(chosen), of[chosen], step, facts, len(codes))
        made += tally.claims(rule, left & tally.borne)
        refused += tally.claims(rule, left & tally.opposed)
        left &= ~tally.borne
    return made, refused


def cautious(ladder: Sequence[Step]) -> tuple[Step, ...]:
    """The same claims across releases, which are cut on different days: there a lone contradiction says nothing."""
    return tuple(replace(step, lone=False) for step in ladder)


class _Tally:
    """How one claim fares in every family."""

    def __init__(self, groups: Groups, family: Array, step: Step, facts: Facts, count: int) -> None:
        self.groups, self.family, self.kind = groups, family, step.kind
        self.exhaustive = groups.complete & (step.kind == "sum")
        self.state = groups.state(step.kind, facts)
        if step.kind == "sum":
            self.state = np.where(self.exhaustive, self.state, groups.state("sum_le", facts))
        self.telling = (self.state == HOLDS) & self.exhaustive & (groups.counted(facts.lo > 0) > 1)
        self.closing, self.undecided, self.broken, self.shown = (
            np.bincount(family[flags], minlength=count)
            for flags in (self.state == HOLDS, self.state == UNDECIDED, self.state == BROKEN, self.telling)
        )
        bearable = self.broken * _HOLDING_FOR_ONE_BROKEN <= self.closing
        bearable |= (self.broken == 1) if step.lone else False
        present = np.bincount(family, minlength=count) > 0
        shown = (self.shown >= _TELLING) if step.shown else np.ones(count, dtype=bool)
        self.borne = present & bearable & shown
        self.opposed = present & ~bearable & shown

    def claims(self, rule: str, families: Array) -> list[Claim]:
        """One claim for each of some families; where parts are missing it is a claim of its own."""
        wanted = families[self.family]
        if not wanted.any():
            return []
        found = []
        order = np.lexsort((~self.exhaustive, self.family))
        order = order[wanted[order]]
        code = self.family[order] * 2 + self.exhaustive[order]
        for members in np.split(order, np.flatnonzero(np.diff(code)) + 1):
            found.append(self._claim(rule, np.sort(members)))
        return found

    def _claim(self, rule: str, members: Array) -> Claim:
        state = self.state[members]
        kind: Kind = "sum_le" if self.kind == "sum" and not self.exhaustive[members[0]] else self.kind
        return Claim(
            rule,
            kind,
            _taken(self.groups, members),
            int((state == HOLDS).sum()),
            int((state == UNDECIDED).sum()),
            int((state == BROKEN).sum()),
            int(self.telling[members].sum()),
        )


def _taken(groups: Groups, members: Array) -> Groups:
    """Some groups by number; only theirs are looked at, so that many families cost no more than one."""
    size = groups.size[members]
    start = np.append(0, np.cumsum(size)).astype(np.int64)
    at = np.repeat(groups.start[members] - start[:-1], size) + np.arange(start[-1])
    return Groups(groups.total[members], groups.parts[at], start, groups.complete[members])
