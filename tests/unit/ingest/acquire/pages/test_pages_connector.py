"""The files that plain pages link to: each an item, none outside the hosts, and a word where there are none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.govuk_pages import DAYS
from replay.plain_pages import CSV, LINKS, PAGE, SITE, Make, html, listed_by
from replay.server import Answer, Replay
from replay.sources import govuk

from ingest.acquire.http.client import Client
from ingest.acquire.item import Item, Listed
from ingest.acquire.pages.connector import PagesConnector
from ingest.model.errors import NeedsAPerson, UnreadableDocument, WrongUse
from ingest.settings import Settings


def test_each_file_that_a_page_links_to_is_listed_once(make: Make, replay: Replay) -> None:
    replay.tell(PAGE, html(LINKS))
    (listed,) = listed_by(make(files=r"\.csv$", within="main .downloads"))
    assert (listed.item_id, listed.title) == (CSV, "Toys 2025")
    assert CSV in listed.signal
    assert listed.facts["page"] == PAGE
    assert [asked.url for asked in replay.asked()] == [PAGE]
    assert replay.asked()[0].headers["Accept"] == "text/html"


def test_without_within_all_of_the_page_is_looked_at(make: Make, replay: Replay) -> None:
    replay.tell(PAGE, html(LINKS))
    assert [one.item_id for one in listed_by(make(files=r"\.csv$"))] == [f"{SITE}/old.csv", CSV]


def test_a_file_may_be_told_by_the_words_on_its_link(make: Make, replay: Replay) -> None:
    replay.tell(PAGE, html(LINKS))
    assert [one.item_id for one in listed_by(make(files="^toys 2025"))] == [CSV]


def test_a_file_is_an_item_with_its_own_name(make: Make, replay: Replay) -> None:
    replay.tell(PAGE, html(LINKS))
    replay.tell(CSV, Answer("year,toys\n2025,7\n", kind="text/csv"))
    made = make(files=r"toys-.*\.csv$")
    item: Item = made.item(listed_by(made)[0])
    (file,) = item.files
    assert (file.name, file.address, file.media_type) == ("toys-2025.csv", CSV, "text/csv")
    assert (item.item_id, item.title, item.landing_page, item.standing) == (CSV, "Toys 2025", PAGE, "published")
    made.client.get(CSV)
    assert len(replay.asked(CSV)) == 1


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('attachment; filename="Toys of 2025.csv"', "Toys of 2025.csv"),
        ("attachment; filename*=UTF-8''Toys%20%C2%A37.csv", "Toys _7.csv"),
        ('attachment; filename="../../etc/toys.csv"', "toys.csv"),
        ("attachment", "toys-2025.csv"),
        ("inline; filename=", "toys-2025.csv"),
    ],
)
def test_the_name_a_server_gives_comes_before_that_of_the_address(
    make: Make, replay: Replay, said: str, name: str
) -> None:
    replay.tell(CSV, Answer("year,toys\n", kind="text/csv", headers={"Content-Disposition": said}))
    assert [file.name for file in make(files="csv").item(Listed(CSV, "", "")).files] == [name]


def test_the_name_is_that_of_where_a_file_was_moved_to(make: Make, replay: Replay) -> None:
    replay.tell(f"{SITE}/get/1", Answer("", 302, headers={"Location": CSV}))
    replay.tell(CSV, Answer("year,toys\n", kind="text/csv"))
    assert [file.name for file in make(files="get").item(Listed(f"{SITE}/get/1", "", "")).files] == ["toys-2025.csv"]


def test_new_bytes_at_an_old_address_are_a_change(make: Make, replay: Replay, clock: MovedClock) -> None:
    one, two = Answer("1", kind="text/csv", etag='"1"'), Answer("2", kind="text/csv", etag='"2"')
    replay.tell(CSV, one, one, two)
    made, seen = make(files="csv"), list[Any]()
    for _ in range(3):
        seen.append(made.item(Listed(CSV, "", "")).metadata)
        clock.pass_time(days=1)
    assert seen[0] == seen[1] != seen[2]
    assert [asked.headers.get("If-None-Match") for asked in replay.asked(CSV)] == [None, '"1"', '"1"']


def test_a_file_that_was_settled_keeps_its_name_and_hash(make: Make, replay: Replay, clock: MovedClock) -> None:
    headers = {"Content-Disposition": "attachment; filename=t.csv"}
    replay.tell(CSV, Answer("1", kind="text/csv", etag='"1"', headers=headers))
    made = make(files="csv")
    first = made.item(Listed(CSV, "", ""))
    made.client.settle(made.client.get(CSV))
    clock.pass_time(days=1)
    assert made.item(Listed(CSV, "", "")) == first


@pytest.mark.parametrize("status", [404, 410])
def test_a_file_that_is_gone_says_so(make: Make, replay: Replay, status: int) -> None:
    replay.tell(CSV, Answer("", status))
    item: Item = make(files="csv").item(Listed(CSV, "", "Toys 2025"))
    assert (item.standing, item.why, item.files) == ("gone", f"toys.example.org answered {status}.", ())


def test_a_page_in_place_of_a_file_is_refused(make: Make, replay: Replay) -> None:
    replay.tell(CSV, html("<!doctype html><html><body>Log in</body></html>"))
    with pytest.raises(UnreadableDocument, match="HTML page"):
        make(files="csv").item(Listed(CSV, "", ""))


def test_nothing_outside_the_hosts_is_asked(make: Make, replay: Replay) -> None:
    replay.tell(PAGE, html(LINKS))
    with pytest.raises(NeedsAPerson, match=r"elsewhere\.example\.org, which the source may not ask") as fault:
        listed_by(make(files="of others"))
    assert fault.value.where == PAGE
    assert {asked.host for asked in replay.asked()} == {"toys.example.org"}


@pytest.mark.parametrize(
    ("asking", "said"),
    [
        ({"files": r"\.xlsx$"}, "No link of the page is a file"),
        ({"files": "csv", "within": "#downloads"}, "The page has no part `#downloads`"),
        ({"files": "csv", "within": "main li"}, "The page has 3 parts `main li`"),
        ({"files": "csv", "within": "main > ul"}, "is no part of a page as we know how to name one"),
        ({"within": "div[class=x]"}, "is no part of a page as we know how to name one"),
    ],
)
def test_a_page_that_was_built_anew_needs_a_person(
    make: Make, replay: Replay, asking: dict[str, str], said: str
) -> None:
    replay.tell(PAGE, html(LINKS))
    with pytest.raises(NeedsAPerson) as fault:
        listed_by(make(**asking))
    assert said in fault.value.what
    assert "govuk_toy/source.yml, pages" in fault.value.remedy + fault.value.where


def test_a_list_that_is_gone_needs_a_person_and_hides_no_other(make: Make, replay: Replay) -> None:
    replay.tell(f"{SITE}/more", html(LINKS))
    found = iter(make(addresses=[PAGE, f"{SITE}/more"], files="toys-2025").catalogue(DAYS))
    assert next(iter(found)).item_id == CSV
    with pytest.raises(NeedsAPerson, match="it answered 404"):
        next(iter(found))


def test_a_sweep_lists_what_no_page_links_to_any_more(make: Make, replay: Replay) -> None:
    replay.tell(PAGE, html(LINKS))
    known = (CSV, f"{SITE}/files/toys-2024.csv")
    listed = make(files="toys-2025").catalogue(replace(DAYS, sweep=True, known=known))
    assert [one.item_id for one in listed] == list(known)


def test_what_is_no_page_needs_a_person(make: Make, replay: Replay) -> None:
    replay.tell(PAGE, Answer(b"%PDF-1.7 toys", kind="application/pdf"))
    with pytest.raises(NeedsAPerson, match="What came is no page"):
        listed_by(make())


def test_nothing_is_announced(make: Make, replay: Replay) -> None:
    assert list(make().announced(DAYS)) == []
    assert replay.asked() == []


def test_a_source_without_pages_is_wrong_use(polling: Settings, clock: MovedClock) -> None:
    with pytest.raises(WrongUse, match="does not name its pages"):
        PagesConnector(Client(polling, govuk(), clock), govuk())
