"""Answers without a sentence: a number under its question, years and their figures in one line."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.reading.captions.frame import Surroundings
from ingest.reading.figures.found import Found
from ingest.reading.prose.prose import Prose, read_prose
from ingest.reading.signs.rules import Policy
from ingest.reading.times.dating import times_of
from ingest.reading.times.years_run import runs_over_years


def read(text: str) -> list[Found]:
    around = Surroundings("Anyshire Police", times_of([], {}), Policy())
    return read_prose(Prose(numbered(text), []), around)


def test_a_number_under_its_question_is_left_to_a_person() -> None:
    (figure,) = read("Q4. How many grievances were lodged in 2021?\nA4. Nil return.")
    assert (figure.value.low, figure.value.high, figure.certain) == (0, 0, False)
    assert figure.measure_text == "How many grievances were lodged in 2021"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("A1. 2021 - 14, 2022 - 19 and 2023 - 8.", [("2021", "14"), ("2022", "19"), ("2023", "8")]),
        ("2018/19 less than five; 2019/20 six", [("2018/19", "less than five"), ("2019/20", "six")]),
        ("2019, 2020, 2021 and 2022", []),
        ("2021 - 22, 2022 - 23 and 2023 - 24", []),
        ("In 2021, 12 officers were dismissed.", []),
    ],
)
def test_years_in_one_line(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(pair["year"], pair["value"]) for pair in runs_over_years(text)] == pairs


def test_years_whose_sense_stands_beside_them_are_certain() -> None:
    figures = read("Officers dismissed: 2019: 4; 2020: 6")
    assert [(f.raw_value, f.certain) for f in figures] == [("4", True), ("6", True)]


def test_a_year_of_its_own_dates_the_items_below_it() -> None:
    male, female = read("Number of officers suspended\nYear: 2020\nMale: 12\nFemale: 3")
    assert male.period is not None
    assert male.period.text == "2020"
    assert (female.gender, female.raw_value) == ("female", "3")


def test_numbered_answers_go_to_the_questions_of_their_numbers() -> None:
    text = "1. The number of officers investigated in 2021.\n2. The number of complaints.\n\nAnswers\n\n1. 14\n2. 0"
    figures = read(text)
    assert [(f.measure_text, f.raw_value, f.certain) for f in figures] == [
        ("The number of officers investigated in 2021.", "14", False),
        ("The number of complaints.", "0", False),
    ]
