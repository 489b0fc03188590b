"""A source: one publisher's product, and how it is asked for what is new."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from ingest.model import vocabulary
from ingest.model.policy import Strict

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]


def _known_publisher(code: str) -> str:
    if not vocabulary.is_known("publishers", code):
        raise ValueError(f"no publisher `{code}` in vocabulary/publishers.yml")
    return code


class Source(Strict):
    """What a source is; changes rarely. `acquire: manual` means documents are dropped in by a person.

    `series` says that its releases repeat one product, so that they have to follow one suppression rule. Official
    statistics are a series without saying so; answers to questions are none unless it is said.
    """

    source: Slug
    title: str
    publisher: Annotated[str, AfterValidator(_known_publisher)]
    kind: Literal["official_statistics", "foi_disclosure", "parliamentary_answer"]
    landing_page: str
    licence: str
    series: Slug | None = None
    acquire: Literal["manual"]
    schedule: str = "0 6 * * *"
    expected_every: str | None = None
    owner: str = "data_steward"
    checked_on: date | None = None
    notes: str = ""

    @property
    def own_series(self) -> str | None:
        """The series its releases belong to where they do not name another."""
        return self.series or (self.source if self.kind == "official_statistics" else None)
