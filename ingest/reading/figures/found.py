"""One figure as found in a document: what it counts, of whom, when, what was printed, and what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.language.characters import is_mangled
from ingest.language.periods import Period
from ingest.reading.figures.values import Value
from ingest.reading.words.belonging import IN_DOUBT as OF_ANOTHER
from ingest.reading.words.belonging import is_of_another


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


def said_whole(found: list[Found]) -> list[Found]:
    """The same figures; one whose body nobody names, or whose words are broken, is in doubt."""
    return [figure.doubted(*_gaps(figure)) for figure in found]


def _gaps(figure: Found) -> list[str]:
    doubts = [] if figure.body.strip() else ["nobody says whose figure it is"]
    if not figure.measure_text.strip():
        doubts.append("nothing says what is counted")
    if is_of_another(figure.body, f"{figure.staff_group}; {figure.measure_text}; {figure.breakdown}"):
        doubts.append(OF_ANOTHER)
    if is_mangled(f"{figure.measure_text} {figure.breakdown} {figure.body} {figure.staff_group}"):
        doubts.append("the words that say what is counted may be broken")
    return doubts
