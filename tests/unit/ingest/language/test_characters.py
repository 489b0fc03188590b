from __future__ import annotations

import pytest

from ingest.language.characters import is_broken_number, is_doubtful, visible


@pytest.mark.parametrize("text", ["1\u2060204", "1,\u200b204", "1\ufeff,204", "2\u202e4", "1193/1\u20608"])
def test_a_number_with_something_unseen_inside_is_broken(text: str) -> None:
    assert is_broken_number(text)
    assert is_doubtful(f"a total of {text} officers")


@pytest.mark.parametrize("text", ["\ufeff12 officers", "12\u200b officers", "dis\u00admissed 12", "12\u200d, and 4"])
def test_what_is_unseen_beside_a_number_breaks_none(text: str) -> None:
    assert not is_broken_number(text)
    assert not is_doubtful(text)
    assert visible(text).isascii()


@pytest.mark.parametrize(
    "text",
    [
        "over 2，560 complaints",
        "just over 1,𝟐60 complaints",
        "4‚240 allegations",
        "1\ufffd204 officers",
        "12 000 officers",
        "12\u2009000 officers",
        "оver 40 officers",
    ],
)
def test_a_number_beside_strange_characters_is_doubtful(text: str) -> None:
    assert is_doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "“12” officers – of 40… – in 2019–20",
        "12² officers, 7† and £5,000",
        "in 2019 204 officers",
        "the café’s 12 complaints",
        "12 of 1,204 officers",
    ],
)
def test_printed_english_is_not_doubtful(text: str) -> None:
    assert not is_doubtful(text)
