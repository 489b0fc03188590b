"""A footnote sign without its note is asked about, wherever it stands."""

from __future__ import annotations

import pytest
from builders.proposed import proposed
from builders.toy import Toy

TABLE = "Number of prison officers dismissed\n\nYear | Female | Male\n2012 | 3 | 9\n2013 | 4 | 6\n2014 | 5 | 2\n"


@pytest.mark.parametrize(
    ("plain", "signed"),
    [
        ("Male", "Male*"),
        ("Female", "Female2"),
        ("2013", "2013 (1)"),
        ("| 9", "| 9 (2)"),
        ("| 9", "| 9³"),
        ("ed\n", "ed†\n"),
    ],
)
def test_a_sign_that_nothing_explains_is_asked_about(toy: Toy, plain: str, signed: str) -> None:
    asked = [one.text for one in proposed(toy, TABLE.replace(plain, signed, 1)).questions]
    assert any("stands for" in text for text in asked)


def test_a_sign_with_its_note_is_not(toy: Toy) -> None:
    asked = [one.text for one in proposed(toy, TABLE.replace("Male", "Male*") + "\n* Of any grade.\n").questions]
    assert not any("stands for" in text for text in asked)
