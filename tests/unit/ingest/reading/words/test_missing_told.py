"""Sentences between a table and what leads to it, which only tell what is missing from it."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.words.explaining import tells_what_is_missing
from ingest.settings import Settings

MISSING = [
    "Earlier years could only be obtained at disproportionate cost.",
    "Data for earlier years are not held centrally.",
    "Figures before 2015 could not be provided.",
]


@pytest.mark.parametrize("text", MISSING)
def test_a_sentence_that_tells_what_is_missing(text: str) -> None:
    assert tells_what_is_missing(text)


@pytest.mark.parametrize("text", ["The table below shows what could be provided.", "Officers dismissed, by year."])
def test_a_sentence_that_leads_to_figures_tells_nothing_missing(text: str) -> None:
    assert not tells_what_is_missing(text)


@pytest.mark.parametrize("missing", MISSING)
def test_the_sentence_above_says_what_is_counted(missing: str) -> None:
    page = (
        "<p>The number of staff at prisons in Norfolk who were suspended or dismissed for bringing in a phone is set "
        f"out in the table below. {missing}</p><table><tr><th>Year</th><th>Suspended</th><th>Dismissed</th></tr>"
        "<tr><td>2016</td><td>6</td><td>2</td></tr><tr><td>2017</td><td>9</td><td>3</td></tr></table>"
    )
    document = open_document("page.html", page.encode(), "html", Settings())
    found = read_document(document, Context("Ministry of Justice")).observations
    assert len(found) == 4
    assert all("Norfolk" in figure.measure_text and "phone" in figure.measure_text for figure in found)
