"""One request made in public: how it stands, which files it has, and that nobody who asked is named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.requests_made import FEED, REQUESTER, asked, authority, in_feed, page, put
from replay.server import Answer, Replay
from replay.sources import SITE, WINDOW, parliament

from ingest.acquire.alaveteli.connector import AlaveteliConnector
from ingest.acquire.http.client import Client
from ingest.acquire.item import Item, Listed
from ingest.model.errors import NeedsAPerson, WrongUse
from ingest.settings import Settings
from ingest.storage import Storage


def listed_of(request: dict[str, Any]) -> Listed:
    return Listed(str(request["id"]), "x", request["title"], {"url_title": request["url_title"]})


def item_of(connector: AlaveteliConnector, replay: Replay, request: dict[str, Any], html: str) -> Item:
    put(replay, request, html)
    return connector.item(listed_of(request))


def names_in(folder: Iterable[Path]) -> list[str]:
    """The files on the disk that hold a word of the requester's name."""
    words = re.compile("|".join(REQUESTER.split()).encode(), re.IGNORECASE)
    return [str(path) for path in folder if path.is_file() and words.search(path.read_bytes())]


def test_a_request_in_full(connector: AlaveteliConnector, replay: Replay) -> None:
    one = asked(1, public_body=authority(name="Essex Police"))
    item = item_of(connector, replay, one, page(one, "Toys dismissed.xlsx", "Letter.docx"))
    assert [a.path for a in replay.asked()] == ["/request/toys_dismissed_1.json", "/request/toys_dismissed_1"]
    assert (item.item_id, item.title, item.standing, item.why) == ("1", "Toys dismissed", "published", "")
    assert (item.asked_on, item.published_on) == (date(2025, 12, 2), date(2026, 1, 15))
    assert item.updated_at == datetime(2026, 1, 15, 16, 25, tzinfo=UTC) and item.body == "essex_police"
    top = f"{SITE}/request/toys_dismissed_1/response/100/attach"
    assert [(f.name, f.address) for f in item.files] == [
        ("Toys dismissed.xlsx", f"{top}/2/Toys%20dismissed.xlsx?cookie_passthrough=1"),
        ("Letter.docx", f"{top}/3/Letter.docx?cookie_passthrough=1"),
    ]
    assert [e["event_type"] for e in item.metadata["events"]] == ["response"]


def test_two_files_of_one_name_stay_two(connector: AlaveteliConnector, replay: Replay) -> None:
    item = item_of(connector, replay, asked(1), page(asked(1), "toys.csv", "toys.csv"))
    assert [f.name for f in item.files] == ["toys.csv", "toys_103.csv"]


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        ("successful", "published"),
        ("partially_successful", "published"),
        ("rejected", "published"),
        ("not_held", "published"),
        ("internal_review", "published"),
        ("waiting_response", "not_ready"),
        ("waiting_clarification", "not_ready"),
        ("gone_postal", "not_ready"),
        ("error_message", "not_ready"),
        ("requires_admin", "not_ready"),
        ("user_withdrawn", "withdrawn"),
        ("vexatious", "withdrawn"),
        ("a_state_of_tomorrow", "not_ready"),
    ],
)
def test_the_state_of_a_request_says_how_it_stands(
    connector: AlaveteliConnector, replay: Replay, state: str, standing: str
) -> None:
    item = item_of(connector, replay, asked(1, described_state=state), page(asked(1), "toys.csv"))
    assert (item.standing, len(item.files)) == (standing, int(standing == "published"))
    assert state in item.why or standing == "published"


def test_an_answer_that_nobody_has_judged_yet_is_there(connector: AlaveteliConnector, replay: Replay) -> None:
    one = asked(1, described_state="waiting_response", awaiting_description=True)
    assert item_of(connector, replay, one, page(one, "toys.csv")).standing == "published"
    assert item_of(connector, replay, one, page(one)).standing == "not_ready"


@pytest.mark.parametrize("prominence", ["hidden", "requester_only"])
def test_a_hidden_request_is_withdrawn(connector: AlaveteliConnector, replay: Replay, prominence: str) -> None:
    item = item_of(connector, replay, asked(1, prominence=prominence), page(asked(1), "toys.csv"))
    assert (item.standing, item.files) == ("withdrawn", ())


