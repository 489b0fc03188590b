"""Rows set in under their heading: where one stands back at the heading's own margin, the heading holds no longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.documents.document import Cell
from ingest.tables.arithmetic import figure_of, is_total

# So many rows of a heading are added up to tell whether a total is its own.
_MOST = 300
_TAB = 8


def indent_of(text: str) -> int:
    """How far a text stands from the margin."""
    text = text.expandtabs(_TAB)
    return len(text) - len(text.lstrip())


@dataclass
class Inside:
    """The rows met under the headings that hold now: how far they are set in at least, and their figures."""

    bands: tuple[Cell, ...] = ()
    least: int | None = None
    rows: list[Sequence[Cell | None]] = field(default_factory=list)

    def take(self, bands: Sequence[Cell], labels: Sequence[Cell], values: Sequence[Cell | None]) -> None:
        """One more row."""
        if tuple(bands) != self.bands:
            self.bands, self.least, self.rows = tuple(bands), None, []
        if bands and labels and labels[0].text.strip() and not is_total(labels[0].text):
            self.least = labels[0].indent if self.least is None else min(self.least, labels[0].indent)
            if len(self.rows) < _MOST:
                self.rows.append(values)

    def ends_at(self, bands: Sequence[Cell], labels: Sequence[Cell], values: Sequence[Cell | None]) -> bool:
        """Whether a row stands outside the innermost heading, whose rows are set in; its own total does not."""
        if not self._set_in(bands) or not labels or not labels[0].text.strip():
            return False
        return labels[0].indent <= bands[-1].indent and not (is_total(labels[0].text) and self._sums_to(values))

    def outer(self, bands: Sequence[Cell], cell: Cell) -> list[Cell]:
        """The headings that a label stands further in than."""
        return [band for band in bands if band.indent < cell.indent]

    def below(self, bands: Sequence[Cell], cell: Cell) -> tuple[list[Cell], bool] | None:
        """The headings over the rows below a new one, where margins tell; None where they do not."""
        return ([*self.outer(bands, cell), cell], True) if self._set_in(bands) else None

    def _set_in(self, bands: Sequence[Cell]) -> bool:
        return bool(bands) and tuple(bands) == self.bands and self.least is not None and self.least > bands[-1].indent

    def _sums_to(self, values: Sequence[Cell | None]) -> bool:
        """Whether the rows under the heading add up to these figures, wherever no sign leaves it open."""
        proven = False
        for column, whole in enumerate(values):
            total = figure_of(whole)
            parts = [figure_of(row[column]) for row in self.rows if column < len(row)]
            known = sum(part or 0 for part in parts)
            if total is None or known > total or (None not in parts and known != total):
                return False
            proven = proven or None not in parts
        return proven
