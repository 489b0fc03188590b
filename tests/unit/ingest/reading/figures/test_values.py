from __future__ import annotations

import pytest

from ingest.reading.figures.values import value_of
from ingest.reading.signs.rules import Policy


@pytest.mark.parametrize(("raw", "number"), [("1\u2060204", 1204), ("1,\u200b204", 1204), ("2\u202e4", 24)])
def test_a_number_with_something_unseen_inside_is_read_in_doubt(raw: str, number: int) -> None:
    value = value_of(raw, Policy(), set(), set())
    assert (value.low, value.high) == (number, number)
    assert value.doubts


@pytest.mark.parametrize("raw", ["\ufeff24", "24\u200b", "\u200f24\u200f"])
def test_what_is_unseen_beside_a_number_is_no_doubt(raw: str) -> None:
    value = value_of(raw, Policy(), set(), set())
    assert (value.low, value.high, value.doubts) == (24, 24, ())


@pytest.mark.parametrize("word", ["low", "Few", "small"])
def test_a_word_that_nobody_explains_is_in_doubt(word: str) -> None:
    value = value_of(word, Policy(), set(), set())
    assert (value.status, value.high) == ("suppressed", None)
    assert value.doubts
