"""A line of words cut into header labels is proven where rows and columns all add up."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings
from ingest.tables.understood import CUT

HEAD = "Complaints between 1 April 2018 and 31 March 2019, by ward.\n\nWard Upheld Withdrawn Still open Total\n"
THREE = "North 14 3 1\nQuay 9 1 0\nMill 12 2 2\n"
ROWS = "North 14 3 1 18\nQuay 9 1 0 10\nMill 12 2 2 16\n"


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police")).observations


def test_both_totals_lift_the_doubt() -> None:
    found = read(f"{HEAD}{ROWS}All wards 35 6 3 44\n")
    assert len(found) == 16
    assert not any(CUT in figure.doubts for figure in found)


def test_one_sum_that_does_not_close_keeps_it() -> None:
    assert all(CUT in figure.doubts for figure in read(f"{HEAD}{ROWS}All wards 35 6 4 45\n"))


def test_without_the_total_of_the_columns_it_stays() -> None:
    found = read(HEAD + ROWS)
    assert found
    assert all(CUT in figure.doubts for figure in found)


@pytest.mark.parametrize(
    ("head", "certain"),
    [
        ("Complaints received Officers dismissed Misconduct hearings", True),
        ("Ward Complaints received Officers dismissed Misconduct hearings", True),
        (
            "Police Force Charged under the discipline code Dismissed from the force Misconduct hearings of officers",
            True,
        ),
        ("Ward Complaints received Still open Misconduct hearings", False),
        ("Ward Complaints Received Dismissed", False),
    ],
)
def test_labels_that_each_say_what_they_count_prove_the_cut(head: str, certain: bool) -> None:
    found = read(f"Officers of the force between 1 April 2018 and 31 March 2019.\n\n{head}\n{THREE}")
    assert {CUT not in figure.doubts and "no header" not in figure.doubts for figure in found} == {certain}


def test_a_corner_of_several_words_heads_the_rows() -> None:
    head = "Police Force Complaints received Officers dismissed Misconduct hearings"
    found = read(f"Officers dismissed in the boroughs of Lancashire in 2018.\n\n{head}\n{THREE}")
    assert {figure.body for figure in found} == {"North", "Quay", "Mill"}


def test_a_table_on_one_line_with_its_total() -> None:
    found = read("Year Staff suspended Staff dismissed 2016 31 9 2017 28 12 2018 35 7 2019 42 15 Total 136 43\n")
    assert [(f.raw_value, f.measure_text) for f in found[:2]] == [("31", "Staff suspended"), ("9", "Staff dismissed")]
    assert [f.raw_value for f in found if f.is_total] == ["136", "43"]
    assert all(f.certain for f in found)
