"""A noun that points back says nothing by itself."""

from __future__ import annotations

import pytest

from ingest.reading.anaphora import only_points_back, points_elsewhere


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
