"""What is listed of Parliament's written questions: which days, which pages, which rows."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest
from replay.clock import MovedClock
from replay.questions import API, Questions, ids, question, row_of
from replay.questions import connector as made
from replay.server import Answer, Asked, Replay
from replay.sources import WINDOW, parliament

from ingest.acquire.http.client import Client
from ingest.acquire.item import Listed, Window
from ingest.acquire.parliament.connector import ParliamentConnector
from ingest.model.errors import NeedsAPerson, OutOfReach, WrongUse
from ingest.settings import Settings
from ingest.storage import Storage


def test_answers_and_corrections_of_the_window_are_asked_for_by_department(
    polling: Settings, clock: MovedClock, questions: Questions, replay: Replay
) -> None:
    asking = made(polling, clock, answering_bodies=[1, 54], terms=["dismiss"])
    questions.put(question(1700001), question(1700002, answeringBodyId=1))
    listed = list(asking.catalogue(WINDOW))
    assert sorted(ids(listed)) == ["1700001", "1700002"]
    asked = [{key: values[0] for key, values in a.query.items()} for a in questions.lists()]
    same = {"includeWithdrawn": "true", "expandMember": "false", "skip": "0", "take": "100"}
    answered = {"answeredWhenFrom": "2026-01-12", "answeredWhenTo": "2026-01-22"}
    corrected = {"correctedWhenFrom": "2026-01-12", "correctedWhenTo": "2026-01-22"}
    assert asked == [same | kind | {"answeringBodies": body} for body in ("1", "54") for kind in (answered, corrected)]
    assert questions.details() == []
    assert min(replay.gaps("questions-statements-api.parliament.uk")) >= 2.0


def test_a_row_says_what_it_is_and_neither_its_answer_nor_who_asked(
    connector: ParliamentConnector, questions: Questions
) -> None:
    questions.put(question(1700001, answerText="<p>There were 4711 of them.</p>"))
    (listed,) = connector.catalogue(WINDOW)
    assert listed == Listed(
        "1700001",
        listed.signal,
        "Prison Officers: Dismissal",
        {
            "uin": "700001",
            "house": "Commons",
            "tabled_on": "2026-01-12",
            "answered_on": "2026-01-20",
            "landing_page": "https://questions-statements.parliament.uk/written-questions/detail/2026-01-12/700001",
        },
    )
    assert "4711" not in str(listed) and "Example" not in str(listed)


@pytest.mark.parametrize(
    "change",
    [
        {"answerIsHolding": True},
        {"dateAnswerCorrected": "2026-01-21T00:00:00", "answerIsCorrection": True},
        {"isWithdrawn": True},
        {"answerText": "<p>The figures are held after all.</p>"},
        {"attachmentCount": 1},
    ],
)
def test_the_signal_changes_with_what_the_row_shows(
    connector: ParliamentConnector, questions: Questions, change: dict[str, Any]
) -> None:
    questions.put(question(1700001))
    (before,) = connector.catalogue(WINDOW)
    questions.put(question(1700001) | {"askingMember": None, "memberHasInterest": True})
    (same,) = connector.catalogue(WINDOW)
    questions.put(question(1700001) | change)
    (after,) = connector.catalogue(WINDOW)
    assert before.signal == same.signal != after.signal


def test_a_question_that_was_answered_and_corrected_in_the_window_is_listed_once(
    connector: ParliamentConnector, questions: Questions
) -> None:
    questions.put(question(1700001, dateAnswerCorrected="2026-01-21T00:00:00", answerIsCorrection=True))
    assert ids(connector.catalogue(WINDOW)) == ["1700001"]


def test_an_old_answer_is_listed_when_it_is_corrected(connector: ParliamentConnector, questions: Questions) -> None:
    corrected = {"dateAnswered": "2025-11-03T00:00:00", "dateAnswerCorrected": "2026-01-21T00:00:00"}
    questions.put(question(1700001, **corrected), question(1700002, dateAnswered="2025-11-03T00:00:00"))
    assert ids(connector.catalogue(WINDOW)) == ["1700001"]


def test_withdrawn_questions_are_listed(connector: ParliamentConnector, questions: Questions) -> None:
    questions.put(question(1700001, isWithdrawn=True))
    assert ids(connector.catalogue(WINDOW)) == ["1700001"]


def test_pages_are_turned_to_the_end(connector: ParliamentConnector, questions: Questions) -> None:
    questions.put(*(question(1700000 + n) for n in range(230)))
    assert ids(connector.catalogue(WINDOW)) == [str(1700000 + n) for n in range(230)]
    assert [a.query["skip"] for a in questions.lists()] == [["0"], ["100"], ["200"], ["0"]]


def test_a_question_that_slips_over_the_edge_of_a_page_is_found_by_turning_again(
    connector: ParliamentConnector, questions: Questions, replay: Replay
) -> None:
    questions.put(*(question(1700000 + n) for n in range(150)))

    def slips(asked: Asked) -> Answer:
        answer = questions._list(asked)
        if questions.all.pop(1700000, None):  # gone once the first page was sent: number 100 is on no page
            assert asked.query["skip"] == ["0"]
        return answer

    replay.tell(API, slips)
    found = ids(connector.catalogue(WINDOW))
    assert len(found) == len(set(found)) == 150 and "1700100" in found
    assert [a.query["skip"] for a in questions.lists()] == [["0"], ["100"], ["0"], ["100"], ["0"]]


def test_new_questions_that_push_others_onto_the_next_page_make_none_double(
    connector: ParliamentConnector, questions: Questions, replay: Replay
) -> None:
    questions.put(*(question(1700000 + n) for n in range(150)))

    def pushes(asked: Asked) -> Answer:
        answer = questions._list(asked)
        if len(questions.lists()) == 1:
            questions.all = {1600000: question(1600000)} | questions.all
        return answer

    replay.tell(API, pushes)
    found = ids(connector.catalogue(WINDOW))
    assert len(found) == len(set(found)) == 151 and {"1600000", "1700149"} <= set(found)


def test_a_list_that_never_shows_all_it_counts_is_asked_three_times(
    connector: ParliamentConnector, replay: Replay
) -> None:
    replay.tell(API, Answer({"totalResults": 2, "results": [{"value": row_of(question(1700001)), "links": []}]}))
    with pytest.raises(OutOfReach, match="says there are 2, and shows 1"):
        list(connector.catalogue(WINDOW))
    assert len(replay.asked(API)) == 6


@pytest.mark.parametrize(
    ("forgotten", "change"),
    [
        ("answeringBodies", {"answeringBodyId": 17}),
        ("answeredWhenFrom", {"dateAnswered": "2025-06-01T00:00:00"}),
        ("correctedWhenFrom", {"dateAnswered": "2026-01-20T00:00:00"}),
    ],
)
def test_a_filter_that_the_service_ignores_is_noticed(
    connector: ParliamentConnector, questions: Questions, forgotten: str, change: dict[str, Any]
) -> None:
    questions.ignored = {forgotten}
    questions.put(question(1700001, **change))
    with pytest.raises(NeedsAPerson, match="no longer knows one of our filters") as fault:
        list(connector.catalogue(WINDOW))
    assert "answeringBodies=54" in fault.value.where


def test_years_are_asked_for_a_few_days_at_a_time(connector: ParliamentConnector, questions: Questions) -> None:
    questions.put(question(1700001, dateAnswered="2025-01-02T00:00:00"), question(1700002))
    assert ids(connector.catalogue(Window(date(2025, 1, 1), date(2025, 12, 31)))) == ["1700001"]
    days = [(a.query["answeredWhenFrom"][0], a.query["answeredWhenTo"][0]) for a in questions.lists()[::2]]
    assert days[0] == ("2025-01-01", "2025-01-14") and days[-1] == ("2025-12-31", "2025-12-31")
    assert len(days) == 27 and all(b[0] > a[1] for a, b in itertools.pairwise(days))


def test_a_sweep_asks_for_what_is_known_as_well(connector: ParliamentConnector, questions: Questions) -> None:
    questions.put(question(1700001))
    sweep = Window(WINDOW.since, WINDOW.until, sweep=True, known=("1600001", "1700001"))
    listed = list(connector.catalogue(sweep))
    assert ids(listed) == ["1700001", "1600001"] and listed[1].signal == "swept 2026-01-22"
    assert ids(connector.catalogue(Window(WINDOW.since, WINDOW.until, known=("1600001",)))) == ["1700001"]


def test_a_field_that_is_gone_is_named(connector: ParliamentConnector, replay: Replay) -> None:
    row = row_of(question(1700001))
    del row["dateAnswered"]
    row["isWithdrawn"] = "no"
    replay.tell(API, Answer({"totalResults": 1, "results": [{"value": row, "links": []}]}))
    with pytest.raises(NeedsAPerson, match="another shape") as fault:
        list(connector.catalogue(WINDOW))
    assert "`results.0.value.dateAnswered` field required" in fault.value.what
    assert "`results.0.value.isWithdrawn`" in fault.value.what and "Example" not in str(fault.value)
    assert fault.value.where.startswith(API)


def test_a_list_that_is_gone_is_told(connector: ParliamentConnector, replay: Replay) -> None:
    replay.tell(API, Answer({}, status=404))
    with pytest.raises(NeedsAPerson, match="not where it was"):
        list(connector.catalogue(WINDOW))


def test_no_answer_stays_behind_on_the_disk(
    connector: ParliamentConnector, questions: Questions, polling: Settings
) -> None:
    questions.put(question(1700001))
    list(connector.catalogue(WINDOW))
    assert len(questions.lists()) == 2
    assert Storage(polling.data_root).list("archive/staging") == []


def test_a_source_of_another_kind_is_refused(polling: Settings, clock: MovedClock) -> None:
    other = parliament().model_copy(update={"parliament": None})
    with pytest.raises(WrongUse, match="which questions it looks for"):
        ParliamentConnector(Client(polling, parliament(), clock), other)
