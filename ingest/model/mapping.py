"""How a person says a document is to be read: which block, which header is what, which code a label stands for.

An assignment is a set of observation columns (`measure`, `stage_or_outcome`, `unit`, `body`, `population`,
`misconduct_type`, `gender`, `counterparty_gender`, `breakdown`, `is_total`, `is_subject`, `flags`) or a `period`.
Nearest wins: a cell's own label over its row band, over its table, over its release.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, Field, model_validator

from ingest.model import vocabulary
from ingest.model.observation import SCHEMA
from ingest.model.policy import Strict

DIMENSION_OF = {
    "measure": "measures",
    "stage_or_outcome": "outcomes",
    "unit": "units",
    "body": "bodies",
    "population": "populations",
    "misconduct_type": "misconduct_types",
    "gender": "genders",
    "counterparty_gender": "genders",
}


class DeclaredPeriod(Strict):
    """A reference period a person settled; both days are inclusive, null where the document leaves one open."""

    kind: str
    start: date | None = None
    end: date | None = None

    @model_validator(mode="after")
    def _sane(self) -> DeclaredPeriod:
        if not vocabulary.is_known("period_kinds", self.kind):
            raise ValueError(f"no period kind `{self.kind}` in vocabulary/period_kinds.yml")
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")
        return self


class Assignment(Strict):
    """What a label, a band, a table or a figure says about its observations."""

    measure: str | None = None
    stage_or_outcome: str | None = None
    unit: str | None = None
    body: str | None = None
    population: str | None = None
    misconduct_type: str | None = None
    gender: str | None = None
    counterparty_gender: str | None = None
    breakdown: str | None = None
    is_total: bool | None = None
    is_subject: bool | None = None
    flags: list[str] | None = None
    period: DeclaredPeriod | None = None

    @model_validator(mode="after")
    def _codes_are_known(self) -> Assignment:
        for column, dimension in DIMENSION_OF.items():
            code = getattr(self, column)
            if code is not None and not vocabulary.is_known(dimension, code):
                raise ValueError(f"no {column} `{code}` in vocabulary/{dimension}.yml")
        return self

    def over(self, wider: Assignment) -> Assignment:
        """This assignment, with what only the wider one says."""
        return wider.model_copy(update={name: value for name, value in self if value is not None})


Dimension = Literal["period", "body", "gender", "codes"]


Names = TypeVar("Names", list[str], dict[str, str])


def _are_published(names: Names) -> Names:
    odd = sorted(name for name in names if f"{name}_as_published" not in SCHEMA.names)
    if odd:
        raise ValueError(f"observations have no column `{odd[0]}_as_published`")
    return names


Published = Annotated[dict[str, str], AfterValidator(_are_published)]


class Axis(Strict):
    """One header row, or the column of row labels.

    `dimension` says how its labels are understood: by the period grammar, by the vocabulary of bodies or
    genders, or only by the `codes` listed here. `codes` wins over the grammar and the vocabulary. `says`
    names the observation column whose `_as_published` keeps the label.
    """

    dimension: Dimension
    says: Annotated[list[str], AfterValidator(_are_published)] = Field(default_factory=list)
    codes: dict[str, Assignment] = Field(default_factory=dict)
    years: Literal["calendar", "financial"] | None = None


Label = Annotated[str, Field(pattern=r"\S")]
Index = Annotated[int, Field(ge=0)]


def _layout_needs(mapping: TableMapping) -> TableMapping:
    needs = {
        "one_cell_per_line": mapping.columns,
        "run_on": mapping.run_on,
        "records": mapping.record,
    }
    if mapping.layout in needs and not needs[mapping.layout]:
        wants = {"one_cell_per_line": "columns", "run_on": "run_on", "records": "record"}[mapping.layout]
        raise ValueError(f"table {mapping.id}: the layout {mapping.layout} needs `{wants}`")
    if mapping.layout in ("run_on", "records") and len(mapping.header) != 1:
        raise ValueError(
            f"table {mapping.id}: the layout {mapping.layout} has one header row, not {len(mapping.header)}"
        )
    return mapping


class Place(Strict):
    """Where a table stands.

    In a text: the first block after the first line that holds the words `after`, ended by a line that holds `until`,
    or else by a blank line (by the end of the text where cells stand one a line). In a page: the `table`-th table,
    counted from 1. In a workbook: a sheet. `skip_rows` rows above the header are passed over.
    """

    after: str | None = None
    until: str | None = None
    sheet: str | None = None
    table: Annotated[int, Field(ge=1)] = 1
    skip_rows: Index = 0


class RunOn(Strict):
    """A table printed on one line: its column labels, then groups of rows printed together.

    A group lists its row labels; the document prints them first, then, column by column, one value for each.
    """

    columns: list[Label] = Field(min_length=1)
    groups: list[list[Label]] = Field(min_length=1)


def _a_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as fault:
        raise ValueError(f"no regular expression: {fault}") from fault
    return text


class Record(Strict):
    """Records of one cell a line: a row starts at a line like `starts_with`, goes on with `columns`, then `rest`.

    `rest` reads any further lines of the record as `count x label`; its labels are coded by the table's `entries`.
    """

    starts_with: Annotated[str, AfterValidator(_a_pattern)]
    columns: list[str] = Field(min_length=1)
    rest: bool = False


class TableMapping(Strict):
    """One table of a document."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
    title: str
    document: Index = 0
    place: Place
    layout: Literal["pipes", "tabs", "spaces", "one_cell_per_line", "html", "sheet", "run_on", "records"]
    columns: Annotated[int, Field(ge=2)] | None = None
    has_corner: bool = True
    header: list[Axis] = Field(min_length=1)
    rows: Axis
    bands: dict[str, Assignment] = Field(default_factory=dict)
    entries: dict[str, Assignment] = Field(default_factory=dict)
    ignore: list[str] = Field(default_factory=list)
    says: Published = Field(default_factory=dict)
    run_on: RunOn | None = None
    record: Record | None = None
    sets: Assignment = Field(default_factory=Assignment)

    _checked = model_validator(mode="after")(_layout_needs)


class ProseFigure(Strict):
    """A figure in a sentence: `figure` is the string itself, `within` words of its sentence.

    Without `within`, the reader must find the figure once in the prose, and its period may be the reader's;
    `confirms` then lists the reader's doubts that a person settled.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
    document: Index = 0
    figure: Label
    within: str | None = None
    sets: Assignment
    period_as_published: str | None = None
    says: Published = Field(default_factory=dict)
    confirms: list[str] = Field(default_factory=list)


class NotSupplied(Strict):
    """Cells known to exist in an attachment that nobody holds: every combination of the labels in `each`.

    `axes` names the observation column (or `period`) that keeps each label as published.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
    what: str
    sets: Assignment
    axes: Annotated[list[str], AfterValidator(_are_published)] = Field(default_factory=list)
    each: list[dict[str, Assignment]] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_axis_each(self) -> NotSupplied:
        if len(self.axes) != len(self.each):
            raise ValueError("`axes` and `each` must have the same length")
        return self
