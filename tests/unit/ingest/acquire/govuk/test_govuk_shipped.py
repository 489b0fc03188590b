"""The shipped sources of GOV.UK ask for nothing that it does not take."""

from __future__ import annotations

import pytest
from replay.clock import MovedClock
from replay.govuk_pages import DAYS, SEARCH, edition, found, tell
from replay.server import Replay

from ingest.acquire.govuk.connector import GovukConnector
from ingest.acquire.http.client import Client
from ingest.model.source import Source
from ingest.registry import Registry
from ingest.settings import Settings

SHIPPED = [source for source in Registry(Settings()).sources() if source.govuk is not None]
FIELDS = {"title", "link", "content_id", "content_store_document_type", "format", "public_timestamp"}
TAKEN = {
    "count",
    "start",
    "order",
    "fields",
    "c",
    "filter_organisations",
    "filter_public_timestamp",
    "filter_content_store_document_type",
    "filter_format",
    "filter_release_timestamp",
}


def test_some_sources_of_govuk_are_shipped() -> None:
    assert SHIPPED


@pytest.mark.parametrize("source", SHIPPED, ids=[source.source for source in SHIPPED])
def test_only_parameters_that_are_taken_are_sent(
    source: Source, replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    assert source.govuk is not None
    replay.tell(SEARCH, lambda asked: found(asked, []))
    for path in source.govuk.pages:
        tell(replay, edition(path))
    with Client(polling, source, clock) as client:
        made = GovukConnector(client, source)
        assert [one.item_id for one in made.catalogue(DAYS)] == source.govuk.pages
        assert list(made.announced(DAYS)) == []
    searches = replay.asked(SEARCH)
    assert len(searches) == 2 if source.govuk.organisations else not searches
    for asked in searches:
        assert set(asked.query) <= TAKEN
        assert set(asked.query["fields"][0].split(",")) <= FIELDS
        assert asked.query["order"][0] in ("-public_timestamp", "release_timestamp")
        assert int(asked.query["count"][0]) <= 1500
    assert {asked.host for asked in replay.asked()} <= set(source.hosts)
