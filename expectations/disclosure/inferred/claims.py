"""Claims and the evidence for them: the printed figures themselves decide how much may be supposed of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from expectations.disclosure.inferred.facts import Array, Facts
from expectations.disclosure.inferred.groups import BROKEN, HOLDS, Groups
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
class Claims:
    """Claims of one rule and kind, one a family: `claim` numbers that of each group, in order from 0.

    `state` says of each group whether it holds as printed, `telling` whether it does with two figures above 0.
    """

    rule: str
    kind: Kind
    groups: Groups
    claim: Array
    state: Array
    telling: Array
    value: Array | None = None

    def __len__(self) -> int:
        return int(self.claim[-1]) + 1 if len(self.claim) else 0

    def counted(self, flags: Array) -> Array:
        """How many groups of each claim are so."""
        return np.bincount(self.claim[flags], minlength=len(self))


Weighed = tuple[list[Claims], list[Claims]]


def weighed(rule: str, groups: Groups, family: Array, ladder: Sequence[Step], facts: Facts) -> Weighed:
    """The strongest claim that each family bears, and those its own figures speak against.

    Args:
        family: the family of every group; groups of one family stand or fall together.
        ladder: claims from the strongest to the weakest. A sum is only `sum_le` in a group that lacks a part.
    """
    made: list[Claims] = []
    refused: list[Claims] = []
    codes, family = np.unique(family, return_inverse=True)
    left = np.ones(len(codes), dtype=bool)
    for step in ladder:
        if not left.any():
            break
        at, of = (groups.singly(), family[groups.owner]) if step.kind == "le" else (groups, family)
        chosen = left[of]
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
        closing, broken, telling, present = (
            np.bincount(family[flags], minlength=count)
            for flags in (self.state == HOLDS, self.state == BROKEN, self.telling, self.state > BROKEN - 1)
        )
        bearable = broken * _HOLDING_FOR_ONE_BROKEN <= closing
        bearable |= (broken == 1) & step.lone
        shown = (telling >= _TELLING) | (not step.shown)
        self.borne = (present > 0) & bearable & shown
        self.opposed = (present > 0) & ~bearable & shown

    def claims(self, rule: str, families: Array) -> list[Claims]:
        """Claims for some families; groups that lack a part make one of their own."""
        found: list[Claims] = []
        wanted = families[self.family]
        for whole in (True, False):
            at = np.flatnonzero(wanted & (self.exhaustive == whole))
            if len(at):
                kind: Kind = "sum_le" if self.kind == "sum" and not whole else self.kind
                at = at[np.argsort(self.family[at], kind="stable")]
                _, claim = np.unique(self.family[at], return_inverse=True)
                found.append(Claims(rule, kind, self.groups.taken(at), claim, self.state[at], self.telling[at]))
        return found
