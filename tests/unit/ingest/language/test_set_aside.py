"""What a sentence holds that is no count and no caveat: here, what was taken out of it for whoever asked."""

from __future__ import annotations

import pytest

from ingest.language.mentions import numbers_in
from ingest.language.set_aside import spans_in
from ingest.privacy import strip_personal_data


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("Dear Dr Quillfeather,", "Dear ,"),
        ("Dear Quillfeather", "Dear "),
        ("Reply to quill@example.org", "Reply to "),
        ("Call 07700 900123", "Call "),
    ],
)
def test_what_stands_in_place_of_personal_data_is_set_aside(printed: str, left: str) -> None:
    cleaned = strip_personal_data(printed).text
    assert "removed]" in cleaned
    rest = list(cleaned)
    for begin, end, _ in spans_in(cleaned):
        rest[begin:end] = [""] * (end - begin)
    assert "".join(rest) == left


@pytest.mark.parametrize("words", ["Answered 3 May 1996 (23456), 12 left", "Letter of 7 July 2014 [198765]: 12 left"])
def test_a_number_in_brackets_behind_a_date_is_a_reference(words: str) -> None:
    assert [number.raw for number in numbers_in(words)] == ["12"]
