"""What is inferred from published figures alone: relations nobody declared, offered to a person to confirm."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from expectations.disclosure.relations import Kind, ResolvedRelation


@dataclass(frozen=True)
class Proposal:
    """One claim about one or more tables, which holds (or not) in many groups of cells.

    `closing` groups are printed whole and add up, `broken` ones cannot hold as printed, in `undecided` ones
    something is hidden. `declaration` is what a person would put under `relations` of the release to confirm it,
    without status and names; None where it spans several releases.
    """

    rule: str
    kind: Kind
    releases: tuple[str, ...]
    tables: tuple[str, ...]
    because: str
    closing: int = 0
    undecided: int = 0
    broken: int = 0
    declaration: dict[str, Any] | None = None


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
