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


@pytest.mark.parametrize(
    ("head", "is_asked"),
    [
        ("Session", True),
        ("Academic year", True),
        ("Cohort", True),
        ("Wing", True),
        ("Year", False),
        ("Financial year", False),
        ("Year to March", False),
        ("Reporting period", False),
    ],
)
def test_years_of_two_numbers(toy: Toy, head: str, is_asked: bool) -> None:
    text = (
        f"Number of prison officers dismissed, by gender\n\n{head} | Female | Male\n2012/13 | 5 | 9\n2013/14 | 6 | 10\n"
    )
    said = [one.text for one in proposed(toy, text).questions]
    assert any(one.startswith("years of two numbers") for one in said) == is_asked


@pytest.mark.parametrize(
    ("head", "year", "is_asked"),
    [
        ("Financial year", "2012/13", False),
        ("Year", "2012", False),
        ("Calendar year", "2012/13", True),
        ("Year joined", "2012", True),
    ],
)
def test_the_first_of_two_labels_has_a_head_of_its_own(toy: Toy, head: str, year: str, is_asked: bool) -> None:
    table = f"{head} | Gender | Number\n{year} | Male | 4\n{year} | Female | 3\n"
    said = proposed(toy, f"Number of prison officers dismissed\n\n{table}")
    assert any("stand under" in one.text for one in said.questions) is is_asked
