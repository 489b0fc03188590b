"""A table that repeats another figure by figure is asked about."""

from __future__ import annotations

from builders.proposed import proposed
from builders.toy import Toy

TABLE = "Table {}: Number of prison officers {}\n\nYear | Female | Male\n2012 | {} | 9\n2013 | 4 | 6\n\n"


def asked(toy: Toy, first: int, second: int) -> bool:
    text = TABLE.format(1, "dismissed", first) + TABLE.format(2, "convicted", second)
    return any("copy of the other" in one.text for one in proposed(toy, text).questions)


def test_a_copy_and_no_copy(toy: Toy) -> None:
    assert asked(toy, 3, 3) and not asked(toy, 3, 5)
