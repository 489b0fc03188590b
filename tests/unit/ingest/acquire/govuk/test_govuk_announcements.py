"""Statistics to come: found, put off, cancelled, and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.govuk_pages import (
    COLLECTION,
    DAYS,
    SEARCH,
    announcement,
    collection,
    connector,
    edition,
    found,
    gone,
    redirect,
    row,
    tell,
)
from replay.server import Answer, Replay
from replay.sources import WWW

from ingest.acquire.item import Announced
from ingest.model.errors import NeedsAPerson
from ingest.settings import Settings

PATH = "/government/statistics/announcements/toy-2026"
OUT = "/government/statistics/toy-2026"
ASKING: dict[str, Any] = {"organisations": ["home-office"], "title": "^toy"}
KNOWN = replace(DAYS, known=(PATH, "/government/statistics/toy-2025"))


@pytest.fixture
def told(replay: Replay, polling: Settings, clock: MovedClock) -> Any:
    """What is announced, where a search finds nothing and one announcement is known."""

    def of(page: dict[str, Any] | None = None) -> list[Announced]:
        clock.pass_time(days=1)
        replay.tell(SEARCH, lambda asked: found(asked, []))
        if page is not None:
            tell(replay, page, PATH)
        return list(connector(polling, clock, **ASKING).announced(KNOWN))

    return of


def test_what_is_to_come_is_searched_for_and_read_from_its_own_page(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    rows = [
        row(PATH, title="Toy statistics: year ending 31 March 2026", format="statistics_announcement"),
        row("/government/statistics/announcements/dolls", title="Dolls"),
        row("/government/statistics/toys", title="Toys that are no announcement"),
    ]
    replay.tell(SEARCH, lambda asked: found(asked, rows))
    tell(replay, announcement(PATH, release_timestamp="2027-01-21T09:30:00Z"))
    (announced,) = connector(polling, clock, **ASKING).announced(DAYS)
    assert announced == Announced(
        announcement_id=PATH,
        title="Toy statistics: year ending 31 March 2026",
        address=f"{WWW}{PATH}",
        display_date="21 January 2027 9:30am",
        state="confirmed",
        due_on=date(2027, 1, 21),
        due_at=datetime(2027, 1, 21, 9, 30, tzinfo=UTC),
    )
    search, page = replay.asked()
    assert search.query["filter_format"] == ["statistics_announcement"]
    assert search.query["filter_release_timestamp"] == ["from:2026-01-22"]
    assert search.query["filter_organisations"] == ["home-office"]
    assert search.query["order"] == ["release_timestamp"]
    assert page.path == f"/api/content{PATH}"


@pytest.mark.parametrize(
    ("words", "release", "day", "at"),
    [
        ("January 2027", "2027-01-21T09:30:00Z", None, None),
        ("21 January 2027", None, date(2027, 1, 21), None),
        ("Early in 2027", None, None, None),
        ("1 July 2026 9:30am", None, date(2026, 7, 1), datetime(2026, 7, 1, 8, 30, tzinfo=UTC)),
        ("1 July 2026 at 12:05pm", None, date(2026, 7, 1), datetime(2026, 7, 1, 11, 5, tzinfo=UTC)),
        ("1 July 2026 9:30am", "2026-07-08T08:30:00Z", date(2026, 7, 1), datetime(2026, 7, 1, 8, 30, tzinfo=UTC)),
        ("1 July 2026 12:15am", "2026-06-30T23:15:00Z", date(2026, 7, 1), datetime(2026, 6, 30, 23, 15, tzinfo=UTC)),
    ],
)
def test_only_words_that_name_a_day_make_one(
    told: Any, words: str, release: str | None, day: date | None, at: datetime | None
) -> None:
    (announced,) = told(announcement(PATH, display_date=words, release_timestamp=release))
    assert (announced.display_date, announced.due_on) == (words, day)
    assert (announced.due_at and announced.due_at.astimezone(UTC)) == at
    assert at is None or announced.due_at.utcoffset() in (timedelta(0), timedelta(hours=1))


def test_what_was_put_off_says_from_when_and_why(told: Any) -> None:
    moved = {"previous_display_date": "14 January 2027 9:30am", "latest_change_note": "More time for checks."}
    (announced,) = told(announcement(PATH, **moved))
    assert (announced.previous_display_date, announced.note) == ("14 January 2027 9:30am", "More time for checks.")


def test_what_was_cancelled_says_why(told: Any) -> None:
    (announced,) = told(announcement(PATH, state="cancelled", cancellation_reason="No toys were counted."))
    assert (announced.state, announced.note) == ("cancelled", "No toys were counted.")


def test_an_announcement_that_leads_to_its_publication_is_out(told: Any) -> None:
    (announced,) = told(redirect(PATH, OUT))
    assert (announced.announcement_id, announced.state, announced.released_as) == (PATH, "released", OUT)


def test_so_is_one_that_leads_there_by_303(told: Any, replay: Replay) -> None:
    tell(replay, edition(OUT))
    replay.tell(f"{WWW}/api/content{PATH}", Answer("", 303, headers={"Location": f"{WWW}/api/content{OUT}"}))
    (announced,) = told()
    assert (announced.state, announced.released_as) == ("released", OUT)


def test_one_that_leads_to_another_announcement_is_still_to_come(told: Any, replay: Replay) -> None:
    there = tell(replay, announcement(f"{PATH}--2", display_date="March 2027", state="provisional"))
    (announced,) = told(redirect(PATH, there))
    assert (announced.announcement_id, announced.state, announced.display_date) == (PATH, "provisional", "March 2027")
    assert announced.address == f"{WWW}{there}"


def test_one_taken_away_with_a_word_is_cancelled(told: Any) -> None:
    (announced,) = told(gone(PATH))
    assert (announced.state, announced.note) == ("cancelled", "Published in error.")


def test_one_that_is_not_found_may_be_a_fault_and_says_nothing(told: Any) -> None:
    assert told() == []


def test_nothing_is_asked_where_announcements_are_of_no_interest(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    assert list(connector(polling, clock, announcements=False, **ASKING).announced(KNOWN)) == []
    assert list(connector(polling, clock).announced(DAYS)) == []
    assert replay.asked() == []


def test_whose_collections_are_read_may_announce(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    tell(replay, collection())
    replay.tell(SEARCH, lambda asked: found(asked, []))
    made = connector(polling, clock, collections=[COLLECTION], title="toy")
    assert list(made.announced(DAYS)) == []
    assert replay.asked(SEARCH)[0].query["filter_organisations"] == ["home-office"]


@pytest.mark.parametrize("name", ["display_date", "state"])
def test_an_announcement_without_a_field_we_need_is_refused_by_its_name(told: Any, name: str) -> None:
    page = announcement(PATH)
    del page["details"][name]
    with pytest.raises(NeedsAPerson, match=f"`details.{name}` field required"):
        told(page)


def test_a_state_nobody_knows_is_refused(told: Any) -> None:
    with pytest.raises(NeedsAPerson, match=r"`details\.state`"):
        told(announcement(PATH, state="perhaps"))


def test_a_broken_announcement_hides_no_other(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    replay.tell(SEARCH, lambda asked: found(asked, []))
    tell(replay, announcement(PATH, state="perhaps"))
    other = tell(replay, announcement(f"{PATH}--2"))
    told = iter(connector(polling, clock, **ASKING).announced(replace(DAYS, known=(PATH, other))))
    assert next(told).announcement_id == other
    with pytest.raises(NeedsAPerson):
        next(told)
