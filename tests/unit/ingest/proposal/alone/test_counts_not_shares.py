"""Percentages, rates and hundreds under a caption that counts are asked about, by their words or by their sums."""

from __future__ import annotations

import pytest
from builders.proposed import TITLE, proposed
from builders.toy import Toy

ROWS = "2012 | 5 | 9 | 14\n2013 | 6 | 10 | 16\n2014 | 4 | 8 | 12\n"


def asked(toy: Toy, above: str, caption: str = TITLE, rows: str = ROWS) -> bool:
    text = f"{above}\n\n{caption}\nYear | Female | Male | Total\n{rows}"
    return any(one.text.endswith("are the figures counts?") for one in proposed(toy, text).questions)


@pytest.mark.parametrize("unit", ["Percentages", "Per cent", "Proportion of staff", "(%)", "Rates", "Thousands"])
def test_a_heading_of_another_unit(toy: Toy, unit: str) -> None:
    assert asked(toy, unit)


@pytest.mark.parametrize("per", ["per hearing", "per 100 staff", "per prison officer", "for every appeal"])
def test_a_rate_in_the_caption(toy: Toy, per: str) -> None:
    assert asked(toy, "Annex A", f"Number of prison officers dismissed {per}\n")


def test_sums_of_a_hundred(toy: Toy) -> None:
    assert asked(toy, "Annex A", rows="2012 | 36 | 64 | 100\n2013 | 41 | 59 | 100\n")
    assert asked(toy, "Annex A", rows="2012 | 36 | 65 | 101\n2013 | 41 | 59 | 100\n2014 | 40 | 59 | 99\n")
    assert not asked(toy, "Annex A", rows="2012 | 36 | 64 | 100\n2013 | 41 | 69 | 110\n")


def test_counts_by_time(toy: Toy) -> None:
    assert not asked(toy, "Annex A", "Number of prison officers dismissed per year\n")
    assert not asked(toy, "Annex A")
