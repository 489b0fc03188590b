"""Pages polled day by day: those of a plain site, and the ones that GOV.UK publishes as documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.govuk_pages import (
    COLLECTION,
    EDITION,
    HTML,
    SEARCH,
    TABLE,
    announcement,
    collection,
    edition,
    found,
    html_page,
    linked,
    redirect,
    row,
    tell,
)
from replay.plain_pages import CSV, LINKS, PAGE, figures, html
from replay.server import Answer, Replay
from replay.sources import WWW, govuk
from replay.stage import Stage

from ingest.acquire.calendar import Calendar

ANNOUNCED = "/government/statistics/announcements/toy-2026"
ONE, TWO = "Year,Dismissals\n2024/25,12\n", "Year,Dismissals\n2024/25,13\n"


@pytest.fixture
def site(tmp_path: Path, replay: Replay, clock: MovedClock) -> Any:
    def made(**asking: str) -> Stage:
        block = {"addresses": [PAGE]} | asking
        changes: dict[str, Any] = {"hosts": ["toys.example.org"], "landing_page": PAGE}
        return Stage(tmp_path, replay, clock, govuk(acquire="pages", govuk=None, pages=block, **changes))

    return made


def test_a_file_of_a_page_is_fetched_once_and_asked_after_by_the_sweep(site: Any, replay: Replay) -> None:
    replay.tell(PAGE, html(LINKS))
    replay.tell(CSV, Answer(ONE, kind="text/csv", etag='"1"'))
    stage = site(files="toys-2025", within="main .downloads")
    assert (stage.poll().new, stage.count(PAGE), stage.count(CSV)) == (1, 1, 1)
    assert (stage.poll(after_days=1).unchanged, stage.count(PAGE), stage.count(CSV)) == (1, 2, 1)
    assert (stage.poll(after_days=1, sweep=True).unchanged, stage.count(CSV)) == (1, 2)
    assert [line["status"] for line in stage.fetches(CSV)] == [200, 304]
    assert stage.kept() == [ONE] and list(stage.states().values()) == ["needs_mapping"]
    replay.tell(CSV, Answer(TWO, kind="text/csv", etag='"2"'))
    assert stage.poll(after_days=1, sweep=True).changed == 1
    assert stage.kept() == [ONE, TWO] and len(stage.states()) == 2
    assert {asked.host for asked in replay.asked()} == {"toys.example.org"}
    assert min(replay.gaps("toys.example.org")) >= 2.0


def test_a_file_that_is_gone_for_two_days_is_withdrawn_and_kept(site: Any, replay: Replay) -> None:
    replay.tell(PAGE, html(LINKS))
    replay.tell(CSV, Answer(ONE, kind="text/csv"))
    stage = site(files="toys-2025")
    stage.poll()
    replay.tell(CSV, Answer("", 404))
    assert stage.poll(after_days=1, sweep=True).withdrawn == 0
    assert stage.poll(after_days=1, sweep=True).withdrawn == 1
    assert list(stage.states().values()) == ["withdrawn"] and stage.kept() == [ONE]


def test_a_page_is_new_only_where_its_part_is(site: Any, replay: Replay) -> None:
    other_day = figures(day="20260123", mark="f9e8d7c6b5")
    replay.tell(PAGE, figures(), other_day, other_day, figures(8))
    stage = site(within="main")
    assert stage.poll().new == 1
    assert stage.poll(after_days=1).unchanged == 1
    assert stage.poll(after_days=1, sweep=True).unchanged == 1
    assert stage.poll(after_days=1).changed == 1
    before, after = stage.kept()
    assert ">7<" in before and ">8<" in after and "20260122" not in before


STATED = {
    "its head": ('<meta property="article:modified_time" content="{at}">', "", {}),
    "its words": ("", '<p>Last updated <time datetime="{at}">then</time></p>', {}),
    "its server": ("", "", {"last_modified": "{http}"}),
}
OLD = {"at": "2026-01-10T09:30:00Z", "http": "Sat, 10 Jan 2026 09:30:00 GMT"}
NEW = {"at": "2026-01-20T09:30:00Z", "http": "Tue, 20 Jan 2026 09:30:00 GMT"}
NEWER = {"at": "2026-01-21T09:30:00Z", "http": "Wed, 21 Jan 2026 09:30:00 GMT"}


@pytest.mark.parametrize("place", STATED)
def test_an_older_copy_of_a_page_never_replaces_a_newer_one(site: Any, replay: Replay, place: str) -> None:
    head, words, headers = STATED[place]

    def copy(figure: int, times: dict[str, str]) -> Answer:
        text = f"<html><head>{head}</head><body>{words}<main><p>{figure}</p></main></body></html>".format(**times)
        return html(text, **{name: value.format(**times) for name, value in headers.items()})

    stage = site(within="main")
    replay.tell(PAGE, copy(7, NEW))
    assert stage.poll().new == 1
    replay.tell(PAGE, copy(6, OLD))
    for sweep in (False, True):
        stale = stage.poll(after_days=1, sweep=sweep)
        assert (stale.changed, stale.unchanged, stale.faults) == (0, 1, [])
        assert any("older answer" in note for note in stale.notes)
    replay.tell(PAGE, copy(8, NEWER))
    assert stage.poll(after_days=1).changed == 1
    assert [f"<p>{n}</p>" in text for n, text in zip((7, 8), stage.kept(), strict=True)] == [True, True]


def test_a_site_that_was_built_anew_is_told_and_loses_nothing(site: Any, replay: Replay) -> None:
    replay.tell(PAGE, html(LINKS))
    replay.tell(CSV, Answer(ONE, kind="text/csv"))
    stage = site(files="toys-2025", within="main .downloads")
    stage.poll()
    replay.tell(PAGE, html("<html><body><main>We have moved.</main></body></html>"))
    (fault,) = stage.poll(after_days=1).faults
    assert "no part `main .downloads`" in fault.what and "source.yml, pages" in fault.remedy
    assert list(stage.states().values()) == ["needs_mapping"] and stage.kept() == [ONE]


@pytest.fixture
def stage(tmp_path: Path, replay: Replay, clock: MovedClock) -> Stage:
    """One collection with one edition, which has a page as its only document, and one announcement."""
    attachments = [{"attachment_type": "html", "id": "1", "url": HTML, "title": "Toys"}]
    tell(replay, edition(details={"attachments": attachments}))
    tell(replay, html_page(HTML, TABLE))
    tell(replay, collection(linked(EDITION)))
    tell(replay, announcement(ANNOUNCED))
    rows = [row(ANNOUNCED, title="Toy statistics: year ending 31 March 2026")]
    replay.tell(SEARCH, lambda asked: found(asked, rows))
    made = Stage(tmp_path, replay, clock, govuk(govuk={"collections": [COLLECTION], "title": "toy"}))
    assert made.poll().new == 1
    return made


def test_a_page_that_was_edited_in_silence_is_found_by_the_sweep(stage: Stage, replay: Replay) -> None:
    tell(replay, html_page(HTML, TABLE.replace("7", "8")))
    assert stage.poll(after_days=1).changed == 0
    assert stage.poll(after_days=1, sweep=True).changed == 1
    assert [">7<" in text for text in stage.kept()] == [True, False]
    (kept, _) = stage.captures()
    assert kept.release_id == "govuk_toy/toy_2025"


def test_an_older_copy_of_a_page_of_an_edition_never_replaces_a_newer_one(stage: Stage, replay: Replay) -> None:
    tell(replay, html_page(HTML, TABLE.replace("7", "8"), updated_at="2026-02-03T09:30:00Z"))
    assert stage.poll(after_days=1, sweep=True).changed == 1
    tell(replay, html_page(HTML, TABLE, updated_at="2026-02-01T09:30:00Z"))
    stale = stage.poll(after_days=1, sweep=True)
    assert (stale.changed, stale.faults, len(stage.kept())) == (0, [], 2)
    assert stale.notes == ["toy_2025, `toy.html`: an older answer than the one we hold was passed over"]
    tell(replay, html_page(HTML, TABLE.replace("7", "9"), updated_at="2026-02-05T09:30:00Z"))
    assert stage.poll(after_days=1, sweep=True).changed == 1
    assert [f">{n}<" in text for n, text in zip((7, 8, 9), stage.kept(), strict=True)] == [True] * 3


def test_an_announcement_is_followed_until_it_is_out(stage: Stage, replay: Replay, clock: MovedClock) -> None:
    def announced() -> Any:
        (one,) = Calendar(stage.storage, "govuk_toy").all()
        return one

    assert (announced().announced.state, announced().announced.display_date) == ("confirmed", "21 January 2027 9:30am")
    later = {"display_date": "28 January 2027 9:30am", "previous_display_date": "21 January 2027 9:30am"}
    tell(replay, announcement(ANNOUNCED, **later, latest_change_note="More time for checks."))
    stage.poll(after_days=1)
    assert len(announced().moves) == 1 and announced().announced.note == "More time for checks."
    replay.tell(SEARCH, lambda asked: found(asked, []))
    tell(replay, redirect(ANNOUNCED, "/government/statistics/toy-2026"))
    stage.poll(after_days=1)
    assert announced().state(clock.now().date()) == "met"
    assert announced().announced.released_as == "/government/statistics/toy-2026"
    assert announced().announced.display_date == "28 January 2027 9:30am" and len(announced().moves) == 1
    before = stage.count(f"{WWW}/api/content{ANNOUNCED}")
    stage.poll(after_days=1)
    assert stage.count(f"{WWW}/api/content{ANNOUNCED}") == before
