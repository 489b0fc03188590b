"""A line of words cut into header labels is proven where rows and columns all add up."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings
from ingest.tables.understood import CUT

HEAD = "Complaints between 1 April 2018 and 31 March 2019, by ward.\n\nWard Upheld Withdrawn Still open Total\n"
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
