"""A question of two counts over a table whose columns are those counts."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.tables.counts_named import counted_as
from ingest.settings import Settings

QUESTION = "How many complaints of rudeness have been made and how many have been upheld, by year?"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Made", "complaints of rudeness have been made"),
        ("Number upheld", "complaints of rudeness have been upheld"),
        ("Withdrawn", ""),
        ("Complaints", ""),
        ("2019", ""),
    ],
)
def test_a_label_is_one_of_the_two(label: str, words: str) -> None:
    assert counted_as(QUESTION, label) == words


def test_a_label_of_both_is_neither() -> None:
    assert counted_as("How many cases were closed early and how many were closed late?", "Closed") == ""


def test_its_columns_are_settled_and_the_others_are_not() -> None:
    text = f"{QUESTION}\n\nYear | Made | Upheld | Sent to the board\n2019 | 14 | 3 | 2\n2020 | 12 | 6 | 4\n"
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    assert [f.raw_value for f in found if f.certain] == ["14", "3", "12", "6"]
    assert {f.measure_text for f in found if f.certain} == {
        "complaints of rudeness have been made",
        "complaints of rudeness have been upheld",
    }
