"""Requests made in public: what is listed of the feeds, as JSON or Atom, and when nothing is asked at all."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError
from replay.clock import MovedClock
from replay.requests_made import FEED, as_atom, asked, authority, in_feed, page, put
from replay.server import Answer, Replay, made_up
from replay.sources import SITE, WINDOW, alaveteli

from ingest.acquire.alaveteli.connector import AlaveteliConnector
from ingest.acquire.http.client import Client
from ingest.acquire.item import Listed, Window
from ingest.model.errors import NeedsAPerson
from ingest.settings import Settings


def test_answers_of_the_window_are_listed(connector: AlaveteliConnector, replay: Replay) -> None:
    one, other = asked(1), asked(2, title="Toys bought")
    late, early = "2026-01-23T09:00:00.000+00:00", "2026-01-11T23:00:00.000+00:00"
    events = [in_feed(asked(3), at=late), in_feed(one, 99), in_feed(one), in_feed(other), in_feed(asked(4), at=early)]
    replay.tell(f"{FEED}.json", Answer(events))
    listed = list(connector.catalogue(WINDOW))
    facts = {"answered_on": "2026-01-15", "url_title": "toys_dismissed_1"}
    assert listed == [Listed("1", "99 successful 2026-01-15T16:25:00+00:00", "Toys dismissed", facts)]
    (request,) = replay.asked()
    assert request.url == f"{FEED}.json?event_type=response&page=1"


def test_pages_are_turned_until_they_are_older_than_the_window(connector: AlaveteliConnector, replay: Replay) -> None:
    pages = [[in_feed(asked(n), at="2026-01-15T10:00:00.000+00:00") for n in range(k, k + 25)] for k in (100, 200)]
    pages.append([in_feed(asked(300), at="2025-11-01T10:00:00.000+00:00")] * 25)
    for number, events in enumerate(pages, 1):
        replay.tell(f"{FEED}.json?event_type=response&page={number}", Answer(events))
    assert len(list(connector.catalogue(WINDOW))) == 50
    assert [a.query["page"] for a in replay.asked()] == [["1"], ["2"], ["3"]]
    assert min(replay.gaps("www.whatdotheyknow.com")) >= 10.0


def test_a_feed_without_end_is_told(connector: AlaveteliConnector, replay: Replay) -> None:
    replay.tell(f"{FEED}.json", Answer([in_feed(asked(1))] * 25))
    with pytest.raises(NeedsAPerson, match="more than 1000 answers"):
        list(connector.catalogue(WINDOW))
    assert len(replay.asked()) == 40


def test_the_signal_changes_with_the_state_that_people_give_it(connector: AlaveteliConnector, replay: Replay) -> None:
    replay.tell(f"{FEED}.json", Answer([in_feed(asked(1))]))
    (before,) = connector.catalogue(WINDOW)
    replay.tell(f"{FEED}.json", Answer([in_feed(asked(1, described_state="partially_successful"))]))
    (after,) = connector.catalogue(WINDOW)
    assert before.signal != after.signal and before.item_id == after.item_id


def test_a_site_without_json_is_read_as_atom(connector: AlaveteliConnector, replay: Replay) -> None:
    one, other = asked(1), asked(2, title="Toys bought")
    put(replay, one, page(one))
    replay.tell(FEED, Answer(as_atom(in_feed(one), in_feed(other)), kind="application/atom+xml"))
    (listed,) = connector.catalogue(WINDOW)
    assert (listed.item_id, listed.title, listed.facts["url_title"]) == ("1", "Toys dismissed", "toys_dismissed_1")
    assert [a.path for a in replay.asked()] == [
        "/feed/body/example_constabulary.json",
        "/feed/body/example_constabulary",
        "/request/toys_dismissed_1.json",
    ]


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (("InfoRequestEvent/11", "Comment/11"), "`entry.0` does not say which event"),
        (("/request/toys", "/list/toys"), "`entry.0` does not say which event"),
        (("<published>2026", "<published>soon"), "`entry.0.published` is no time"),
        ((".000+00:00</published>", "</published>"), "`entry.0.published` has no time zone"),
        (('<feed xmlns="http://www.w3.org/2005/Atom">', "<feed>"), "it is no Atom feed"),
    ],
)
def test_an_atom_feed_of_another_shape_is_refused(
    connector: AlaveteliConnector, replay: Replay, broken: tuple[str, str], named: str
) -> None:
    feed = as_atom(in_feed(asked(1)))
    assert broken[0] in feed
    replay.tell(FEED, Answer(feed.replace(*broken), kind="application/atom+xml"))
    with pytest.raises(NeedsAPerson, match=re.escape(named)):
        list(connector.catalogue(WINDOW))


@pytest.mark.parametrize(("known", "said"), [(True, r"example_constabulary`\."), (False, "knows no authority")])
def test_an_authority_without_a_feed_is_told(
    connector: AlaveteliConnector, replay: Replay, known: bool, said: str
) -> None:
    if known:
        replay.tell(f"{SITE}/body/example_constabulary.json", Answer(authority()))
    with pytest.raises(NeedsAPerson, match=said) as fault:
        list(connector.catalogue(WINDOW))
    assert "alaveteli: bodies" in fault.value.remedy


def test_robots_txt_is_obeyed(connector: AlaveteliConnector, replay: Replay) -> None:
    replay.tell(f"{SITE}/robots.txt", Answer(made_up("robots.txt"), kind="text/plain"))
    with pytest.raises(NeedsAPerson, match=r"robots\.txt"):
        list(connector.catalogue(WINDOW))
    assert replay.asked() == []


def test_nothing_is_asked_without_an_approval(polling: Settings, clock: MovedClock, replay: Replay) -> None:
    manual = alaveteli(approval={"state": "manual_only"})
    with pytest.raises(NeedsAPerson):
        Client(polling, manual, clock)
    with pytest.raises(ValidationError, match="ask for an approval"):
        alaveteli(approval={"state": "allowed"})
    assert replay.asked(robots=True) == []


def test_a_sweep_asks_for_known_requests_by_their_number(connector: AlaveteliConnector, replay: Replay) -> None:
    one = asked(1)
    put(replay, one, page(one, "toys.csv"))
    replay.tell(f"{FEED}.json", Answer([]))
    (listed,) = connector.catalogue(Window(WINDOW.since, WINDOW.until, sweep=True, known=("1",)))
    assert listed == Listed("1", "swept 2026-01-22", "Request 1")
    assert connector.item(listed).landing_page == f"{SITE}/request/toys_dismissed_1"
