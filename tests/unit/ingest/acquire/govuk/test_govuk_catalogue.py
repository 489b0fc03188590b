"""What GOV.UK lists: collections, single pages and searches, each page once and under its newest sign of a change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.govuk_pages import (
    COLLECTION,
    DAYS,
    EDITION,
    SEARCH,
    collection,
    connector,
    edition,
    found,
    gone,
    linked,
    redirect,
    row,
    tell,
)
from replay.server import Answer, Replay
from replay.sources import WWW

from ingest.acquire.item import Listed, Window
from ingest.model.errors import NeedsAPerson
from ingest.settings import Settings

SIGN = "2026-01-22T09:30:00+00:00"


def first_fault(listed: Iterator[Listed]) -> tuple[list[Listed], NeedsAPerson]:
    """What is listed before a fault, and the fault."""
    seen = list[Listed]()
    with pytest.raises(NeedsAPerson) as fault:
        for one in listed:
            seen.append(one)
    return seen, fault.value


def test_a_collection_lists_every_edition_in_one_answer(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    later = linked("/government/statistics/toy-2024", "2025-06-30T23:30:00+01:00")
    tell(replay, collection(linked(EDITION), later, linked("/government/statistics/toy-2023", None)))
    listed = list(connector(polling, clock).catalogue(DAYS))
    assert [(one.item_id, one.signal) for one in listed] == [
        (EDITION, SIGN),
        ("/government/statistics/toy-2024", "2025-06-30T22:30:00+00:00"),
        ("/government/statistics/toy-2023", ""),
    ]
    assert listed[0].title == "Toy statistics 2025"
    assert listed[0].facts["collection"] == COLLECTION
    assert [asked.path for asked in replay.asked()] == [f"/api/content{COLLECTION}"]


def test_a_collection_leaves_out_what_has_no_documents(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    elsewhere = {"document_type": "external_content", "title": "Toys of others", "content_id": "x", "locale": "en"}
    guide = linked("/guidance/toys", schema_name="detailed_guide", document_type="detailed_guide")
    old = {k: v for k, v in linked("/government/statistics/toy-1999").items() if k != "schema_name"}
    tell(replay, collection(linked(EDITION), elsewhere, guide, old))
    listed = connector(polling, clock).catalogue(DAYS)
    assert [one.item_id for one in listed] == [EDITION, "/government/statistics/toy-1999"]


def test_title_and_kind_narrow_what_a_collection_lists(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    guide = linked("/government/publications/toys", document_type="guidance", title="Toy statistics: user guide")
    other = linked("/government/statistics/dolls", title="Dolls")
    tell(replay, collection(linked(EDITION), guide, other))
    asking: dict[str, Any] = {"collections": [COLLECTION], "title": "^TOY", "document_types": ["official_statistics"]}
    assert [one.item_id for one in connector(polling, clock, **asking).catalogue(DAYS)] == [EDITION]


def test_an_edition_that_is_withdrawn_has_another_sign(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    tell(replay, collection(linked(EDITION, withdrawn=True)))
    assert [one.signal for one in connector(polling, clock).catalogue(DAYS)] == [f"{SIGN} withdrawn"]


def test_a_page_named_itself_is_asked_for_its_sign_and_not_again(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    path = tell(replay, edition())
    made = connector(polling, clock, pages=[path])
    (listed,) = made.catalogue(DAYS)
    assert (listed.item_id, listed.signal) == (EDITION, SIGN)
    tell(replay, edition(f"{EDITION}/toy", schema_name="gone"))
    made.item(listed)
    assert [asked.path for asked in replay.asked()].count(f"/api/content{EDITION}") == 1


@pytest.mark.parametrize("page", [gone(EDITION), redirect(EDITION, "/government/statistics/toys-2025"), None])
def test_a_page_that_is_no_longer_there_is_listed_so_that_it_is_looked_at(
    replay: Replay, polling: Settings, clock: MovedClock, page: dict[str, Any] | None
) -> None:
    if page is not None:
        tell(replay, page)
    (listed,) = connector(polling, clock, pages=[EDITION]).catalogue(DAYS)
    assert listed.item_id == EDITION
    assert listed.signal.startswith("not there")


def test_a_page_listed_twice_is_listed_once_under_its_newest_sign(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    newer = row(EDITION, "2026-01-22T10:30:00.000+00:00", title="Toy statistics, corrected")
    replay.tell(SEARCH, lambda asked: found(asked, [newer]))
    tell(replay, collection(linked(EDITION)))
    tell(replay, edition())
    asking: dict[str, Any] = {"collections": [COLLECTION], "pages": [EDITION], "organisations": ["home-office"]}
    (listed,) = connector(polling, clock, title="toy", **asking).catalogue(DAYS)
    assert (listed.signal, listed.title) == ("2026-01-22T10:30:00+00:00", "Toy statistics, corrected")


def test_a_search_leaves_out_announcements_other_sites_and_other_titles(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    rows = [
        row("/government/statistics/announcements/toy-2026"),
        row("/government/toy", content_store_document_type="official_statistics_announcement"),
        row("https://toys.example.org/2025"),
        row("/government/statistics/dolls", title="Dolls"),
        row(EDITION),
    ]
    replay.tell(SEARCH, lambda asked: found(asked, rows))
    asking: dict[str, Any] = {"organisations": ["home-office"], "title": "^toy"}
    assert [one.item_id for one in connector(polling, clock, **asking).catalogue(DAYS)] == [EDITION]


def test_a_sweep_lists_what_is_known_and_nothing_else_lists(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    tell(replay, collection(linked(EDITION)))
    known = (EDITION, "/government/statistics/toy-1999", "/government/statistics/announcements/toy-2026")
    sweep = Window(date(2026, 1, 15), date(2026, 1, 22), sweep=True, known=known)
    listed = list(connector(polling, clock).catalogue(sweep))
    assert [(one.item_id, one.signal) for one in listed] == [(EDITION, SIGN), ("/government/statistics/toy-1999", "")]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (redirect(COLLECTION, "/government/collections/toys"), "It was moved to /government/collections/toys"),
        (gone(COLLECTION), "Published in error"),
        (edition(COLLECTION), "It is a `publication`"),
        (None, "GOV.UK answered 404"),
    ],
)
def test_a_collection_that_is_none_any_more_needs_a_person_and_hides_no_other(
    replay: Replay, polling: Settings, clock: MovedClock, page: dict[str, Any] | None, said: str
) -> None:
    if page is not None:
        tell(replay, page)
    tell(replay, collection(linked(EDITION), path="/government/collections/dolls"))
    asking = {"collections": [COLLECTION, "/government/collections/dolls"]}
    listed, fault = first_fault(iter(connector(polling, clock, **asking).catalogue(DAYS)))
    assert [one.item_id for one in listed] == [EDITION]
    assert said in fault.what and fault.where == "govuk_toy/source.yml, govuk.collections"


def test_a_page_that_moved_within_govuk_is_told_by_a_303(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    there = tell(replay, edition("/government/statistics/toys-2025"))
    replay.tell(f"{WWW}/api/content{EDITION}", Answer("", 303, headers={"Location": f"{WWW}/api/content{there}"}))
    (listed,) = connector(polling, clock, pages=[EDITION]).catalogue(DAYS)
    assert listed.signal == f"not there {there}"


@pytest.mark.parametrize("name", ["base_path", "title", "document_type", "public_updated_at"])
def test_a_link_without_a_field_we_need_is_refused_by_its_name(
    replay: Replay, polling: Settings, clock: MovedClock, name: str
) -> None:
    broken = {key: value for key, value in linked(EDITION).items() if key != name}
    tell(replay, collection(broken))
    with pytest.raises(NeedsAPerson, match=rf"`links.documents.0.page.{name}` field required") as fault:
        list(connector(polling, clock).catalogue(DAYS))
    assert fault.value.where == f"{WWW}/api/content{COLLECTION}"


def test_a_collection_is_no_page_to_be_named_itself(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    path = tell(replay, collection(linked(EDITION)))
    with pytest.raises(NeedsAPerson, match="has no files of its own"):
        list(connector(polling, clock, pages=[path]).catalogue(DAYS))
