"""The question says what a short caption leaves out: each of its words is the table's, or a person is asked."""

from __future__ import annotations

import pytest
from builders.proposed import YEARS, proposed
from builders.toy import Toy

from ingest.reading.account.questions_put import asks_beyond
from ingest.reading.account.told import Told

TABLE = YEARS + "Female | 3 | 5 | 8\nMale | 12 | 9 | 14\nTotal | 15 | 14 | 22\n"


@pytest.mark.parametrize(
    "question",
    [
        "You asked how many prison officers were dismissed in each year from 2012 to 2014, by gender.",
        "How many prison officers were dismissed in each of the last three years?",
        "To ask the Secretary of State for Justice, how many prison officers have been dismissed since 2012.",
        "Please provide the number of dismissals of prison officers, broken down by year and sex.",
        "I would like to know the number of prison officers dismissed by the National Offender Management Service.",
        "2. How many prison officers were dismissed between 2012 and 2014?",
    ],
)
def test_a_question_that_the_table_answers_word_by_word_asks_nobody(toy: Toy, question: str) -> None:
    assert proposed(toy, f"{question}\n\n{TABLE}").is_certain


@pytest.mark.parametrize(
    "question",
    [
        "You asked how many prison officers were dismissed for sleeping on duty.",
        "How many prison officers aged under 30 were dismissed?",
        "How many prison officers were not dismissed?",
        "How many temporary prison officers were dismissed in each year?",
        "How many prison officers would be dismissed?",
        "Please list dismissals of prison officers, with the gender of the manager.",
        "How many prison officers were dismissed in each year up to the end of June?",
        "How many prison officers were dismissed in each of the last five years?",
        "How many prison officers were dismissed in each financial year?",
        "How many prison officers were dismissed between 2010 and 2014?",
        "Do these figures include bank staff?",
        "You asked for prison officers dismissed at HMP Anytown.",
    ],
)
def test_a_question_with_a_word_more_is_asked_about(toy: Toy, question: str) -> None:
    asked = [one.text for one in proposed(toy, f"{question}\n\n{TABLE}").questions]
    assert any("the question says more" in text for text in asked)


PAGE = """<html><body><main><p>Published by the National Offender Management Service, FOI 4711, on 3 March 2016.</p>
<table><caption>Number of prison officers dismissed</caption><tr><th>Year</th><th>Female</th><th>Male</th></tr>
<tr><td>2012</td><td>3</td><td>9</td></tr><tr><td>2013</td><td>5</td><td>6</td></tr></table>
</main>
<footer><p>{}</p>
<p>Put to the Ministry of Justice on 1 March 2016.</p><p>Was this page useful?</p></footer></body></html>"""


@pytest.mark.parametrize(("more", "is_asked"), [("", False), (" on night duty", True)])
def test_a_question_in_the_foot_of_a_page_counts_too(toy: Toy, more: str, is_asked: bool) -> None:
    page = PAGE.format(f"To ask the Secretary of State for Justice, how many prison officers were dismissed{more}.")
    asked = [one.text for one in proposed(toy, page, kind="html").questions]
    assert any("the question says more" in text for text in asked) is is_asked
    assert not any("every letter" in text for text in asked)


def test_a_question_for_a_part_of_others_is_asked_about(toy: Toy) -> None:
    text = f"Of these, how many prison officers were dismissed?\n\n{YEARS}Female | 3 | 5 | 8\nMale | 12 | 9 | 14\n"
    assert any("a part of others" in one.text for one in proposed(toy, text).questions)


def test_members_of_staff_are_staff() -> None:
    told = [Told(frozenset({"police", "staff", "dismiss"}), frozenset())]
    assert asks_beyond("How many members of police staff were dismissed?", told, ()) == ()
    assert asks_beyond("How many members of the public complained?", told, ()) != ()
