"""How often each of several things was recorded."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


def test_each_thing_has_its_own_number_and_the_verb_of_the_first() -> None:
    found = read("In 2019, assault was alleged 130 times, incivility 98 times and neglect of duty 40 times.")
    assert [(f.raw_value, f.measure_text) for f in found] == [
        ("130", "assault was alleged"),
        ("98", "incivility was alleged"),
        ("40", "neglect of duty was alleged"),
    ]
    assert {str(f.period.start) for f in found if f.period} == {"2019-01-01"}
    assert not any(f.certain for f in found)


@pytest.mark.parametrize(
    "text",
    ["He was reported three times.", "In 2019 the allegation was made 130 times, and 12 officers were dismissed."],
)
def test_other_sentences_are_none(text: str) -> None:
    assert not any("how often" in doubt for f in read(text) for doubt in f.doubts)


def test_names_on_a_list_are_counted_on_their_day() -> None:
    found = read(
        "The barred list of dismissed officers held 1,018 names on 1 April 2020 and 1,241 names on 31 March 2021."
    )
    assert [(f.raw_value, str(f.period.start) if f.period else "") for f in found] == [
        ("1,018", "2020-04-01"),
        ("1,241", "2021-03-31"),
    ]
