"""Sentences and items that go on from the words above them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.document import numbered
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.prose.continued import asks_of_those, counts_things_made, opens_with_number
from ingest.reading.prose.prose import Prose, read_prose
from ingest.reading.signs.rules import Policy
from ingest.reading.times.dating import times_of


def read(text: str) -> list[Found]:
    around = Surroundings("Anyshire Police", times_of([], {}), Policy())
    return read_prose(Prose(numbered(text), []), around)


@pytest.mark.parametrize("lead", ["Of those dismissed:", "Of the 60 dismissed in 2020:", "Out of these officers:"])
def test_items_without_a_mark_count_parts_of_the_whole_above(lead: str) -> None:
    items = "41 were constables\n\n12 were sergeants\n\nSeven found other work\n"
    found = read(f"In 2020, 60 officers were dismissed.\n\n{lead}\n\n{items}")[-3:]
    assert [figure.raw_value for figure in found] == ["41", "12", "Seven"]
    assert not any(figure.certain for figure in found)
    assert all("dismissed" in figure.measure_text for figure in found)


def test_a_line_of_prose_ends_the_items() -> None:
    text = "In 2020, 60 officers were dismissed.\n\nOf those dismissed:\n\n41 were constables\n\nThe force is sorry.\n"
    assert [f.raw_value for f in read(f"{text}\n7 were in the south of the county\n")] == ["60", "41"]


@pytest.mark.parametrize(
    ("text", "item"),
    [("181 were constables", True), ("Nine resigned", True), ("A further 3 retired", True), ("Officers: 3", False)],
)
def test_what_opens_with_a_number(text: str, item: bool) -> None:
    assert opens_with_number(text) == item


@pytest.mark.parametrize(
    ("question", "dated"),
    [
        ("Of the officers, how many are male?", True),
        ("2. How many of those were police staff?", True),
        ("And of these, how many were men?", True),
        ("How many officers resigned?", False),
    ],
)
@pytest.mark.parametrize("heading", ["", "Question 2\n\n"])
def test_a_question_about_the_last_answer_keeps_its_period(question: str, dated: bool, heading: str) -> None:
    before = "How many officers were suspended?\n\n61 officers were suspended between 1 May 2020 and 30 April 2022.\n\n"
    figure = read(f"{before}{heading}{question}\n\n52 of the officers suspended were male.\n")[-1]
    assert figure.raw_value == "52" and not figure.certain
    assert (figure.period is not None and figure.period.start == date(2020, 5, 1)) == dated
    assert asks_of_those(question) == dated


@pytest.mark.parametrize(
    "text",
    [
        "In 2021/22 the Ombudsman received 91 complaints and published 17 statements.",
        "In 2021/22 the board heard 12 appeals, and issued 8 letters.",
    ],
)
def test_things_that_a_body_makes_are_proposed(text: str) -> None:
    found = read(text)
    assert len(found) == 2
    assert not found[1].certain


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        ("and issued ", " reports.", True),
        ("received a total of ", " public enquiries", True),
        ("issued in ", " reports", False),
        ("received ", " per day", False),
    ],
)
def test_what_is_made(before: str, after: str, counts: bool) -> None:
    assert counts_things_made(before, after.strip()) == counts


@pytest.mark.parametrize("verb", ["resigned before", "retired before", "left following"])
def test_what_stands_behind_a_verb_is_no_noun_of_the_number(verb: str) -> None:
    figure = read(f"In 2020, 11 officers were dismissed and eight {verb} their hearing.")[-1]
    assert (figure.raw_value, figure.certain) == ("eight", False)
