"""A label with a unit, a result or people of its own under a caption that has one is asked about."""

from __future__ import annotations

import pytest
from builders.proposed import proposed
from builders.toy import Toy


def letter(head: str, caption: str = "Number of prison officers dismissed") -> str:
    return f"{caption}\n\nYear | Female | Male | {head}\n2012 | 3 | 9 | 11\n2013 | 4 | 6 | 9\n2014 | 5 | 2 | 8\n"


@pytest.mark.parametrize(
    "head",
    ["Complaints", "Total charges", "All cases", "Of whom convicted", "Of these, in London", "Resigned", "Civilians"],
)
def test_a_label_that_counts_something_else_is_asked_about(toy: Toy, head: str) -> None:
    asked = [one.text for one in proposed(toy, letter(head)).questions]
    assert any("count what the caption counts" in text and head in text for text in asked)


def test_full_time_equivalents_are_no_people(toy: Toy) -> None:
    text = letter("Total", "Number of prison officers (FTE) dismissed").replace("11", "12").replace("9\n", "10\n")
    assert any("full-time" in one.text for one in proposed(toy, text).questions)


def test_the_captions_own_words_in_a_label_ask_nobody(toy: Toy) -> None:
    text = "Number of prison officers dismissed\n\nYear | Officers\n2012 | 3\n2013 | 7\n2014 | 5\n"
    assert proposed(toy, text).is_certain


def test_the_gender_of_a_complaint_is_asked_about(toy: Toy) -> None:
    text = letter("Total", "Number of complaints, prison officers").replace("11", "12").replace("9\n", "10\n")
    assert any("whose gender" in one.text for one in proposed(toy, text).questions)


def test_a_label_may_tell_apart_the_people_that_its_caption_takes_together(toy: Toy) -> None:
    table = "\n\nYear | Police officers | Police staff\n2012 | 3 | 9\n2013 | 4 | 6\n2014 | 5 | 2\n"
    both = proposed(toy, f"Police officers and police staff dismissed{table}")
    assert not any("count what the caption counts" in one.text for one in both.questions)
    one = proposed(toy, f"Police officers dismissed{table}")
    assert any("`Police staff` (other people)" in question.text for question in one.questions)
