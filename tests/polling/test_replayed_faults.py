"""Items that stay broken, links that lead nowhere, and files that are dropped, day by day over real sockets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.plain_pages import CSV, LINKS, PAGE, html
from replay.questions import API, Questions, question
from replay.server import Answer, Replay
from replay.sources import govuk, parliament
from replay.stage import Stage

from ingest.acquire.watch.polls import last_poll
from ingest.ledger import Ledger

TABLE = "<p>The table shows how many prison officers were dismissed.</p><table><tr><td>Year</td><td>7</td></tr></table>"
FIGURES = "Year,Dismissals\n2024/25,12\n"


@pytest.fixture
def questions(replay: Replay) -> Questions:
    return Questions(replay)


@pytest.fixture
def answers(tmp_path: Path, replay: Replay, clock: MovedClock, questions: Questions) -> Stage:
    return Stage(tmp_path, replay, clock, parliament())


@pytest.fixture
def site(tmp_path: Path, replay: Replay, clock: MovedClock) -> Stage:
    """A page with a link to a file."""
    replay.tell(PAGE, html(LINKS))
    block = {"addresses": [PAGE], "files": "toys-2025"}
    changes: dict[str, Any] = {"hosts": ["toys.example.org"], "landing_page": PAGE}
    return Stage(tmp_path, replay, clock, govuk(acquire="pages", govuk=None, pages=block, **changes))


def days_asked(stage: Stage, url: str, days: int, poll: Callable[[], object]) -> list[int]:
    """On which of some days an address was asked for."""
    asked = []
    for day in range(1, days + 1):
        before = stage.count(url)
        poll()
        if stage.count(url) > before:
            asked.append(day)
    return asked


def test_an_item_that_stays_broken_is_asked_for_less_and_less_and_told_only_when_it_is(
    answers: Stage, questions: Questions, replay: Replay
) -> None:
    questions.put(question(1700001, answerText=TABLE))
    replay.tell(f"{API}/1700001", Answer({"value": {"id": 1700001}, "links": []}))
    assert len(answers.poll().faults) == 1
    told = list[int]()

    def a_day() -> None:
        told.append(len(answers.poll(after_days=1, sweep=True).faults))
        last = last_poll(answers.source_id, answers.storage)
        assert last is not None and len(last.faults) == 1, "it is broken whether it was asked for or not"

    asked = days_asked(answers, f"{API}/1700001", 24, a_day)
    assert asked == [1, 2, 4, 8, 15, 22]
    assert [day for day, faults in enumerate(told, 1) if faults] == asked
    last = last_poll(answers.source_id, answers.storage)
    assert last is not None and str(last.asks_again_on) == "2026-02-20"
    assert "asked again from 2026-02-20" in Ledger(answers.storage).waiting()[f"{answers.source_id}/1700001_poll"].why


def test_it_is_healed_at_once_when_its_publisher_gives_another_sign(
    answers: Stage, questions: Questions, replay: Replay
) -> None:
    questions.put(question(1700001, answerText=TABLE))
    replay.tell(f"{API}/1700001", Answer({"value": {"id": 1700001}, "links": []}))
    for _ in range(5):
        answers.poll(after_days=1)
    asked = answers.count(f"{API}/1700001")
    assert answers.poll(after_days=1).new == 0 and answers.count(f"{API}/1700001") == asked, "its time has not come"
    questions.put(question(1700001, answerText=TABLE, dateAnswerCorrected="2026-01-27T00:00:00"))
    assert answers.poll(after_days=0.1).new == 1
    assert answers.states() == {"1700001_poll": "withdrawn", "pq_1700001": "needs_mapping"}


def test_an_item_whose_server_fails_is_asked_for_less_and_less_and_is_no_matter_for_the_ledger(
    answers: Stage, questions: Questions, replay: Replay
) -> None:
    questions.put(question(1700001, answerText=TABLE))
    replay.tell(f"{API}/1700001", Answer({"title": "Bad", "status": 500}, 500))
    answers.poll()
    assert days_asked(answers, f"{API}/1700001", 9, lambda: answers.poll(after_days=1)) == [1, 2, 4, 8]
    assert answers.states() == {}
    questions.put(question(1700001, answerText=TABLE))
    assert answers.poll().new == 0
    assert answers.poll(patient=False).new == 1, "a person asks at once"


def test_a_link_that_leads_nowhere_is_told_as_missing_and_comes_when_it_is_there(site: Stage, replay: Replay) -> None:
    replay.tell(CSV, Answer("", 404))
    first = site.poll()
    assert (first.missing, first.unchanged, first.new, first.faults) == (1, 0, 0, [])
    (note,) = first.notes
    assert "missing at first sight" in note and CSV in note and "404" in note and "2026-01-22" in note
    last = last_poll(site.source_id, site.storage)
    assert last is not None and "missing at first sight" in next(iter(last.faults.values()))
    assert days_asked(site, CSV, 9, lambda: site.poll(after_days=1, sweep=True)) == [1, 2, 4, 8]
    assert site.states() == {} and site.storage.lines("archive/tombstones.jsonl") == []
    replay.tell(CSV, Answer(FIGURES, kind="text/csv"))
    came = site.poll(after_days=7)
    assert (came.new, came.missing) == (1, 0) and site.kept() == [FIGURES]
    last = last_poll(site.source_id, site.storage)
    assert last is not None and (last.faults, last.again) == ({}, ())


def test_a_link_that_led_nowhere_is_forgotten_once_nothing_lists_it(site: Stage, replay: Replay) -> None:
    replay.tell(CSV, Answer("", 404))
    site.poll()
    other = CSV.replace("toys-2025", "toys-2025b")
    replay.tell(PAGE, html(LINKS.replace(CSV, other).replace("/files/toys-2025.csv", "/files/toys-2025b.csv")))
    replay.tell(other, Answer(FIGURES, kind="text/csv"))
    after = site.poll(after_days=1)
    assert after.new == 1 and "never came" in after.notes[0]
    asked = site.count(f"{CSV}")
    site.poll(after_days=7, sweep=True)
    assert site.count(CSV) == asked and site.storage.lines("archive/tombstones.jsonl") == []
