"""Every `by …` of a caption is borne by the labels, or asked about."""

from __future__ import annotations

import pytest
from builders.proposed import proposed
from builders.toy import Toy


def asked(toy: Toy, caption: str) -> bool:
    text = f"{caption}\n\nYear | Female | Male | Total\n2012 | 5 | 9 | 14\n2013 | 6 | 10 | 16\n2014 | 4 | 8 | 12\n"
    return any(one.text.startswith("the words above the table say `by") for one in proposed(toy, text).questions)


@pytest.mark.parametrize(
    "axis",
    [
        "by year of appointment",
        "by date of offence",
        "by year charged",
        "by length of service",
        "by gender and prison",
        "by quarter",
        "by age",
        "by 2014",
        "by governors",
    ],
)
def test_what_no_label_bears(toy: Toy, axis: str) -> None:
    assert asked(toy, f"Number of prison officers dismissed {axis}")


@pytest.mark.parametrize(
    "axis",
    [
        "by gender",
        "by year and gender",
        "by sex, 2012 to 2014",
        "by year of dismissal",
        "by calendar year",
        "broken down by gender",
    ],
)
def test_what_a_label_bears(toy: Toy, axis: str) -> None:
    assert not asked(toy, f"Number of prison officers dismissed {axis}")


@pytest.mark.parametrize("times", ["year ending 31 March", "in each financial year", "England and Wales, by year"])
def test_years_and_the_nation_are_no_open_axes(toy: Toy, times: str) -> None:
    table = f"Number of prison officers dismissed, by gender, {times}\n\nYear ending 31 March | Male | Female\n"
    said = proposed(toy, f"{table}2012 | 5 | 9\n2013 | 6 | 10\n2014 | 4 | 8\n")
    assert not any("and no label does" in one.text for one in said.questions)
