"""A table that the reader reads by itself: its contract says only what it adds, and what a person confirmed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ingest.model.mapping import Assignment, Index, Place, Published
from ingest.model.policy import Strict


class ReadTable(Strict):
    """One table of a document, by the reader's own understanding of it.

    Layout, headers, bands, periods, bodies, genders and every label the vocabulary knows for certain are found.
    `sets` holds for every figure, `codes` for a label wherever it stands in the table; both go before what was found.
    `figures` is how many figures there are: a reader that finds more or fewer stops the release. `confirms` lists the
    doubts of the reader that a person looked at and settled; a doubt that is not listed stops the release as well.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_]+$")]
    title: str = ""
    document: Index = 0
    place: Place = Field(default_factory=Place)
    figures: Annotated[int, Field(ge=1)]
    sets: Assignment = Field(default_factory=Assignment)
    says: Published = Field(default_factory=dict)
    codes: dict[str, Assignment] = Field(default_factory=dict)
    ignore: list[str] = Field(default_factory=list)
    confirms: list[str] = Field(default_factory=list)
