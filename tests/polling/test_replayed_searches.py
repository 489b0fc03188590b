"""Searches and announcements of GOV.UK that move while they are read, played over real sockets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.server import Answer, Asked, Replay, made_up
from replay.sources import WWW, govuk
from replay.stage import ANNOUNCEMENT, EDITION, FIGURES, FILE, Stage, content, edition

from ingest.acquire.calendar import Calendar

SEARCH = f"{WWW}/api/search.json"
ASKING = {"organisations": ["home-office"], "title": "^Toy statistics"}


@pytest.fixture
def stage(tmp_path: Path, replay: Replay, clock: MovedClock) -> Stage:
    replay.tell(content(EDITION), Answer(edition()))
    replay.tell(FILE, Answer(FIGURES, kind="text/csv"))
    return Stage(tmp_path, replay, clock, govuk(govuk=ASKING))


def searching(upcoming: Any = None, published: Any = None) -> Any:
    """Answers a search for what is published, and one for what is to come."""

    def answer(asked: Asked) -> Answer:
        is_upcoming = "filter_format" in asked.query
        return Answer((upcoming if is_upcoming else published) or made_up("govuk_search_empty.json"))

    return answer


def announcement(state: str = "confirmed", **details: Any) -> dict[str, Any]:
    """The page of an announcement for 21 January 2027."""
    said = {"display_date": "21 January 2027 9:30am", "state": state, "format_sub_type": "official"} | details
    return edition(
        base_path=ANNOUNCEMENT,
        schema_name="statistics_announcement",
        document_type="official_statistics_announcement",
        title="Toy statistics: year ending 31 March 2026",
        details=said,
    )


def test_a_refused_search_is_asked_once_and_told_in_its_publishers_words(stage: Stage, replay: Replay) -> None:
    replay.tell(SEARCH, Answer(made_up("govuk_search_422.json"), 422))
    polled = stage.poll()
    said = polled.faults[0].as_text()
    assert made_up("govuk_search_422.json")["error"] in said and "422" in said
    assert len([a for a in replay.asked(SEARCH) if "filter_format" not in a.query]) == 1
    assert stage.captures() == [] and stage.states() == {}


def test_only_parameters_that_the_search_knows_are_sent(stage: Stage, replay: Replay) -> None:
    replay.tell(SEARCH, searching(published=made_up("govuk_search.json")))
    assert stage.poll().new == 1
    known = {"fields", "count", "start", "order", "c", "filter_organisations", "filter_public_timestamp"}
    known |= {"filter_format", "filter_release_timestamp", "filter_content_store_document_type"}
    assert {name for asked in replay.asked(SEARCH) for name in asked.query} <= known


def test_rows_that_slip_over_the_edge_of_a_page_are_neither_lost_nor_doubled(stage: Stage, replay: Replay) -> None:
    """A publication comes out between page one and page two, and pushes the last row of page one onto page two."""
    (row,) = made_up("govuk_search.json")["results"]
    rows = [row | {"link": f"/government/statistics/toy-{n}", "public_timestamp": moment(n)} for n in range(130, 0, -1)]
    for one in rows:
        replay.tell(content(one["link"]), Answer(edition(base_path=one["link"])))
    late = row | {"link": "/government/statistics/toy-late", "public_timestamp": moment(999)}
    replay.tell(content(late["link"]), Answer(edition(base_path=late["link"])))
    turned = list[int]()

    def answer(asked: Asked) -> Answer:
        if "filter_format" in asked.query:
            return Answer(made_up("govuk_search_empty.json"))
        start, count = int(asked.query["start"][0]), int(asked.query["count"][0])
        there = [late, *rows] if turned else rows
        turned.append(start)
        page = made_up("govuk_search.json") | {"results": there[start : start + count], "total": len(there)}
        return Answer(page | {"start": start})

    replay.tell(SEARCH, answer)
    polled = stage.poll()
    assert polled.faults == [] and polled.listed == polled.new == 131
    assert {replay_count(replay, one["link"]) for one in [late, *rows]} == {1}
    assert len(stage.captures()) == 1  # they all bring one file


def test_an_announcement_that_is_moved_keeps_both_days_and_one_that_is_cancelled_is_not_late(
    stage: Stage, replay: Replay, clock: MovedClock
) -> None:
    replay.tell(SEARCH, searching(upcoming=made_up("govuk_search_upcoming.json")))
    replay.tell(content(ANNOUNCEMENT), Answer(announcement()))
    assert stage.poll().announced == 1
    moved = announcement(
        display_date="28 January 2027 9:30am",
        previous_display_date="21 January 2027 9:30am",
        latest_change_note="More checks.",
    )
    replay.tell(content(ANNOUNCEMENT), Answer(moved))
    assert stage.poll(after_days=1).announced == 1
    (expected,) = Calendar(stage.storage, stage.source_id).all()
    assert str(expected.due_on) == "2027-01-28" and str(expected.moves[0].from_day) == "2027-01-21"
    replay.tell(SEARCH, searching())
    replay.tell(
        content(ANNOUNCEMENT),
        Answer(announcement("cancelled", cancellation_reason="No longer made.", cancelled_at="2026-12-01T09:30:00Z")),
    )
    assert stage.poll(after_days=1).announced == 1
    (expected,) = Calendar(stage.storage, stage.source_id).all()
    clock.pass_time(days=400)
    assert expected.state(clock.now().date()) == "cancelled" and expected.announced.note == "No longer made."
    assert stage.captures() == []


def moment(number: int) -> str:
    return f"2026-01-{1 + number // 60:02}T09:{number % 60:02}:00Z"


def replay_count(replay: Replay, path: str) -> int:
    return len([asked for asked in replay.asked(content(path)) if asked.path == f"/api/content{path}"])
