"""Bare years under a head that is none of years are asked about."""

from __future__ import annotations

import pytest
from builders.proposed import proposed
from builders.toy import Toy


def asked(toy: Toy, head: str) -> bool:
    text = (
        "Number of prison officers dismissed, by gender\n\n"
        f"{head} | Female | Male | Total\n2012 | 5 | 9 | 14\n2013 | 6 | 10 | 16\n2014 | 4 | 8 | 12\n"
    )
    return any(one.text.startswith("bare years stand under") for one in proposed(toy, text).questions)


@pytest.mark.parametrize(
    "head", ["Year to date", "Month", "Age", "Wing", "Cohort", "Reporting year", "Year of birth", "Case", "Year joined"]
)
def test_another_head_is_asked_about(toy: Toy, head: str) -> None:
    assert asked(toy, head)


@pytest.mark.parametrize("head", ["Year", "Years", "Calendar year", "Year of dismissal", "", "Year ending March"])
def test_a_head_of_years_is_not(toy: Toy, head: str) -> None:
    assert not asked(toy, head)
