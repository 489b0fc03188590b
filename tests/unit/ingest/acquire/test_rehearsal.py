"""What a rehearsal says would be asked is what a poll asks, word for word; a rehearsal itself asks nobody."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from builders.polled import SOURCE_ID, settings_of
from replay.clock import MovedClock
from replay.questions import Questions
from replay.server import Answer, Replay
from replay.sources import WWW, govuk

from ingest.acquire.govuk.connector import GovukConnector
from ingest.acquire.http.client import Client
from ingest.acquire.item import Window
from ingest.acquire.poll import poll
from ingest.acquire.rehearsal import asked_for
from ingest.registry import Registry
from ingest.settings import Settings

Question = tuple[str, str, list[tuple[str, str]]]


def parts(url: str) -> Question:
    """An address, however its parameters are written and in whatever order."""
    split = urlsplit(url)
    return split.netloc, split.path, sorted(parse_qsl(split.query))


def test_a_poll_of_parliament_asks_what_was_rehearsed(tmp_path: Path, replay: Replay, clock: MovedClock) -> None:
    settings, _ = settings_of(tmp_path, replay), Questions(replay)
    day = clock.now().date()
    rehearsed = asked_for(Registry(settings).source(SOURCE_ID), day)
    assert replay.everything == []
    assert poll(SOURCE_ID, settings, "r1", clock).faults == []  # the first goes further back
    before = len(replay.asked())
    assert poll(SOURCE_ID, settings, "r2", clock).faults == []
    assert [parts(asked.url) for asked in replay.asked()[before:]] == [parts(url) for url in rehearsed]
    assert len(rehearsed) == 2


def test_a_poll_of_gov_uk_asks_what_was_rehearsed(polling: Settings, replay: Replay, clock: MovedClock) -> None:
    asking = {"organisations": ["home-office"], "title": "toy", "pages": ["/government/statistics/toy"]}
    source, day = govuk(govuk=asking), clock.now().date()
    rehearsed = asked_for(source, day)
    assert replay.everything == []
    replay.tell(f"{WWW}/api/search.json", Answer({"results": [], "total": 0, "start": 0}))
    replay.tell(f"{WWW}/api/content/government/statistics/toy", Answer({}, status=404))
    with Client(polling, source, clock) as client:
        connector = GovukConnector(client, source)
        overlap = source.govuk.overlap_days if source.govuk else 0
        window = Window(day.fromordinal(day.toordinal() - overlap), day)
        list(connector.catalogue(window))
        list(connector.announced(window))
    assert {repr(parts(a.url)) for a in replay.asked()} == {repr(parts(url)) for url in rehearsed}


@pytest.mark.parametrize("approval", [None, {"state": "manual_only", "why": "Not allowed."}])
def test_a_source_that_may_not_be_asked_can_be_rehearsed(approval: dict[str, str] | None, clock: MovedClock) -> None:
    assert asked_for(govuk(approval=approval), clock.now().date()) == [
        "https://www.gov.uk/api/content/government/collections/toy"
    ]


def test_a_source_that_a_person_drops_in_asks_nothing(clock: MovedClock) -> None:
    assert asked_for(govuk(acquire="manual", approval=None, govuk=None), clock.now().date()) == []
