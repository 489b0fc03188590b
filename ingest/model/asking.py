"""How a source is asked for what is new: who allowed it, how gently, and what each kind of connector looks at."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from ingest.model.policy import Strict

_HOST = r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$"
Host = Annotated[str, Field(pattern=_HOST)]
PagePath = Annotated[str, Field(pattern=r"^/[^\s?#]+$")]


def _is_pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as fault:
        raise ValueError(f"no regular expression: {fault}") from fault
    return text


def _is_day(text: str) -> str:
    date.fromisoformat(f"2024-{text}")
    return text


Pattern = Annotated[str, AfterValidator(_is_pattern)]
DayOfYear = Annotated[str, Field(pattern=r"^\d{2}-\d{2}$"), AfterValidator(_is_day)]


class Approval(Strict):
    """Whether a program may ask at all. `approved` says who said so, where and when; nothing is fetched otherwise."""

    state: Literal["allowed", "approved", "manual_only"] = "manual_only"
    reference: str | None = None
    given_on: date | None = None
    why: str = ""

    @model_validator(mode="after")
    def _complete(self) -> Approval:
        if self.state == "approved" and not (self.reference and self.given_on):
            raise ValueError("an `approved` source names the `reference` of the approval and the day it was `given_on`")
        return self


class Robots(Strict):
    """What a person read in the publisher's robots.txt. The client obeys the file of the day, whatever stands here."""

    verdict: Literal["allowed", "disallowed", "not_checked"] = "not_checked"
    checked_on: date | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = None

    @model_validator(mode="after")
    def _dated(self) -> Robots:
        if (self.verdict == "not_checked") != (self.checked_on is None):
            raise ValueError("a verdict has the day it was `checked_on`, and `not_checked` has none")
        return self


class Window(Strict):
    """Days of a year, month and day, between which a release is expected; it may lie across New Year."""

    opens: DayOfYear
    closes: DayOfYear


class Govuk(Strict):
    """Pages of GOV.UK: collections whose editions we know, and searches for what is not in one yet."""

    collections: list[PagePath] = Field(default_factory=list)
    pages: list[PagePath] = Field(default_factory=list)
    organisations: list[str] = Field(default_factory=list)
    document_types: list[str] = Field(default_factory=list)
    title: Pattern | None = None
    files: Pattern | None = None
    announcements: bool = True
    overlap_days: Annotated[int, Field(ge=1, le=60)] = 7

    @model_validator(mode="after")
    def _asks_something(self) -> Govuk:
        if not (self.collections or self.pages or self.organisations):
            raise ValueError("name `collections`, `pages`, or the `organisations` to search")
        if self.organisations and self.title is None:
            raise ValueError("a search by `organisations` needs the `title` to look for")
        return self


class Parliament(Strict):
    """Written questions to some departments, of which a heading or text matches one of some words."""

    answering_bodies: list[int] = Field(min_length=1)
    terms: list[str] = Field(min_length=1)
    overlap_days: Annotated[int, Field(ge=1, le=60)] = 10


class Alaveteli(Strict):
    """Requests to some authorities on a site such as WhatDoTheyKnow."""

    bodies: list[str] = Field(min_length=1)
    title: Pattern | None = None


class Pages(Strict):
    """Plain pages, and which of their links are files to fetch."""

    addresses: list[Annotated[str, Field(pattern=r"^https://[^\s#]+$")]] = Field(min_length=1)
    files: Pattern | None = None
    within: str | None = None
