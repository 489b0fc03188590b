"""Figures of a sentence that add up to the one they follow."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.prose.parts_said import ELSEWHERE
from ingest.reading.reader import read_document
from ingest.settings import Settings


def read(text: str) -> dict[str, Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Essex Police")).observations}


def test_genders_in_brackets_are_parts_of_what_stands_before() -> None:
    found = read("On 31 March 2021, 31 officers were suspended (24 male, 7 female).")
    assert [(v, f.gender, f.certain, f.is_total) for v, f in found.items()] == [
        ("31", "all", True, True),
        ("24", "male", True, False),
        ("7", "female", True, False),
    ]
    assert len({f.measure_text for f in found.values()}) == 1


@pytest.mark.parametrize("joint", [": ", " – ", ", comprising "])
def test_groups_that_add_up_are_parts_by_group(joint: str) -> None:
    found = read(
        f"In 2021/22 misconduct was alleged of 120 people{joint}81 police officers, 8 specials and 31 police staff."
    )
    assert {v: f.staff_group for v, f in found.items() if v != "120"} == {
        "81": "police officers",
        "8": "specials",
        "31": "police staff",
    }
    assert all(f.certain for f in found.values())


def test_results_that_add_up_are_parts_of_the_whole_named_first() -> None:
    found = read("Of the 130 officers investigated in 2020, 60 were dismissed, 47 were warned and 23 resigned.")
    assert [found[v].certain for v in ("60", "47", "23")] == [True, True, True]
    assert "officers investigated" in found["23"].measure_text
    assert "dismissed" not in found["23"].measure_text


def test_ranks_that_add_up_to_an_earlier_figure_take_its_words_and_no_others() -> None:
    found = read(
        "In 2020, 130 officers were convicted. Of these, 80 were fined and 50 resigned. "
        "By rank there were 95 constables, 23 sergeants and 12 inspectors."
    )
    assert "convicted" in found["95"].measure_text
    assert "resigned" not in found["95"].measure_text
    assert ELSEWHERE in found["95"].doubts
    assert found["12"].staff_group == "inspectors"


@pytest.mark.parametrize(
    "text",
    [
        "In 2020, 19 officers were dismissed (12 male, 6 female).",
        "In 2020, 10 officers were dismissed – 7 more than constables and 3 fewer than sergeants.",
        "There were 30 dismissals of officers: 12 in 2019 and 18 in 2020.",
        "In 2020, about 18 officers were dismissed (12 male, 6 female).",
    ],
)
def test_what_does_not_add_up_or_is_of_another_time_is_no_part(text: str) -> None:
    found = read(text)
    assert not any(figure.is_total for figure in found.values())
    assert not any(figure.certain for value, figure in found.items() if value in ("6", "7", "3"))
