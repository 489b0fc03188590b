"""A sentence is read once, however often it is asked for; of pages on one line only the last few are kept."""

from __future__ import annotations

import pytest

from ingest.language.remembered import remembered


@pytest.mark.parametrize(("length", "times"), [(10, 1), (1_000, 1), (1_001, 1), (50_000, 1)])
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


def test_of_long_texts_only_a_few_are_kept() -> None:
    read: list[str] = []
    once = remembered(read.append)
    for number in [*range(100), 99, 0]:
        once(str(number) * 2_000)
    assert len(read) == 101
