"""What Parliament's questions service may do from one day to the next, played over real sockets."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from replay.clock import MovedClock
from replay.questions import API, Questions, question
from replay.server import Answer, Replay, made_up
from replay.sources import parliament
from replay.stage import Stage

TABLE = (
    "<p>The table shows how many prison officers were dismissed.</p><table><tr><td>Year</td><td>Dismissed</td></tr>"
    + "".join(f"<tr><td>{year}</td><td>{year - 1999}</td></tr>" for year in range(2014, 2025))
    + "</table>"
)


@pytest.fixture
def questions(replay: Replay) -> Questions:
    return Questions(replay)


@pytest.fixture
def stage(tmp_path: Path, replay: Replay, clock: MovedClock, questions: Questions) -> Stage:
    return Stage(tmp_path, replay, clock, parliament())


def test_an_answer_is_read_from_its_own_page_and_never_from_the_row_that_cuts_it(
    stage: Stage, questions: Questions
) -> None:
    questions.put(question(1700001, answerText=TABLE))
    polled = stage.poll()
    assert (polled.new, polled.faults) == (1, []) and questions.details() == [1700001]
    (kept,) = stage.kept()
    assert "<td>2024</td><td>25</td>" in kept.replace(" ", "") and "..." not in kept
    assert stage.states() == {"pq_1700001": "needs_mapping"}


def test_a_corrected_answer_is_an_edition_of_the_day_it_was_corrected(stage: Stage, questions: Questions) -> None:
    questions.put(question(1700001, answerText=TABLE))
    stage.poll()
    corrected = TABLE.replace("<td>25</td>", "<td>26</td>")
    changes = {"answerText": corrected, "originalAnswerText": TABLE, "answerIsCorrection": True}
    questions.put(question(1700001, dateAnswerCorrected="2026-01-23T00:00:00", **changes))
    polled = stage.poll(after_days=1)
    assert (polled.new, polled.changed) == (0, 1) and len(stage.captures()) == 2
    assert len(stage.states()) == 2 and all(ref.startswith("pq_1700001") for ref in stage.states())
    assert questions.details() == [1700001, 1700001]


def test_an_apology_with_status_500_is_tried_again_and_then_the_answer_is_read(
    stage: Stage, questions: Questions, replay: Replay
) -> None:
    answered = question(1700001, answerText=TABLE)
    questions.put(answered)
    apology = Answer(made_up("parliament_problem_500.json"), 500)
    replay.tell(f"{API}/1700001", apology, apology, Answer({"value": answered, "links": []}))
    assert stage.poll().faults == []
    asked = replay.asked(f"{API}/1700001")
    waits = [(b.at - a.at).total_seconds() for a, b in itertools.pairwise(asked)]
    assert len(asked) == 3 and min(waits) >= 2
    assert stage.states() == {"pq_1700001": "needs_mapping"}


def test_a_question_that_keeps_failing_stops_no_other_and_is_asked_again(
    stage: Stage, questions: Questions, replay: Replay
) -> None:
    questions.put(question(1700001, answerText=TABLE), question(1700002, answerText=TABLE.replace("25", "27")))
    replay.tell(f"{API}/1700001", Answer(made_up("parliament_problem_500.json"), 500))
    first = stage.poll()
    assert len(first.faults) == 1 and first.faults[0].exit_code == 4
    assert stage.states()["pq_1700002"] == "needs_mapping" and "pq_1700001" not in stage.states()
    questions.put(question(1700001, answerText=TABLE))
    second = stage.poll(after_days=1)
    assert second.faults == [] and stage.states()["pq_1700001"] == "needs_mapping"


def test_a_holding_answer_is_announced_and_holds_no_figure(stage: Stage, questions: Questions) -> None:
    questions.put(question(1700001, answerIsHolding=True, dateHoldingAnswer="2026-01-20T00:00:00"))
    stage.poll()
    assert stage.states() == {"pq_1700001": "announced"} and stage.captures() == []
    questions.put(question(1700001, answerText=TABLE, dateAnswered="2026-01-22T00:00:00"))
    stage.poll(after_days=1)
    assert stage.states() == {"pq_1700001": "needs_mapping"}


def test_a_filter_that_is_ignored_is_noticed_before_anything_is_read(stage: Stage, questions: Questions) -> None:
    questions.put(question(1700001, dateAnswered="2019-01-20T00:00:00", answerText=TABLE))
    questions.ignored = {"answeredWhenFrom", "answeredWhenTo"}
    (fault,) = stage.poll().faults
    assert "filter" in fault.what and stage.captures() == [] and questions.details() == []
