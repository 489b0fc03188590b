"""The name of another body, wherever it stands, is asked about; that of the body itself and of its offices is not."""

from __future__ import annotations

import pytest
from builders.proposed import proposed
from builders.toy import Toy

TABLE = (
    "Number of prison officers dismissed, by gender\n\n"
    "Year | Female | Male | Total\n2012 | 5 | 9 | 14\n2013 | 6 | 10 | 16\n2014 | 4 | 8 | 12\n"
)


def asked(toy: Toy, text: str) -> bool:
    return any("the document also names" in one.text for one in proposed(toy, text).questions)


@pytest.mark.parametrize(
    "name",
    [
        "Isle of Elsewhere Prison Service",
        "ELSEWHERE PRISON SERVICE",
        "From: Elsewhere Probation Authority",
        "Harbour of Anytown Police",
        "Anyshire Constabulary",
        "Office for Elsewhere Standards",
        "Ministry of Elsewhere",
        "Elsewhere Integrity Commission",
        "HMP Anytown",
    ],
)
def test_another_name_is_asked_about(toy: Toy, name: str) -> None:
    assert asked(toy, f"{name}\n\n{TABLE}")
    assert asked(toy, f"{TABLE}\nYours sincerely\n\n{name}\n")


@pytest.mark.parametrize(
    "name", ["National Offender Management Service", "Information Rights Office", "Disclosure Office", "Data Services"]
)
def test_its_own_name_and_offices_are_not(toy: Toy, name: str) -> None:
    assert not asked(toy, f"{name}\n\n{TABLE}")
