"""A question that narrows what is counted, further up than right above its table."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.tables.narrowed import IN_DOUBT
from ingest.settings import Settings

BETWEEN = "\n\nWe searched our records by hand and checked them.\n\n"
TABLE = f"{BETWEEN}| | 2019 | 2020 |\n| Dismissed | 4 | 6 |\n| Resigned | 3 | 2 |\n"


def read(text: str) -> list[Found]:
    document = open_document("x.txt", f"{text}{TABLE}".encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police")).observations


@pytest.mark.parametrize(
    "question",
    [
        "How many officers were disciplined for drug use?",
        "You asked for the number of officers disciplined as a result of drink driving.",
        "The number of staff disciplined in relation to theft is below.",
    ],
)
def test_a_row_that_goes_without_those_words_is_in_doubt(question: str) -> None:
    found = read(question)
    assert len(found) == 4
    assert all(IN_DOUBT in f.doubts for f in found)


@pytest.mark.parametrize(
    "question",
    [
        "How many officers were disciplined?",
        "The number of staff disciplined for 2019.",
        "How many officers were disciplined, and what happened as a result of it?",
    ],
)
def test_a_question_that_narrows_nothing_leaves_no_doubt(question: str) -> None:
    assert not any(IN_DOUBT in f.doubts for f in read(question))
