"""A source: one publisher's product, and how it is asked for what is new."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from ingest.model import vocabulary
from ingest.model.asking import Alaveteli, Approval, Govuk, Host, Pages, Parliament, Robots, Window
from ingest.model.policy import Strict
from ingest.model.series import SeriesFacts

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$")]


def _known_publisher(code: str) -> str:
    if not vocabulary.is_known("publishers", code):
        raise ValueError(f"no publisher `{code}` in vocabulary/publishers.yml")
    return code


def _time_to_ask(cron: str) -> str:
    from croniter import croniter

    if len(cron.split()) != 5 or not croniter.is_valid(cron, strict=True):
        raise ValueError(
            f"`{cron}` is no time that ever comes: `schedule` is a cron line of five fields (minute, hour, day of the "
            "month, month, day of the week; UTC), such as `0 6 * * *` for every day at 6:00"
        )
    return cron


class Source(Strict):
    """What a source is; changes rarely. `acquire: manual` means documents are dropped in by a person.

    Every other way to acquire has a block of its own name that says what is looked at. Nothing is fetched unless
    `approval` says that a program may, and only from `hosts`, with `pace` seconds from one request to the next.
    `schedule` is when we ask, `expected_every` how often something new comes, `expected` the days it mostly comes on.

    `series` says that its releases repeat one product, so that they have to follow one suppression rule. Official
    statistics are a series without saying so; answers to questions are none unless it is said. `series_facts` is what
    is known of a series before anyone has read a file of it.
    """

    source: Slug
    title: str
    publisher: Annotated[str, AfterValidator(_known_publisher)]
    kind: Literal["official_statistics", "foi_disclosure", "parliamentary_answer"]
    landing_page: str
    licence: str
    series: Slug | None = None
    acquire: Literal["manual", "govuk", "parliament", "alaveteli", "pages"]
    approval: Approval = Field(default_factory=Approval)
    robots: Robots = Field(default_factory=Robots)
    hosts: list[Host] = Field(default_factory=list)
    pace: Annotated[float, Field(ge=1.0, le=3600.0)] = 2.0
    govuk: Govuk | None = None
    parliament: Parliament | None = None
    alaveteli: Alaveteli | None = None
    pages: Pages | None = None
    schedule: Annotated[str, AfterValidator(_time_to_ask)] = "0 6 * * *"
    expected_every: Annotated[str, Field(pattern=r"^P[1-9]\d*[DWMY]$")] | None = None
    expected: list[Window] = Field(default_factory=list)
    series_facts: SeriesFacts | None = None
    owner: str = "data_steward"
    checked_on: date | None = None
    notes: str = ""

    @property
    def own_series(self) -> str | None:
        """The series its releases belong to where they do not name another."""
        return self.series or (self.source if self.kind == "official_statistics" else None)

    @property
    def may_be_fetched(self) -> bool:
        """Whether a program may ask this source for anything."""
        return self.acquire != "manual" and self.approval.state != "manual_only"

    @model_validator(mode="after")
    def _says_what_it_looks_at(self) -> Source:
        blocks = [name for name in ("govuk", "parliament", "alaveteli", "pages") if getattr(self, name) is not None]
        if blocks != [self.acquire] and (blocks or self.acquire != "manual"):
            raise ValueError(f"`acquire: {self.acquire}` goes with a block of that name and with no other")
        return self

    @model_validator(mode="after")
    def _may_do_what_it_says(self) -> Source:
        if self.acquire == "manual" and self.approval.state != "manual_only":
            raise ValueError("a source that is dropped in by hand is `manual_only`")
        if self.may_be_fetched and not self.hosts:
            raise ValueError("name the `hosts` that may be asked")
        if self.may_be_fetched and self.robots.verdict == "disallowed":
            raise ValueError("robots.txt disallows it, so `approval` has to stay `manual_only`")
        if self.acquire == "alaveteli" and self.approval.state == "allowed":
            raise ValueError("the rules of such a site ask for an approval: `approved`, with its `reference`")
        return self
