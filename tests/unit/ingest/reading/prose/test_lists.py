"""Lists of figures under the line that leads to them."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings


@pytest.mark.parametrize(
    ("title", "gender"),
    [
        ("Female police officers suspended from duty", "female"),
        ("Number of male officers dismissed", "male"),
        ("Police officers suspended from duty", "all"),
        ("Male and female officers dismissed", "all"),
    ],
)
def test_the_gender_of_a_list_is_that_of_its_title(title: str, gender: str) -> None:
    document = open_document("x.txt", f"{title}\n\n2020 = 1\n2021 = 3\n".encode(), "text", Settings())
    found = read_document(document, Context("Essex Police")).observations
    assert [(f.gender, f.raw_value) for f in found] == [(gender, "1"), (gender, "3")]
