"""A line of lettered values is told from a row and from a sentence."""

from __future__ import annotations

import pytest

from ingest.tables.lettered import is_lettered, parts_of


@pytest.mark.parametrize(
    "text", ["(a) 26 (b) 19 (c) two", "a) 26; b) fewer than 5.", "(i) 4, (ii) none", "(a) 12 per cent"]
)
def test_lettered(text: str) -> None:
    assert is_lettered(text)


@pytest.mark.parametrize(
    "text",
    [
        "(a) 26 19 4",
        "(a) how many",
        "26 (b) 19",
        "Sergeant (a) 26",
        "(a) 26 were dismissed in 2019",
        "1) 26 2) 4",
        "(a)",
    ],
)
def test_not_lettered(text: str) -> None:
    assert not is_lettered(text)


def test_where_each_value_stands() -> None:
    assert parts_of("(a) 26 (b) two") == [("a", "26", 4), ("b", "two", 11)]
