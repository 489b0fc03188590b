"""A table, or a part of one, without words of its own under those of the one before is asked about."""

from __future__ import annotations

import pytest
from builders.proposed import TITLE, proposed
from builders.toy import Toy

HEAD = "Year | Female | Male | Total\n"


def asked(toy: Toy, between: str) -> bool:
    first, second = "2011 | 5 | 9 | 14\n2012 | 6 | 10 | 16\n", "2013 | 7 | 8 | 15\n2014 | 4 | 8 | 12\n"
    said = [one.text for one in proposed(toy, f"{TITLE}\n{HEAD}{first}\n{between}{HEAD}{second}").questions]
    return any("no words of its own" in text or "heads stand twice" in text for text in said)


@pytest.mark.parametrize(("between", "is_asked"), [("", True), (f"{TITLE}\n", False)])
def test_a_second_table_without_a_caption(toy: Toy, between: str, is_asked: bool) -> None:
    assert asked(toy, between) == is_asked
