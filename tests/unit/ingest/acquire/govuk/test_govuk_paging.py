"""A search whose pages shift while they are turned: nothing is lost or doubled, and only known words are sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as budget
from hypothesis import strategies as st
from replay.clock import MovedClock
from replay.govuk_pages import DAYS, SEARCH, connector, found, row
from replay.server import Answer, Asked, Replay, made_up

from ingest.model.errors import NeedsAPerson, OutOfReach
from ingest.settings import Settings

ASKING: dict[str, Any] = {"organisations": ["home-office"], "title": "^toy", "announcements": False}
Event = tuple[str, int]


@dataclass
class Index:
    """What is published, the newest first, and what happens to it before each request is answered."""

    size: int
    events: dict[int, Event]
    asked: list[Asked] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.at = datetime(2026, 1, 16, tzinfo=UTC)
        self.rows = list[dict[str, Any]]()
        for number in range(self.size):
            self._publish(f"/toy/{number}")

    def _publish(self, link: str) -> None:
        self.at += timedelta(minutes=1)
        self.rows.insert(0, row(link, self.at.isoformat()))

    def answer(self, asked: Asked) -> Answer:
        kind, which = self.events.get(len(self.asked), ("", 0))
        self.asked.append(asked)
        links = [one["link"] for one in self.rows]
        if kind == "published":
            self._publish(f"/toy/new-{len(self.asked)}")
        if kind in ("updated", "withdrawn") and links:
            link = links[which % len(links)]
            self.rows = [one for one in self.rows if one["link"] != link]
            if kind == "updated":
                self._publish(link)
            else:
                self.deleted.add(link)
        return found(asked, self.rows)

    @property
    def times(self) -> dict[str, datetime]:
        return {one["link"]: datetime.fromisoformat(one["public_timestamp"]) for one in self.rows}


EVENT = st.tuples(st.sampled_from(["published", "updated", "withdrawn"]), st.integers(0, 11))


@given(size=st.integers(0, 12), events=st.dictionaries(st.integers(0, 12), EVENT, max_size=4))
@example(size=7, events={1: ("updated", 6)})  # what stood on the last page goes to the first, which was read already
@example(size=7, events={1: ("withdrawn", 0)})  # the first row of the next page slips into the page before
@example(size=6, events={1: ("withdrawn", 0), 2: ("published", 0)})  # as many rows as before, and others
@budget(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_list_that_shifts_loses_and_doubles_nothing(replay: Replay, size: int, events: dict[int, Event]) -> None:
    index = Index(size, events)
    replay.tell(SEARCH, index.answer)
    with TemporaryDirectory() as folder:
        polling = Settings(data=str(Path(folder) / "data"), contact="steward@example.org", replay=replay.address)
        listed = list(connector(polling, MovedClock(), page=3, **ASKING).catalogue(DAYS))
    signals = {one.item_id: datetime.fromisoformat(one.signal) for one in listed}
    assert len(signals) == len(listed)
    assert index.times.items() <= signals.items()
    assert set(signals) <= set(index.times) | index.deleted
    assert all(asked.query["count"] == ["3"] for asked in index.asked)


def test_a_list_of_one_page_is_asked_for_once(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    replay.tell(SEARCH, lambda asked: found(asked, [row("/toy/1"), row("/toy/2")]))
    assert len(list(connector(polling, clock, **ASKING).catalogue(DAYS))) == 2
    (asked,) = replay.asked()
    assert asked.query == {
        "filter_organisations": ["home-office"],
        "filter_public_timestamp": ["from:2026-01-15"],
        "order": ["-public_timestamp"],
        "fields": ["title,link,content_id,content_store_document_type,format,public_timestamp"],
        "count": ["100"],
        "start": ["0"],
    }


def test_pages_are_turned_to_the_end_and_the_first_asked_anew(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    rows = [row(f"/toy/{n}", f"2026-01-{20 - n:02}T09:30:00Z") for n in range(7)]
    replay.tell(SEARCH, lambda asked: found(asked, rows))
    listed = list(connector(polling, clock, page=3, **ASKING).catalogue(DAYS))
    assert [one.item_id for one in listed] == [f"/toy/{n}" for n in range(7)]
    asked = [(a.query["start"], a.query.get("c")) for a in replay.asked()]
    assert asked == [(["0"], None), (["3"], None), (["6"], None), (["0"], ["1"])]
    assert min(replay.gaps("www.gov.uk")) >= 2.0


def test_a_page_that_a_cache_held_back_is_asked_for_anew(replay: Replay, polling: Settings, clock: MovedClock) -> None:
    before = [row(f"/toy/{n}", f"2026-01-{20 - n:02}T09:30:00Z") for n in range(5)]
    after = [row("/toy/new", "2026-01-21T09:30:00Z"), *before]

    def answer(asked: Asked) -> Answer:
        is_first = asked.query["start"] == ["0"]
        return found(asked, before if is_first and asked.query.get("c", ["1"]) == ["1"] else after)

    replay.tell(SEARCH, answer)
    listed = {one.item_id for one in connector(polling, clock, page=3, **ASKING).catalogue(DAYS)}
    assert listed == {one["link"] for one in after}


def test_organisations_kinds_and_the_end_of_days_gone_by_are_asked_for(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    replay.tell(SEARCH, lambda asked: found(asked, []))
    asking = ASKING | {"organisations": ["home-office", "hmpps"], "document_types": ["official_statistics"]}
    clock.pass_time(days=30)
    assert list(connector(polling, clock, **asking).catalogue(DAYS)) == []
    (asked,) = replay.asked()
    assert asked.query["filter_organisations"] == ["home-office", "hmpps"]
    assert asked.query["filter_content_store_document_type"] == ["official_statistics"]
    assert asked.query["filter_public_timestamp"] == ["from:2026-01-15,to:2026-01-22"]


def test_a_list_that_never_holds_still_is_left_for_the_next_poll(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    index = Index(5, dict.fromkeys(range(100), ("published", 0)))
    replay.tell(SEARCH, index.answer)
    with pytest.raises(OutOfReach, match="did not hold still"):
        list(connector(polling, clock, page=3, **ASKING).catalogue(DAYS))
    assert len(index.asked) < 40


def test_a_parameter_it_does_not_take_is_told_in_its_own_words(
    replay: Replay, polling: Settings, clock: MovedClock
) -> None:
    replay.tell(SEARCH, Answer(made_up("govuk_search_422.json"), 422))
    with pytest.raises(NeedsAPerson, match="answered 422: Unexpected parameters: page"):
        list(connector(polling, clock, **ASKING).catalogue(DAYS))
    assert len(replay.asked()) == 1


@pytest.mark.parametrize("name", ["title", "link", "public_timestamp"])
def test_a_row_without_a_field_we_need_is_refused_by_its_name(
    replay: Replay, polling: Settings, clock: MovedClock, name: str
) -> None:
    broken = {key: value for key, value in row("/toy/1").items() if key != name}
    replay.tell(SEARCH, lambda asked: found(asked, [broken]))
    with pytest.raises(NeedsAPerson, match=rf"`results.0.{name}` field required") as fault:
        list(connector(polling, clock, **ASKING).catalogue(DAYS))
    assert fault.value.where.startswith(SEARCH)


@pytest.mark.parametrize("name", ["results", "total", "start"])
def test_a_search_of_another_shape_is_refused_by_name(
    replay: Replay, polling: Settings, clock: MovedClock, name: str
) -> None:
    page = {key: value for key, value in made_up("govuk_search.json").items() if key != name}
    replay.tell(SEARCH, Answer(page))
    with pytest.raises(NeedsAPerson, match=f"`{name}` field required"):
        list(connector(polling, clock, **ASKING).catalogue(DAYS))
