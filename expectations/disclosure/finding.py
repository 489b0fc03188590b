"""A finding: one rule broken at some cells, in words that never carry a hidden figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "warning"]


@dataclass(frozen=True)
class Finding:
    """One rule that fired. `proposed` says it rests on a relation nobody has confirmed, so it only warns.

    `candidates_left` is how many whole numbers a hidden cell may still be, never which. `via` says whether
    the release's own relations suffice; `evidence` names the other cells that the proof rests on.
    """

    rule: str
    severity: Severity
    cells: tuple[str, ...]
    cell_refs: tuple[str, ...]
    message: str
    candidates_left: int | None = None
    proposed: bool = False
    via: str | None = None
    evidence: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, frozenset[str]]:
        """One finding per rule and set of cells."""
        return self.rule, frozenset(self.cells)
