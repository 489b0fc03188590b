"""Where examples of a site that runs Alaveteli are present: they have our shape, and its robots.txt is obeyed."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from replay import requests_made
from replay.clock import MovedClock
from replay.requests_made import asked, authority, in_feed, page
from replay.server import Answer, Replay
from replay.sources import SITE

from ingest.acquire.alaveteli.attachments import attachments_of
from ingest.acquire.alaveteli.connector import AlaveteliConnector
from ingest.acquire.alaveteli.feed import from_atom, from_json
from ingest.acquire.item import Listed, Window
from ingest.model.errors import NeedsAPerson
from ingest.settings import Settings

SHARED = Path(os.environ.get("CANDOUR_SHARED", Settings().home.parent / "shared"))
EXAMPLES = SHARED / "SOURCES" / "examples" / "whatdotheyknow"
pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason=f"no examples of requests made in public at {EXAMPLES}")

SLUG = "officers_dismissed_for_gross_mis"
WINDOW = Window(date(2026, 3, 25), date(2026, 4, 5))


def example(name: str) -> bytes:
    return (EXAMPLES / f"CONSTRUCTED_{name}").read_bytes()


@pytest.fixture
def connector(polling: Settings, clock: MovedClock) -> AlaveteliConnector:
    return requests_made.connector(polling, clock)


def _keys(value: Any, top: str = "") -> set[str]:
    if isinstance(value, dict):
        return {key for k, v in value.items() for key in ({f"{top}.{k}"} | _keys(v, f"{top}.{k}"))}
    return {key for one in value for key in _keys(one, top)} if isinstance(value, list) else set()


def test_what_we_play_has_no_key_that_theirs_lack() -> None:
    pairs = [
        (asked(1), "request.json"),
        (authority(), "body.json"),
        ([in_feed(asked(1))], "feed_events.json"),
    ]
    for ours, theirs in pairs:
        assert _keys(ours) - _keys(json.loads(example(theirs))) == set(), theirs


def test_both_feeds_say_the_same_of_an_event() -> None:
    (ours,) = from_json(example("feed_events.json"), "here")
    (atom,) = from_atom(example("feed.atom"), "here")
    assert (ours.event_id, ours.url_title, ours.title, ours.at) == (4, SLUG, atom.title, atom.at)
    assert (atom.event_id, atom.url_title, atom.request_id, ours.request_id) == (4, SLUG, None, 900010)


def test_their_page_and_ours_show_a_file_alike() -> None:
    (theirs,) = attachments_of(example("request_page_attachments_fragment.html"), f"{SITE}/request/{SLUG}")
    assert (theirs.number, theirs.name, theirs.message) == (600001, "Misconduct data.xlsx", 800002)
    address = f"{SITE}/request/{SLUG}/response/800002/attach/3/Misconduct%20data.xlsx?cookie_passthrough=1"
    assert (theirs.state, theirs.address) == ("shown", address)
    (ours,) = attachments_of(page(asked(1), "toys.csv").encode(), f"{SITE}/request/{SLUG}")
    assert (ours.state, ours.name, ours.message) == ("shown", "toys.csv", 100)


def test_a_request_from_feed_to_file(connector: AlaveteliConnector, replay: Replay) -> None:
    replay.tell(f"{SITE}/feed/body/example_constabulary.json", Answer(json.loads(example("feed_events.json"))))
    replay.tell(f"{SITE}/request/{SLUG}.json", Answer(json.loads(example("request.json"))))
    html = example("request_page_attachments_fragment.html")
    replay.tell(f"{SITE}/request/{SLUG}", Answer(html, kind="text/html; charset=utf-8"))
    (listed,) = connector.catalogue(WINDOW)
    item = connector.item(listed)
    assert (item.item_id, item.standing, item.body) == ("900010", "published", None)
    assert (item.asked_on, item.published_on) == (date(2026, 3, 2), date(2026, 4, 1))
    assert [f.name for f in item.files] == ["Misconduct data.xlsx"]
    assert [e["event_type"] for e in item.metadata["events"]] == ["response", "response", "status_update"]
    assert "Example User" not in f"{listed}{item}" and "example_user" not in f"{listed}{item}"


def test_the_rules_of_such_sites_refuse_feeds_and_allow_requests(connector: AlaveteliConnector, replay: Replay) -> None:
    rules = (EXAMPLES / "alaveteli-default-robots.txt").read_bytes()
    replay.tell(f"{SITE}/robots.txt", Answer(rules, kind="text/plain"))
    with pytest.raises(NeedsAPerson, match=r"robots\.txt"):
        list(connector.catalogue(WINDOW))
    assert replay.asked() == []
    replay.tell(f"{SITE}/request/{SLUG}.json", Answer(json.loads(example("request.json"))))
    html = example("request_page_attachments_fragment.html")
    replay.tell(f"{SITE}/request/{SLUG}", Answer(html, kind="text/html; charset=utf-8"))
    (file,) = connector.item(Listed("900010", "x", "", {"url_title": SLUG})).files
    replay.tell(file.address or "", Answer(b"PK\x03\x04 toys", kind="application/octet-stream"))
    connector.site.client.get(file.address or "")
    assert [a.path for a in replay.asked()][-1].endswith("/attach/3/Misconduct data.xlsx")
