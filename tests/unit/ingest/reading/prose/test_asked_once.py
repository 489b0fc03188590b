"""Questions and headings that say what one bare figure counts."""

from __future__ import annotations

import pytest

from ingest.language.periods import read_period
from ingest.reading.prose.asked_once import asks_one_thing, covers


@pytest.mark.parametrize(
    "text",
    [
        "How many police officers were dismissed in 2019, 2020 and 2021?",
        "Question 4: How many members of police staff received a written warning between 2018 and 2020?",
        "Q2. Number of prison officers suspended in the same years?",
        "3) Police staff convicted",
        "4) Prison officers charged or fined",
        "Police officers suspended:",
    ],
)
def test_one_thing_is_asked(text: str) -> None:
    assert asks_one_thing(text)


@pytest.mark.parametrize(
    "text",
    [
        "How many officers were dismissed, and how many of those appealed?",
        "How many of these officers were dismissed?",
        "How many of the cases were referred to the IOPC?",
        "How many officers were (a) suspended and (b) dismissed?",
        "How many officers were dismissed, by rank?",
        "How many officers were dismissed and what were the reasons?",
        "How many complaints were received in 2019?",
        "Two officers were dismissed in 2018.",
        "How many such officers were suspended?",
        "2) Officers dismissed: 4",
        "Officers were dismissed",
    ],
)
def test_more_than_one_thing_is_asked_or_less(text: str) -> None:
    assert not asks_one_thing(text)


def test_a_figure_of_another_time_is_not_that_of_the_question() -> None:
    asked = "How many officers were dismissed between 1 January 2018 and 31 December 2019?"
    assert covers(asked, read_period("2018"))
    assert not covers(asked, read_period("2020"))
    assert not covers("How many officers were dismissed in each financial year?", read_period("2018"))
