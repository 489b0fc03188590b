from __future__ import annotations

import pytest

from ingest.language.numbers import number_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,051", 1051),
        ("twelve", 12),
        ("Twenty-five", 25),
        ("a hundred", 100),
        ("two hundred and four", 204),
        ("none", 0),
        ("1,05", None),
        ("several", None),
    ],
)
def test_digits_and_words(text: str, number: int | None) -> None:
    assert number_of(text) == number
