"""What is known of a series before its first file: what it counts, of whom, where it breaks, and what nobody has read.

The block `series_facts` of a source.yml. Every statement says whether somebody read it on the publisher's own pages.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ingest.model import vocabulary
from ingest.model.policy import Strict

Evidence = Literal["read", "unverified"]
"""`read` on a page of the publisher, which may have changed since; `unverified`: said by others, or remembered."""

Basis = Literal["received", "finalised", "in_post", "left", "joined", "added_to_list", "sentenced"]
"""The event that puts a person or a case into a period."""


def _codes_of(dimension: str, noun: str) -> AfterValidator:
    def known(code: str) -> str:
        if not vocabulary.is_known(dimension, code):
            raise ValueError(f"no {noun} `{code}` in vocabulary/{dimension}.yml")
        return code

    return AfterValidator(known)


Words = Annotated[str, Field(min_length=1)]
Unit = Annotated[str, _codes_of("units", "unit")]
Population = Annotated[str, _codes_of("populations", "population")]
PeriodKind = Annotated[str, _codes_of("period_kinds", "kind of period")]
Measure = Annotated[str, _codes_of("measures", "measure")]
MisconductType = Annotated[str, _codes_of("misconduct_types", "misconduct type")]
SourceId = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]


class Statement(Strict):
    """Something to know of a series, in our own words; `address` is the page it was read on."""

    text: Words
    evidence: Evidence
    address: str | None = None


class KnownBreak(Strict):
    """From when on figures no longer compare with those before. No `measures` stands for all of the series.

    `precision: edition` means that the day is the first of the period of the edition which changed.
    """

    on: date
    precision: Literal["day", "month", "year", "edition"] = "day"
    what: Words
    evidence: Evidence
    measures: list[Measure] = Field(default_factory=list)
    misconduct_types: list[MisconductType] = Field(default_factory=lambda: ["all"])


class KnownEdition(Strict):
    """An edition that is out, whether we hold it or not: what a person looks for first."""

    covers: Words
    published_on: date
    precision: Literal["day", "month"] = "day"
    evidence: Evidence


class SeriesFacts(Strict):
    """A series as data. `unread` is what a person has to look up on its first real file.

    `never_with` are sources whose figures look alike and count something else: they are never joined to one line.
    """

    counts: Words
    units: list[Unit] = Field(min_length=1)
    basis: list[Basis] = Field(min_length=1)
    populations: list[Population] = Field(min_length=1)
    periods: list[PeriodKind] = Field(min_length=1)
    measures: list[Measure] = Field(min_length=1)
    coverage: Words
    regime: str | None = None
    standing: str | None = None
    breakdowns: list[Words] = Field(default_factory=list)
    never_with: list[SourceId] = Field(default_factory=list)
    breaks: list[KnownBreak] = Field(default_factory=list)
    editions: list[Statement] = Field(default_factory=list)
    traps: list[Statement] = Field(default_factory=list)
    unread: list[Words] = Field(default_factory=list)
    published: list[KnownEdition] = Field(default_factory=list)