def test_files_that_the_site_erased_are_withdrawn(connector: AlaveteliConnector, replay: Replay) -> None:
    before = item_of(connector, replay, asked(1), page(asked(1), "toys.csv", "more.csv"))
    erased = asked(1, ("erase_attachment", "2026-01-20T09:00:00.000+00:00"))
    some = item_of(connector, replay, erased, page(erased, "toys.csv", erased=("more.csv",)))
    assert (some.standing, [f.name for f in some.files]) == ("published", ["toys.csv"])
    assert some.why == "1 file was erased or hidden by the site" and some.metadata != before.metadata
    none = item_of(connector, replay, erased, page(erased, erased=("toys.csv",), hidden=1))
    assert (none.standing, none.files) == ("withdrawn", ()) and none.why.startswith("2 files were erased")
    whole = item_of(connector, replay, asked(1, ("destroy_incoming", "2026-01-20T09:00:00.000+00:00")), page(erased))
    assert (whole.standing, whole.why) == ("withdrawn", "the site has taken something off it: `destroy_incoming`")


def test_a_request_that_is_gone(connector: AlaveteliConnector, replay: Replay) -> None:
    item = connector.item(listed_of(asked(1)))
    assert (item.standing, item.landing_page) == ("gone", f"{SITE}/request/1")
    assert len(replay.asked()) == 1


def test_comments_and_reminders_change_nothing(connector: AlaveteliConnector, replay: Replay) -> None:
    before = item_of(connector, replay, asked(1), page(asked(1), "toys.csv"))
    noisy = asked(1, ("comment", "2026-01-19T09:00:00.000+00:00"), updated_at="2026-01-19T09:00:00.000+00:00")
    after = item_of(connector, replay, noisy, page(noisy, "toys.csv"))
    assert before.metadata == after.metadata and before.files == after.files


def test_nobody_who_asked_is_named(connector: AlaveteliConnector, replay: Replay, polling: Settings) -> None:
    """By `user` or by `user_name`: nothing that is handed on names the requester, nor does a file on the disk."""
    external = asked(2) | {"user_name": REQUESTER}
    del external["user"]
    replay.tell(f"{FEED}.json", Answer([in_feed(asked(1)), in_feed(external)]))
    put(replay, asked(1), page(asked(1), "toys.csv"))
    put(replay, external, page(external, "toys.csv"))
    listed = list(connector.catalogue(WINDOW))
    items = [connector.item(one) for one in listed]
    assert [item.standing for item in items] == ["published", "published"]
    told = f"{listed} {items} {json.dumps([dict(item.metadata) for item in items])}".casefold()
    assert not any(word.casefold() in told for word in REQUESTER.split())
    root = Storage(polling.data_root)
    assert root.list("archive/staging") == [] and len(replay.asked()) == 5
    kept = list(Path(polling.data_root).rglob("*"))
    assert any(path.name == "fetches.jsonl" for path in kept) and names_in(kept) == []


def test_what_bears_the_name_of_who_asked_is_left_to_a_person(connector: AlaveteliConnector, replay: Replay) -> None:
    one = asked(1, title="Toys dismissed for Dr Quillfeather")
    replay.tell(f"{FEED}.json", Answer([in_feed(one)]))
    put(replay, one, page(one, "Response to quillfeather.csv", "toys.csv"))
    (listed,) = connector.catalogue(WINDOW)
    item = connector.item(listed)
    assert (listed.title, item.title, item.landing_page) == ("Request 1", "Request 1", f"{SITE}/request/1")
    assert [f.name for f in item.files] == ["toys.csv"]
    assert item.why == "1 of its files have to be fetched by hand"
    assert "uillfeather" not in f"{listed}{item}"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"updated_at": None}, "`updated_at`"),
        ({"described_state": 1}, "`described_state`"),
        ({"public_body": {"id": 1}}, "`public_body.url_name`"),
        ({"info_request_events": [{"id": 1}]}, "`info_request_events.0.event_type`"),
    ],
)
def test_a_shape_that_moved_is_refused_by_the_name_of_its_field(
    connector: AlaveteliConnector, replay: Replay, change: dict[str, Any], named: str
) -> None:
    with pytest.raises(NeedsAPerson, match="another shape") as fault:
        item_of(connector, replay, asked(1) | change, page(asked(1)))
    assert named in fault.value.what and "uillfeather" not in str(fault.value)


def test_a_page_whose_files_stand_elsewhere_is_refused(connector: AlaveteliConnector, replay: Replay) -> None:
    moved = page(asked(1), "toys.csv").replace('class="attachment"', 'class="file"')
    with pytest.raises(NeedsAPerson, match=r"li\.attachment"):
        item_of(connector, replay, asked(1), moved)


def test_a_source_of_another_kind_is_refused(polling: Settings, clock: MovedClock) -> None:
    client = Client(polling, parliament(), clock)
    with pytest.raises(WrongUse, match="which requests it looks for"):
        AlaveteliConnector(client, parliament())
