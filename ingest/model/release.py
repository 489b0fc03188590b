"""A release: one published set of figures, and everything a reader needs to read them honestly.

The model of `sources/<source>/releases/<ref>.yml`. An unknown key is an error.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from ingest.model import vocabulary
from ingest.model.mapping import Assignment, NotSupplied, ProseFigure, Published, TableMapping
from ingest.model.observation import SCHEMA
from ingest.model.policy import Count, Strict, SuppressionPolicy
from ingest.model.read_table import ReadTable
from ingest.model.source import Slug


def _known_body(code: str) -> str:
    return _known("bodies", "body", code)


def _known_measure(code: str) -> str:
    return _known("measures", "measure", code)


def _known_misconduct_type(code: str) -> str:
    return _known("misconduct_types", "misconduct type", code)


def _known(dimension: str, noun: str, code: str) -> str:
    if not vocabulary.is_known(dimension, code):
        raise ValueError(f"no {noun} `{code}` in vocabulary/{dimension}.yml")
    return code


def _are_columns(named: dict[str, Any]) -> dict[str, Any]:
    odd = sorted(set(named) - set(SCHEMA.names))
    if odd:
        raise ValueError(f"observations have no column `{odd[0]}`")
    return named


Measure = Annotated[str, AfterValidator(_known_measure)]
MisconductType = Annotated[str, AfterValidator(_known_misconduct_type)]


class DocumentFile(Strict):
    """One document of a release: its file, what bytes it must be, and when it was fetched."""

    file: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    format: Literal["text", "html", "json", "workbook", "pdf", "docx"]
    retrieved_on: date
    address: str | None = None
    partial: bool = False


Selector = dict[str, Any]


class Relation(Strict):
    """A relation between true values, matched group by group on the columns in `by`.

    Only a relation a person confirmed may block; a proposed one may warn. Selectors name
    observation columns and the value, or list of values, a row must have.

    kinds: sum (parts are all of the total), sum_le (parts known to be incomplete),
    le (each of the parts is within the total), eq (one statistic, printed twice), at_least / at_most (evidence from
    prose about the `total` cell). A selector with `release_id` names cells of another release that is accepted.
    A proposed relation may be tried `assuming` that a marker means a range its release does not state.
    """

    kind: Literal["sum", "sum_le", "le", "eq", "at_least", "at_most"]
    total: Selector
    parts: Selector = Field(default_factory=dict)
    by: list[str] = Field(default_factory=list)
    value: Count | None = None
    assuming: dict[str, tuple[Count, Count | None]] = Field(default_factory=dict)
    status: Literal["confirmed", "proposed"]
    confirmed_by: str | None = None
    confirmed_on: date | None = None
    because: str

    @model_validator(mode="after")
    def _complete(self) -> Relation:
        if self.status == "confirmed" and not (self.confirmed_by and self.confirmed_on):
            raise ValueError("a confirmed relation says `confirmed_by` and `confirmed_on`")
        if self.kind in ("at_least", "at_most") and self.value is None:
            raise ValueError(f"a relation of kind {self.kind} needs `value`")
        if self.assuming and self.status == "confirmed":
            raise ValueError("only a proposed relation is tried `assuming` something")
        if self.kind in ("sum", "sum_le", "le", "eq") and not self.parts:
            raise ValueError(f"a relation of kind {self.kind} needs `parts`")
        return self


class PolicyChange(Strict):
    """A change of the suppression rule since the publisher's release before, as a person found it announced.

    `source` says where: the release's own notes, a letter, a page with its address.
    """

    what: Annotated[str, Field(min_length=1)]
    source: Annotated[str, Field(min_length=1)]
    declared_by: Annotated[str, Field(min_length=1)]
    declared_on: date


class Caveat(Strict):
    """Something a reader must know before comparing a figure; `where` limits it to some rows."""

    kind: Literal[
        "part_year",
        "series_break",
        "coverage",
        "source_system",
        "definition",
        "period",
        "unit",
        "partial_text",
        "unattended",
    ]
    text: str
    where: Annotated[Selector, AfterValidator(_are_columns)] = Field(default_factory=dict)


class SeriesBreak(Strict):
    """A day on which a series changed its meaning."""

    on: date
    body: Annotated[str, AfterValidator(_known_body)]
    measures: list[Measure]
    misconduct_types: list[MisconductType] = Field(default_factory=lambda: ["all"])
    what: str


class Settled(Strict):
    """How a promise ended, as a person found it: kept by what stands at `where`, or taken back there."""

    how: Literal["kept", "taken_back"]
    on: date
    where: Annotated[str, Field(min_length=1)]


class Promise(Strict):
    """Something the publisher said it would publish later. One that names no period is `settled` by a person."""

    what: str
    body: Annotated[str, AfterValidator(_known_body)]
    measure: Measure
    period_start: date | None = None
    period_end: date | None = None
    due_on: date | None = None
    where: str
    exemption: str | None = None
    settled: Settled | None = None


class Withheld(Strict):
    """Something asked for and refused; for a period of its own where the refusal names one."""

    what: str
    exemption: str
    period_start: date | None = None
    period_end: date | None = None


class FoiFacts(Strict):
    """When it was asked and answered; never by whom."""

    asked_on: date | None = None
    answered_on: date | None = None
    outcome: Literal["full", "partial", "refused"] = "full"


class Release(Strict):
    """One release, as its yml file declares it. `ref` is the file's stem; `release_id` adds the source.

    `series` names the releases that repeat one product, where the source does not say it for all of its own.
    `published_precision: earliest` says that the day is not known and this is the first it can have been.
    `sets` and `says` hold for every table and figure that does not say otherwise.
    """

    ref: Slug
    title: str
    reference: str
    body: Annotated[str, AfterValidator(_known_body)]
    kind: Literal["official_statistics", "foi_disclosure", "parliamentary_answer"]
    published_on: date
    published_precision: Literal["day", "earliest"] = "day"
    landing_page: str | None = None
    licence: str
    series: Slug | None = None
    documents: list[DocumentFile] = Field(min_length=1)
    policy: SuppressionPolicy
    policy_change: PolicyChange | None = None
    sets: Assignment = Field(default_factory=Assignment)
    says: Published = Field(default_factory=dict)
    tables: list[TableMapping] = Field(default_factory=list)
    reading: list[ReadTable] = Field(default_factory=list)
    prose: list[ProseFigure] = Field(default_factory=list)
    not_supplied: list[NotSupplied] = Field(default_factory=list)
    relations: list[Relation] = Field(default_factory=list)
    caveats: list[Caveat] = Field(default_factory=list)
    breaks: list[SeriesBreak] = Field(default_factory=list)
    promises: list[Promise] = Field(default_factory=list)
    withheld: list[Withheld] = Field(default_factory=list)
    foi: FoiFacts | None = None

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Release:
        ids = [t.id for t in self.tables] + [r.id for r in self.reading]
        ids += [f.id for f in self.prose] + [m.id for m in self.not_supplied]
        if twins := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"the id `{twins[0]}` stands for two tables or figures")
        return self
