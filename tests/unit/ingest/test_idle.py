"""A source of which nothing can come costs a run nothing; one of which anything can is never passed over."""

from __future__ import annotations

import pytest
from builders.toy import REF, SOURCE_ID, Toy

from ingest.idle import idle_sources
from ingest.ledger import Ledger
from ingest.settings import Settings
from ingest.storage import Storage

ASKED = {
    "acquire": "govuk",
    "approval": {"state": "allowed"},
    "hosts": ["www.gov.uk"],
    "govuk": {"pages": ["/government/statistics/toy"]},
}


def test_a_source_with_nothing_and_no_way_for_anything_is_idle(toy: Toy) -> None:
    assert idle_sources(toy.settings) == {SOURCE_ID}


@pytest.mark.parametrize("something", ["release", "file", "proposal", "waiting", "broken"])
def test_a_source_with_anything_at_all_is_not(toy: Toy, something: str) -> None:
    if something == "release":
        toy.ship()
    elif something == "file":
        toy.drop("letter.txt", "x")
    elif something == "proposal":
        toy.put(toy.data / "proposals" / SOURCE_ID / f"{REF}.yml", "x: 1")
    elif something == "waiting":
        Ledger(Storage(toy.settings.data_root)).enter(f"{SOURCE_ID}/x", "needs_mapping", "in the inbox", "run")
    else:
        toy.source(surprise=1)
    assert idle_sources(toy.settings) == set()


def test_a_source_that_may_be_asked_is_idle_only_as_long_as_nobody_is_named(toy: Toy) -> None:
    toy.source(**ASKED)
    assert idle_sources(toy.settings) == {SOURCE_ID}
    assert idle_sources(toy.settings.model_copy(update={"contact": "steward@example.org"})) == set()


def test_of_the_sources_that_ship_those_with_releases_are_looked_at(settings: Settings) -> None:
    idle = idle_sources(settings)
    assert "iopc_police_complaints" in idle and "hmpps_staff_equalities" in idle
    assert {path.parents[1].name for path in settings.sources.glob("*/releases/*.yml")} & idle == set()
