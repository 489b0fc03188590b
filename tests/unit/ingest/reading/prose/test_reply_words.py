"""Replies in words of their own, under questions that say more."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.prose.reply_words import IN_DOUBT, is_question
from ingest.reading.reader import read_document
from ingest.reading.text.unwrapped import unwrapped
from ingest.settings import Settings


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


def test_a_noun_of_a_reply_is_not_whole_by_itself() -> None:
    (figure,) = read(
        "How many of the officers were referred to the IOPC for assault?\nReply: There were two referrals in 2018."
    )
    assert IN_DOUBT in figure.doubts
    assert "assault" in figure.measure_text


def test_a_reply_that_says_all_its_question_asks_is_whole() -> None:
    (figure,) = read("How many officers were dismissed in 2018?\nReply: 14 officers were dismissed in 2018.")
    assert figure.certain


def test_a_bare_figure_takes_the_words_of_a_question_for_one_thing() -> None:
    (figure,) = read("Question 2: How many police officers were dismissed between 2017 and 2019?\nReply: Nil")
    assert (figure.value.low, figure.certain, figure.staff_group) == (0, True, "police officers")
    assert figure.period is not None
    assert str(figure.period.end) == "2019-12-31"


@pytest.mark.parametrize(
    "question",
    [
        "How many of these officers were dismissed in 2018?",
        "How many officers were dismissed in 2018, by rank?",
        "How many officers were suspended in 2018, and how many of those were dismissed?",
        "How many officers were dismissed?",
    ],
)
def test_a_bare_figure_under_any_other_question_is_in_doubt(question: str) -> None:
    assert not any(figure.certain for figure in read(f"{question}\nReply: 7"))


def test_years_under_a_heading_of_one_thing_are_certain() -> None:
    found = read("1) Police officers suspended\n2018: 9; 2019: 12; 2020 (to 30 September): 5")
    assert [(f.raw_value, f.certain) for f in found] == [("9", True), ("12", True), ("5", True)]


def test_years_that_their_question_does_not_name_are_in_doubt() -> None:
    found = read(
        "How many officers were dismissed between 1 January 2018 and 31 December 2019?\n2018: 9; 2019: 12; 2020: 5"
    )
    assert [(f.raw_value, f.certain) for f in found] == [("9", True), ("12", True), ("5", False)]


def test_a_question_asks_for_a_number() -> None:
    assert is_question("Question 3: How many officers were dismissed?")
    assert not is_question("Was this page useful to you, and which officers?".replace("?", "."))


def test_a_question_and_its_reply_are_never_joined() -> None:
    text = f"Question 1: {'how many officers of every rank were ' * 2}dismissed between 2017 and 2019?\nReply: Nil\n"
    assert len([one for one in unwrapped(numbered(text), 110) if one.text]) == 2


def test_under_several_questions_no_bare_figure_is_certain() -> None:
    asked = "Q1. How many police officers were dismissed?\nQ2. How many police staff were suspended?"
    found = read(f"{asked}\n2018: 9; 2019: 12\n2018: 4; 2019: 6")
    assert not any(figure.certain for figure in found)


def test_a_question_whose_letters_are_answered_stands_with_no_other() -> None:
    found = read(
        "Question 1: How many officers were (a) suspended, (b) fined in 2018?\nReply: (a) 14 (b) 21\n"
        "Question 2: How many police staff were dismissed in 2018 and 2019?\nReply: 2018: 9; 2019: 12"
    )
    assert [figure.certain for figure in found if figure.raw_value in ("9", "12")] == [True, True]
