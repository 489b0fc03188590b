"""A noun that points back says nothing by itself."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.words.anaphora import ELSEWHERE, only_points_back, points_elsewhere
from ingest.settings import Settings


@pytest.mark.parametrize(
    "clause",
    ["There were appeals in 1962", "appeal was allowed", "In cases the charge was found proved", "cases in 2019/20"],
)
def test_it_points_back(clause: str) -> None:
    assert only_points_back(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "There were appeals against dismissal in 1962",
        "misconduct cases were closed",
        "complaints were received in 2019",
        "cases of corruption",
        "officers were charged in 2020",
    ],
)
def test_it_stands_by_itself(clause: str) -> None:
    assert not only_points_back(clause)


@pytest.mark.parametrize(
    "words", ["Individuals in question 1", "Officers from part 2", "Staff (see table 3)", "those in Q4"]
)
def test_words_point_to_another_place(words: str) -> None:
    assert points_elsewhere(words)


@pytest.mark.parametrize(
    "words", ["Officers in band 3", "in 2019", "Table 3: officers dismissed", "Parts of the force"]
)
def test_words_point_nowhere(words: str) -> None:
    assert not points_elsewhere(words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "police staff subject of such an allegation",
            "officers dismissed for the same offence",
            "individuals in question 1",
        ),
        *("such complaints upheld", "officers dismissed for the above", "matters listed above"),
    ],
)
def test_what_is_counted_stands_elsewhere(words: str) -> None:
    assert points_elsewhere(words)


@pytest.mark.parametrize(
    "words", ["offences such as theft", "dismissals in the same year", "officers dismissed", "complaints above level 2"]
)
def test_what_is_counted_is_said(words: str) -> None:
    assert not points_elsewhere(words)


def test_a_list_that_counts_such_things_is_left_to_a_person() -> None:
    text = "How many staff were the subject of such an allegation in 2020 and 2021?\n\n2020 – 3\n2021 – 4\n"
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = read_document(document, Context("Essex Police")).observations
    assert [one.raw_value for one in found] == ["3", "4"]
    assert all(ELSEWHERE in one.doubts for one in found)
