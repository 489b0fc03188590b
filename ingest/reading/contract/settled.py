"""What each label of a table settles: by the contract's own codes, by the reader, or by the vocabulary when certain."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ingest.documents.document import Cell
from ingest.model import vocabulary
from ingest.model.mapping import DIMENSION_OF, Assignment
from ingest.reading.contract.selected import Figure
from ingest.reading.words.conform import Conformed, conform
from ingest.reading.words.meaning import Meaning, meaning_of

# A label is kept in one `_as_published` column; the first of these that it settles.
_KEPT_IN = ("stage_or_outcome", "population", "misconduct_type", "gender", "body", "unit", "measure")


@dataclass(frozen=True)
class Label:
    """One label: its meaning, what the contract says of it (if anything), and the codes of the vocabulary."""

    cell: Cell
    meaning: Meaning
    declared: Assignment | None
    conformed: Conformed

    @property
    def inferred(self) -> Assignment:
        """What is known for certain without the contract."""
        if self.declared is not None or self.meaning.kind in ("period", "month", "quarter", "blank", "total"):
            return Assignment()
        if self.meaning.kind == "gender":
            return Assignment(gender=self.meaning.code)
        if self.meaning.kind == "body":
            code = vocabulary.code_of("bodies", self.meaning.words)
            return Assignment(body=code) if code else Assignment()
        return as_assignment(self.conformed) if self.conformed.is_certain else Assignment()

    @property
    def is_open(self) -> bool:
        """Whether nobody knows for certain what the label stands for."""
        if self.declared is not None or self.meaning.kind in ("period", "month", "quarter", "blank", "total", "gender"):
            return False
        if self.meaning.kind == "body":
            return vocabulary.code_of("bodies", self.meaning.words) is None
        return not self.conformed.is_certain


def label_of(cell: Cell, codes: dict[str, Assignment]) -> Label:
    """A label under the codes of its contract."""
    text = cell.text.strip()
    return Label(cell, meaning_of(text), codes.get(text), conform(text))


def as_assignment(conformed: Conformed) -> Assignment:
    """Codes as an assignment; a result brings the measure it belongs to."""
    codes = dict(conformed.codes)
    if outcome := codes.get("stage_or_outcome"):
        codes["measure"] = vocabulary.terms("outcomes")[outcome]["measure"]
    return Assignment.model_validate(codes)


@dataclass
class Axes:
    """For the labels of one table: in which column the labels beside and above the figures are kept."""

    beside: Counter[str] = field(default_factory=Counter)
    above: Counter[str] = field(default_factory=Counter)


def axes_of(figures: list[Figure], codes: dict[str, Assignment], sets: Assignment) -> Axes:
    """Where the labels of each axis go, so that a total is kept where its parts are."""
    axes = Axes()
    for figure in figures:
        for cells, counts in ((figure.beside, axes.beside), (figure.above, axes.above)):
            for cell in cells:
                if column := kept_in(label_of(cell, codes), sets):
                    counts[column] += 1
    return axes


def kept_in(label: Label, sets: Assignment) -> str | None:
    """The `_as_published` column that keeps a label: what it says and the table does not say already."""
    said = label.declared or label.inferred
    if label.meaning.kind in ("period", "month", "quarter") or said.period is not None:
        return "period"
    new = {column for column in DIMENSION_OF if getattr(said, column) not in (None, getattr(sets, column))}
    return next((column for column in _KEPT_IN if column in new), None)
