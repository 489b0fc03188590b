"""A table without words of its own under those of the one before is asked about."""

from __future__ import annotations

from builders.proposed import TITLE, proposed
from builders.toy import Toy

HEAD = "Year | Female | Male | Total\n"


def asked(toy: Toy, between: str) -> bool:
    text = (
        f"{TITLE}\n{HEAD}2011 | 5 | 9 | 14\n2012 | 6 | 10 | 16\n\n{between}{HEAD}2013 | 7 | 8 | 15\n2014 | 4 | 8 | 12\n"
    )
    return any("no words of its own" in one.text for one in proposed(toy, text).questions)


def test_a_second_table_without_a_caption(toy: Toy) -> None:
    assert asked(toy, "")
    assert not asked(toy, f"{TITLE}\n")
