"""The period of a question, for an answer that names none."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.times.asked_period import IN_DOUBT, asked_period, opens_an_answer
from ingest.settings import Settings


def figures(text: str) -> dict[str, Found]:
    document = open_document("letter.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


def span(figure: Found) -> tuple[str, str]:
    assert figure.period is not None
    return str(figure.period.start), str(figure.period.end)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("How many officers were dismissed in 2019?", ("2019-01-01", "2019-12-31")),
        ("You asked how many were dismissed in 2019 and 2020.", ("2019-01-01", "2020-12-31")),
        ("How many were dismissed between 1 April 2018 and 31 March 2020?", ("2018-04-01", "2020-03-31")),
    ],
)
def test_a_question_names_one_period(question: str, years: tuple[str, str]) -> None:
    period = asked_period([question, "And how many resigned?"])
    assert period is not None
    assert (str(period.start), str(period.end)) == years


@pytest.mark.parametrize(
    "questions",
    [
        ["How many in 2019?", "And how many in 2020?"],
        ["How many in 2018 and 2020?"],
        ["How many now?"],
        ["How many in the last three years?"],
    ],
)
def test_several_or_none_are_no_period(questions: list[str]) -> None:
    assert asked_period(questions) is None


def test_an_answer_without_a_period_has_that_of_the_question_in_doubt() -> None:
    found = figures(
        "Question 1. How many officers were dismissed in 2019?\n\nNone.\n\n"
        "Question 2. How many officers were warned?\n\nSeven officers were given a written warning.\n"
    )
    assert span(found["Seven"]) == ("2019-01-01", "2019-12-31")
    assert IN_DOUBT in found["Seven"].doubts


def test_a_day_that_is_named_is_not_overruled() -> None:
    found = figures(
        "How many officers were dismissed in 2019?\n\n"
        "On the date of this reply, 6 March 2020, 19 officers were warned.\n"
    )
    assert IN_DOUBT not in found["19"].doubts


def test_no_period_goes_from_one_answer_into_the_next() -> None:
    found = figures(
        "Question 1. How many officers were dismissed?\n\nIn 2018, 31 officers were dismissed.\n\n"
        "Question 2. How many officers were warned?\n\nNineteen officers were given a written warning.\n"
    )
    assert found["Nineteen"].period is None
    assert not found["Nineteen"].certain


def test_what_opens_an_answer() -> None:
    assert opens_an_answer("Question 3. Please break this down.")
    assert opens_an_answer("How many were dismissed?")
    assert not opens_an_answer("In 2019, three were dismissed.")
