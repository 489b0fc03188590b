"""A part by its codes that is larger than its whole is asked about."""

from __future__ import annotations

from builders.proposed import proposed
from builders.toy import Toy


def asked(toy: Toy, wide: int, narrow: int) -> bool:
    tables = [("", wide), (" for gross misconduct", narrow)]
    rows = "Year | Female | Male\n2012 | {} | 9\n2013 | 4 | 6\n"
    text = "\n".join(
        f"Table {n}: Number of prison officers dismissed{why}\n\n{rows.format(count)}"
        for n, (why, count) in enumerate(tables, 1)
    )
    return any("is a part of" in one.text for one in proposed(toy, text).questions)


def test_more_for_one_kind_than_for_all(toy: Toy) -> None:
    assert asked(toy, 3, 5) and not asked(toy, 5, 3) and not asked(toy, 5, 5)
