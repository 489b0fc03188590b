"""A column or row that adds up all the others, and is no total by its name, is asked about."""

from __future__ import annotations

import pytest
from builders.proposed import proposed
from builders.toy import Toy


def asked(toy: Toy, head: str, *rows: str) -> bool:
    text = f"Number of prison officers dismissed\n\n{head}\n" + "\n".join(rows) + "\n"
    return any("is the sum of all the others" in one.text for one in proposed(toy, text).questions)


@pytest.mark.parametrize("name", ["Unknown", "Not stated", "Wales"])
def test_a_sum_by_another_name(toy: Toy, name: str) -> None:
    assert asked(toy, f"Year | Female | Male | {name}", "2012 | 3 | 9 | 12", "2013 | 4 | 6 | 10")
    assert asked(toy, "Gender | 2012 | 2013", "Female | 3 | 4", "Male | 9 | 6", f"{name} | 12 | 10")


def test_a_total_or_no_sum(toy: Toy) -> None:
    assert not asked(toy, "Year | Female | Male | Total", "2012 | 3 | 9 | 12", "2013 | 4 | 6 | 10")
    assert not asked(toy, "Year | Female | Male | Unknown", "2012 | 3 | 9 | 12", "2013 | 4 | 6 | 1")
    assert not asked(toy, "Year | Female | Male | Unknown", "2012 | 3 | 9 | 0", "2013 | 4 | 6 | 0")
