"""Months in headings: of a year that ends in them, or of themselves."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.times.bare_months import MAY_END_MORE, UNEXPLAINED
from ingest.settings import Settings

TABLE = (
    "Table 4: Complaints closed, by district\n\n| District | {one} | {two} |\n| West | 31 | 12 |\n| East | 42 | 11 |\n"
)


def figures(one: str, two: str, words: str = "") -> list[Found]:
    text = f"{words}\n\n{TABLE.format(one=one, two=two)}"
    document = open_document("table.txt", text.encode(), "text", Settings())
    return [f for f in read_document(document, Context("Anyshire Police")).observations if "line" in f.cell_ref]


def spans(found: list[Found]) -> set[tuple[date | None, date | None]]:
    return {(f.period.start, f.period.end) for f in found if f.period}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("YE June 2018", "YE June 2019"),
        ("Y/E Jun-18", "Y/E Jun-19"),
        ("yr to June 2018", "yr to June 2019"),
        ("12m to June 2018", "12m to June 2019"),
        ("Year ending June 2018", "Year ending June 2019"),
        ("Year end 30 June 2018", "Year end 30 June 2019"),
    ],
)
def test_years_that_end_in_a_month_are_years(one: str, two: str) -> None:
    found = figures(one, two)
    assert spans(found) == {(date(2017, 7, 1), date(2018, 6, 30)), (date(2018, 7, 1), date(2019, 6, 30))}
    assert all(f.certain for f in found)


@pytest.mark.parametrize("lead", ["RTE", "CYTM", "rolling", "cumulative to", "Revised"])
def test_words_that_nobody_knows_leave_a_month_in_doubt(lead: str) -> None:
    found = figures(f"{lead} June 2018", f"{lead} June 2019")
    assert found
    assert not any(f.certain for f in found)


def test_words_that_say_what_is_counted_do_not() -> None:
    found = figures("Complaints closed in May 2018", "Complaints closed in June 2018")
    assert found
    assert not any(UNEXPLAINED in f.doubts for f in found)


def test_one_month_of_several_years_may_be_the_end_of_each() -> None:
    assert all(MAY_END_MORE in f.doubts for f in figures("June 2018", "June 2019"))
    assert not any(MAY_END_MORE in f.doubts for f in figures("May 2018", "June 2018"))


def test_months_that_all_end_quarters_may_be_quarters() -> None:
    text = (
        "Complaints closed\n\n| Ward | March 2018 | June 2018 | {} 2018 |\n| West | 31 | 12 | 9 |\n| East | 4 | 1 | 3 |"
    )
    for month, is_certain in (("September", False), ("July", True)):
        document = open_document("x.txt", text.format(month).encode(), "text", Settings())
        found = read_document(document, Context("Anyshire Police")).observations
        assert {f.certain for f in found} == {is_certain}


def test_a_period_that_is_spoken_of_is_not_the_day_of_writing() -> None:
    words = "Published results, year ending 30 June 2019. Revised since last month; not collected before 5 May 2019."
    found = figures("Year ending June 2018", "Year ending June 2019", words)
    assert all(f.certain for f in found)
    early = figures("Year ending June 2018", "Year ending June 2019", "Published on 5 May 2019.")
    assert not all(f.certain for f in early)
