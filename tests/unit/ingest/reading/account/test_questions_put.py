"""The lines below a question that ends in a colon are part of it, and weighed as it is."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

TABLE = (
    "\n\nNumber of officers dismissed, by gender\n\nYear | Male | Female\n2019 | 3 | 4\n2020 | 6 | 1\n2021 | 2 | 5\n"
)


def read(text: str) -> Reading:
    document = open_document("a.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police"))


def test_a_line_below_is_asked_too() -> None:
    line = "The number of officers dismissed in each of the last three calendar years, by gender."
    reading = read(f"I seek access to the following information:\n\n{line}{TABLE}")
    assert [one.text for one in reading.asked][-1] == line
    assert reading.unaccounted == []


def test_the_same_line_below_the_table_is_no_question() -> None:
    reading = read(f"{TABLE}\nThe number of officers dismissed for corruption, by gender.\n")
    assert reading.asked == []
    assert reading.unaccounted != []
