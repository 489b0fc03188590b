"""A heading, or the catalogue's title, that names another time than the rows is asked about."""

from __future__ import annotations

from datetime import date

import pytest
from builders.proposed import TITLE, proposed
from builders.toy import Toy

from ingest.acquire.said import Said

TABLE = f"{TITLE}\nYear | Female | Male | Total\n2012 | 5 | 9 | 14\n2013 | 6 | 10 | 16\n2014 | 4 | 8 | 12\n"


def asked(toy: Toy, heading: str, title: str = "Prison officers dismissed") -> bool:
    said = Said("pages", title, "FOI 4711", date(2016, 3, 3))
    return any("names another time" in one.text for one in proposed(toy, f"{heading}\n\n{TABLE}", said).questions)


@pytest.mark.parametrize(
    "heading",
    ["2011", "2012/13", "March 2013", "April to June", "January to September", "Quarter 2", "July", "Year to date"],
)
def test_another_time(toy: Toy, heading: str) -> None:
    assert asked(toy, heading)


@pytest.mark.parametrize("heading", ["2012 to 2014", "January to December", "Prison officers", "Annex A"])
def test_the_same_time_or_none(toy: Toy, heading: str) -> None:
    assert not asked(toy, heading)


def test_the_title_of_the_catalogue(toy: Toy) -> None:
    assert asked(toy, "Annex A", "Prison officers dismissed, 2012/13 to 2014/15")
    assert not asked(toy, "Annex A", "Prison officers dismissed, 2012 to 2014")
