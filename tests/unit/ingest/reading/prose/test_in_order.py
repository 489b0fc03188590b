"""Figures that go by the order of years, or each beside its own."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


def years(found: list[Found]) -> list[tuple[str, str]]:
    return [(str(f.period.start)[:4] if f.period else "", f.raw_value) for f in found]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "In 2017, 2018 and 2019 the numbers of officers dismissed were 3, 15 and nine respectively.",
            [("2017", "3"), ("2018", "15"), ("2019", "nine")],
        ),
        (
            "There were 41 and 38 complaints upheld in 2017/18 and 2018/19 respectively.",
            [("2017", "41"), ("2018", "38")],
        ),
    ],
)
def test_figures_and_years_of_one_sentence_go_by_their_order(text: str, pairs: list[tuple[str, str]]) -> None:
    found = read(text)
    assert years(found) == pairs
    assert all(f.certain for f in found)


def test_the_years_may_stand_in_the_question() -> None:
    found = read("How many officers were dismissed in 2017, 2018 and 2019?\nAnswer: 3, 5 and nil respectively.")
    assert years(found) == [("2017", "3"), ("2018", "5"), ("2019", "nil")]
    assert all(f.certain for f in found)


def test_a_question_for_several_things_leaves_their_order_in_doubt() -> None:
    found = read("How many officers were dismissed, by rank, in 2017 and 2018?\nAnswer: 3 and 15 respectively.")
    assert years(found) == [("2017", "3"), ("2018", "15")]
    assert not any(f.certain for f in found)


def test_another_number_of_figures_than_years_is_paired_with_none() -> None:
    found = read("In 2017, 2018 and 2019 the numbers of officers dismissed were 3 and nine respectively.")
    assert not any(f.certain for f in found)


def test_a_second_row_of_the_same_years_is_in_doubt() -> None:
    found = read(
        "In 2017 and 2018 the numbers of officers suspended were 13 and 15 respectively; of these 1 and 2 resigned."
    )
    assert years(found) == [("2017", "13"), ("2018", "15"), ("2017", "1"), ("2018", "2")]
    assert [f.certain for f in found] == [True, True, False, False]


def test_a_figure_may_stand_before_its_year() -> None:
    found = read("How many officers were dismissed?\nAnswer: Nil in 2017; 4 in 2018; and 3 in 2019 to date.")
    assert years(found) == [("2017", "Nil"), ("2018", "4"), ("2019", "3")]
    assert found[1].period is not None and str(found[1].period.end) == "2018-12-31"
    assert found[2].period is not None and found[2].period.end is None


def test_what_one_year_says_of_itself_touches_no_other() -> None:
    found = read("Officers dismissed: 2017 = 19; 2018 = 23; 2019 (up to 30 September) = 38")
    assert [str(f.period.end) if f.period else "" for f in found] == ["2017-12-31", "2018-12-31", "2019-09-30"]
    assert all(f.certain for f in found)


def test_a_whole_before_its_years_is_read_too() -> None:
    found = read("Over 2020 to 2022, 31 officers were dismissed: eight in 2020, fourteen in 2021 and nine in 2022.")
    assert [f.raw_value for f in found] == ["31", "eight", "fourteen", "nine"]
