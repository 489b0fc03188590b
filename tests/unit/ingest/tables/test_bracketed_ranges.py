"""A range in brackets stands where a figure stands."""

from __future__ import annotations

import pytest

from ingest.tables.cells import look, small_range


@pytest.mark.parametrize("text", ["[1-4]", "[1 to 4]", "(1–4)", "1-4"])
def test_a_range_in_brackets_is_a_value(text: str) -> None:
    assert small_range(text) == (1, 4)


@pytest.mark.parametrize("text", ["[1-4", "1-4]", "[4-1]", "[12-14]"])
def test_what_is_no_such_range_is_none(text: str) -> None:
    assert small_range(text) is None


def test_a_cell_of_it_looks_like_a_value() -> None:
    assert look("[1-4]").kind == "value"
