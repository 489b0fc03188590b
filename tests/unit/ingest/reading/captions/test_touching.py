"""The line right on top of a table."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.documents.opening import open_document
from ingest.reading.captions.touching import touching
from ingest.reading.captions.whole_table import NOTHING
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

TABLE = "Ground | Count\nTheft | 14\nAbuse of trust | 9\nFailure to act | 5\n"


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police")).observations


def test_it_is_the_caption_where_there_is_no_other() -> None:
    found = read(f"In 2019 we wrote to all.\n\nMain ground noted for police officers\n{TABLE}")
    assert {(f.measure_text, f.staff_group) for f in found} == {
        ("Main ground noted for police officers", "police officers")
    }
    assert [f.breakdown for f in found] == ["Theft", "Abuse of trust", "Failure to act"]
    assert all(NOTHING in f.doubts for f in found)


def test_a_caption_above_it_is_kept() -> None:
    found = read(f"Table 2: Officers dismissed in 2019\n\n{TABLE}")
    assert {f.measure_text for f in found} == {"Officers dismissed in 2019"}


@pytest.mark.parametrize(
    "text",
    [
        "Main ground noted.\nA | 4",
        "Anyshire Police\nA | 4",
        "Words\nMain ground of each\nA | 4",
        "Main ground of each\n\nA | 4",
        "Answer to point 6\nA | 4",
        "Main ground under question 2\nA | 4",
    ],
)
def test_sentences_names_and_lines_further_up_are_none(text: str) -> None:
    lines = numbered(text)
    place = next(n for n, line in enumerate(lines) if "|" in line.text)
    assert touching(lines[:place], lines[place]) == ""
