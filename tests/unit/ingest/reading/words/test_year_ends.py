"""Bare years under words that say in which month a year ends."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.words.year_ends import year_end_in
from ingest.settings import Settings

PAGE = """<html><body><p>{caption}</p><table><tr><th>Year</th><th>Dismissed</th></tr>
<tr><td>2020</td><td>8</td></tr><tr><td>2021</td><td>9</td></tr></table></body></html>"""


def figures(caption: str) -> list[Found]:
    document = open_document("page.html", PAGE.format(caption=caption).encode(), "html", Settings())
    return read_document(document, Context("Anyshire Police")).observations


@pytest.mark.parametrize(
    "words",
    [
        "years ending 31 March 2020 to 2021",
        "years ending March 2020-2021",
        "in the years to 31st March 2020, 2021 and 2022",
        "years ended on 31 March 2020 and 2021",
        "years ending 31 March, from 2020 to 2021",
        "twelve-month periods ending 31 March 2020 to 2021",
        "YE March 2020 to 2021",
        "y/e 31 March",
        "each year up to the end of March",
        "years that ended in March 2020 to March 2021",
    ],
)
def test_years_that_end_in_march_run_from_april(words: str) -> None:
    assert year_end_in(words) == (3, True)
    found = figures(f"Officers dismissed, {words}")
    periods = [f.period for f in found if f.period]
    wanted = [(date(2019, 4, 1), date(2020, 3, 31)), (date(2020, 4, 1), date(2021, 3, 31))]
    assert [(p.start, p.end) for p in periods] == wanted or not any(f.certain for f in found)


@pytest.mark.parametrize(
    "words", ["year ending 31 March 2021", "in the year to June 2021", "the year ended 30/06/2021"]
)
def test_one_year_that_ends_elsewhere_leaves_the_others_in_doubt(words: str) -> None:
    assert not any(f.certain for f in figures(f"Officers dismissed, {words}"))


def test_a_year_that_ends_in_december_is_a_calendar_year() -> None:
    found = figures("Officers dismissed, years ending 31 December 2020 to 2021")
    assert next((f.period.start, f.period.end) for f in found if f.period) == (date(2020, 1, 1), date(2020, 12, 31))
    assert year_end_in("officers dismissed in 2020") is None
