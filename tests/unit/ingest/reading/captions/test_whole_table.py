"""Whether a table says what it counts is a property of the table."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.captions.whole_table import NOTHING
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police")).observations


def test_no_row_of_a_table_without_a_caption_stands_alone() -> None:
    found = read("| Kind | 2018 | 2019 |\n| Assault | 12 | 15 |\n| Theft | 7 | 9 |\n| Parking | 3 | 4 |\n")
    assert found
    assert all(NOTHING in figure.doubts for figure in found)


def test_a_column_that_says_what_it_counts_needs_no_caption() -> None:
    found = read("| Place | Complaints 2019 | Desks |\n| North | 12 | 15 |\n| South | 7 | 9 |\n")
    assert {f.raw_value for f in found if NOTHING in f.doubts} == {"15", "9"}
