"""A part of the figure before it: `two of which`."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2019 there were nine investigations, two of which concerned police staff.",
        "In 2019 nine officers were dismissed, two of whom had resigned.",
    ],
)
def test_a_part_is_read_in_doubt(sentence: str) -> None:
    document = open_document("letter.txt", sentence.encode(), "text", Settings())
    found = {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}
    assert set(found) == {"nine", "two"}
    assert not found["two"].certain
