"""What is inferred from published figures alone: relations nobody declared, offered to a person to confirm."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from expectations.disclosure.inferred.groups import Groups
from expectations.disclosure.relations import Kind, ResolvedRelation


@dataclass(frozen=True)
class Proposal:
    """One claim about one or more tables, which holds (or not) in many groups of cells.

    `closing` groups hold as printed, `broken` ones cannot, in `undecided` ones something is hidden. `groups` are
    all of them, by position; only those that are not settled by the printed figures have a relation.
    """

    rule: str
    kind: Kind
    releases: tuple[str, ...]
    tables: tuple[str, ...]
    because: str
    closing: int
    undecided: int
    broken: int
    groups: Groups = field(repr=False, compare=False)


@dataclass(frozen=True)
class Inferred:
    """Relations over the frame's rows followed by the rows of `implicit`, by position; none is confirmed.

    `implicit` has the frame's columns: statistics that nobody published and that follow from two published
    ones (status `implicit`, bounds 0 and open). Put them after the frame's rows before the relations are used.
    `families[n]` is the place in `proposals` of the claim that relation n is a case of. A claim that the
    printed figures themselves speak against is not made: it stands in `refused`, and has no relations.
    """

    relations: list[ResolvedRelation]
    families: list[int]
    proposals: list[Proposal]
    refused: list[Proposal]
    implicit: pd.DataFrame = field(repr=False)

    def extended(self, observations: pd.DataFrame) -> pd.DataFrame:
        """The frame that the positions of all relations speak of."""
        if self.implicit.empty:
            return observations
        return pd.concat([observations, self.implicit], ignore_index=True)

    def because(self, relation: int) -> str:
        """Why relation number so-and-so is thought to hold."""
        return self.proposals[self.families[relation]].because
