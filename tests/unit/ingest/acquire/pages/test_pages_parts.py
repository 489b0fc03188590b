"""Pages that are documents themselves: only the part that counts is kept and compared."""

from __future__ import annotations

from typing import Any

import pytest
from replay.clock import MovedClock
from replay.plain_pages import LINKS, PAGE, SITE, Make, figures, html, listed_by
from replay.server import Answer, Replay

from ingest.acquire.item import Item, Listed


@pytest.mark.parametrize("within", ["main", "#wanted", "main.page", ".page.wide", "div main", "main#wanted.wide"])
def test_a_part_is_named_by_tags_ids_and_classes(make: Make, replay: Replay, within: str) -> None:
    body = '<div><main id="wanted" class="page wide"><h1>Toys</h1><p>7</p></main></div><p>8</p>'
    replay.tell(PAGE, html(f"<html><body>{body}</body></html>"))
    data = make(within=within).item(Listed(PAGE, "", "")).files[0].data or b""
    assert b"<p>7</p>" in data and b"<p>8</p>" not in data


def test_a_page_is_an_item_where_no_files_are_named(make: Make, replay: Replay, clock: MovedClock) -> None:
    replay.tell(PAGE, figures())
    made = make(within="main")
    (listed,) = listed_by(made)
    item: Item = made.item(listed)
    assert (listed.item_id, listed.title, item.title, item.landing_page) == (PAGE, "Toys", "Toys", PAGE)
    (file,) = item.files
    data = file.data or b""
    assert (file.name, file.media_type, file.address) == ("statistics.html", "text/html", PAGE)
    assert b'<th scope="row">2025</th><td colspan="1">7</td>' in data
    assert data.count(b"<h1>") == 1 and b"It is" not in data and b"a1b2c3d4e5" not in data
    assert len(replay.asked(PAGE)) == 1


def test_only_the_part_that_counts_makes_a_page_new(make: Make, replay: Replay, clock: MovedClock) -> None:
    replay.tell(PAGE, figures(), figures(day="20260123", mark="f9e8d7c6b5"), figures(8))
    made, seen = make(within="main"), list[Any]()
    for _ in range(3):
        (listed,) = listed_by(made)
        item = made.item(listed)
        seen.append((listed.signal, item.metadata, item.files))
        clock.pass_time(days=1)
    assert seen[0] == seen[1]
    assert seen[0][0] != seen[2][0] and seen[0][1] != seen[2][1] and seen[0][2] != seen[2][2]


def test_a_page_that_is_not_modified_is_read_again_from_what_we_hold(
    make: Make, replay: Replay, clock: MovedClock
) -> None:
    replay.tell(PAGE, html(LINKS, last_modified="Thu, 22 Jan 2026 09:30:00 GMT"))
    made = make(files="toys-2025")
    first = listed_by(made)
    clock.pass_time(days=1)
    assert listed_by(made) == first
    assert replay.asked(PAGE)[1].headers["If-Modified-Since"] == "Thu, 22 Jan 2026 09:30:00 GMT"


def test_a_page_that_was_settled_is_fetched_anew(make: Make, replay: Replay, clock: MovedClock) -> None:
    replay.tell(PAGE, html(LINKS, etag='"1"'))
    made = make(files="toys-2025")
    first = listed_by(made)
    made.client.settle(made.client.get(PAGE, accept="text/html"))
    clock.pass_time(days=1)
    assert listed_by(made) == first


def test_a_page_that_is_linked_to_is_compared_by_its_part_too(make: Make, replay: Replay, clock: MovedClock) -> None:
    there = f"{SITE}/about"
    replay.tell(there, figures(), figures(day="20260123", mark="f9e8d7c6b5"), figures(8))
    made, seen = make(files="/about$", within=".downloads"), list[Item]()
    for _ in range(3):
        seen.append(made.item(Listed(there, "", "About", {"page": PAGE})))
        clock.pass_time(days=1)
    assert (seen[0].title, seen[0].landing_page, seen[0].files[0].name) == ("Toys", PAGE, "about.html")
    assert seen[0] == seen[1]
    assert seen[0].metadata != seen[2].metadata and b"It is" not in (seen[0].files[0].data or b"")


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_says_so(make: Make, replay: Replay, status: int) -> None:
    replay.tell(PAGE, Answer("", status))
    made = make()
    (listed,) = listed_by(made)
    assert listed.signal == f"not there: {status}"
    assert made.item(listed).standing == "gone"
