"""One figure as found in a document: what it counts, of whom, when, what was printed, and what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.language.periods import Period
from ingest.reading.values import Value


@dataclass(frozen=True)
class Found:
    """An observation before its codes; it is certain only where nothing is in doubt."""

    measure_text: str
    body: str
    staff_group: str
    gender: str
    breakdown: str
    table_label: str
    period: Period | None
    raw_value: str
    value: Value
    is_total: bool
    cell_ref: str
    doubts: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        return not self.doubts

    def doubted(self, *reasons: str) -> Found:
        """The same figure with more doubts."""
        return replace(self, doubts=tuple(dict.fromkeys([*self.doubts, *reasons])))
