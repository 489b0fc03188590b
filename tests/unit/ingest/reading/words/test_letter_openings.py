"""The sentence that opens a letter: what was asked for is kept, thanks and dates are not."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.words.letter_openings import what_was_asked
from ingest.settings import Settings


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "Thank you for your request received on 21 May 2021, in which you asked how many officers were arrested.",
            "how many officers were arrested.",
        ),
        ("I refer to your email of 3 May 2020 requesting the number of complaints", "the number of complaints"),
        ("Further to your FOI request dated 4 June about officers dismissed in 2018", "officers dismissed in 2018"),
        ("You requested the following information: officers dismissed for theft", "officers dismissed for theft"),
        ("Thank you for your letter regarding complaints upheld, received on 3 May 2020.", "complaints upheld"),
        ("Officers who asked for a review", "Officers who asked for a review"),
        ("Thank you for your letter asking about parking", "Thank you for your letter asking about parking"),
        ("Further to the hearing, officers dismissed", "Further to the hearing, officers dismissed"),
    ],
)
def test_what_was_asked(text: str, asked: str) -> None:
    assert what_was_asked(text) == asked


def test_the_opening_of_a_letter_is_no_part_of_a_measure() -> None:
    opening = "Thank you for your request received on 21 May 2021, in which you asked how many officers were arrested."
    text = f"{opening}\n\n| Year | Constables | Sergeants |\n| 2019 | 3 | 6 |\n| 2020 | 4 | 1 |\n"
    document = open_document("letter.txt", text.encode(), "text", Settings())
    reading = read_document(document, Context("Anyshire Police"))
    assert len(reading.observations) == 4
    for figure in reading.observations:
        assert "request" not in figure.measure_text and "arrested" in figure.measure_text
        assert figure.period is not None and figure.period.text in ("2019", "2020")
