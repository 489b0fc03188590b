"""Years that were not over, and captions that name others than the labels, are asked about."""

from __future__ import annotations

from datetime import date

import pytest
from builders.proposed import proposed
from builders.toy import Toy

from ingest.acquire.said import Said


def letter(caption: str, *years: str) -> str:
    rows = "".join(f"{year} | {3 + n} | {9 + n} | {12 + 2 * n}\n" for n, year in enumerate(years))
    return f"Number of prison officers dismissed{caption}\n\nYear | Female | Male | Total\n{rows}"


@pytest.mark.parametrize(
    ("caption", "years"),
    [
        ("", ("2012", "2013", "2014")),
        (", 2012 to 2014", ("2012", "2013", "2014")),
        (", since 2012", ("2012", "2013", "2014")),
        (", 2012, 2013 and 2014", ("2012", "2013", "2014")),
        (", calendar years 2012 to 2014", ("2012", "2013", "2014")),
        (", 2012/13 to 2014/15", ("2012/13", "2013/14", "2014/15")),
        (", from 2012/13 to 2014/15", ("2012/13", "2013/14", "2014/15")),
        (", years ending 31 March", ("2012/13", "2013/14", "2014/15")),
    ],
)
def test_years_that_agree_ask_nobody(toy: Toy, caption: str, years: tuple[str, ...]) -> None:
    assert proposed(toy, letter(caption, *years)).is_certain


@pytest.mark.parametrize(
    ("caption", "years"),
    [
        (", 2009 to 2011", ("2012", "2013", "2014")),
        (", 2012 to 2014", ("2012", "2013", "2015")),
        (", 2012 to 2014", ("2012", "2014")),
        (", calendar years", ("2012/13", "2013/14")),
        (", financial years", ("2012", "2013")),
        (", years ending 30 June", ("2012/13", "2013/14")),
        ("", ("2012", "2013", "2013/14")),
        (", from 2010/11 to 2012/13", ("2012/13", "2013/14", "2014/15")),
        (", from 2012/13 to 2013/14", ("2012/13", "2013/14", "2014/15")),
        ("", ("2012", "2013", "2014 (to date)")),
        (" by calendar year", ("31 March 2012", "31 March 2013")),
    ],
)
def test_years_that_do_not_are_asked_about(toy: Toy, caption: str, years: tuple[str, ...]) -> None:
    assert ("reading", 0, "sets") in {one.path for one in proposed(toy, letter(caption, *years)).questions}


def test_a_year_that_was_not_over_on_the_day_of_the_answer_is_asked_about(toy: Toy) -> None:
    text = letter("", "2013", "2014", "2015")
    early = Said("pages", None, "FOI 4711", date(2015, 11, 30))
    assert [one.path for one in proposed(toy, text, early).questions] == [("published_on",)]
    assert proposed(toy, text).is_certain


def test_a_lead_that_is_the_caption_names_the_years_too(toy: Toy) -> None:
    lead = "The table below shows the number of prison officers dismissed in each calendar year.\n\n"
    years = "Year | Female | Male | Total\n2012/13 | 3 | 9 | 12\n2013/14 | 4 | 10 | 14\n"
    assert any("calendar years" in one.text for one in proposed(toy, lead + years).questions)
