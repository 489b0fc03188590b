"""A sentence is read once, however often it is asked for; a page on one line is not kept."""

from __future__ import annotations

import pytest

from ingest.language.remembered import remembered


@pytest.mark.parametrize(("length", "times"), [(10, 1), (1_000, 1), (1_001, 3)])
def test_how_often_a_text_is_read(length: int, times: int) -> None:
    read: list[str] = []

    def words_of(text: str) -> int:
        read.append(text)
        return len(text)

    once = remembered(words_of)
    assert [once("a" * length) for _ in range(3)] == [length] * 3
    assert len(read) == times


def test_what_is_kept_is_bounded() -> None:
    read: list[str] = []
    once = remembered(read.append)
    for number in [*range(5_000), 0]:
        once(str(number))
    assert len(read) == 5_001
