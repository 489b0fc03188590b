"""The years of a table are those of what is counted, or its head says whose they are."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def figures(head: str, years: tuple[str, str] = ("2020", "2021"), across: bool = False) -> list[Found]:
    rows = [[head, *years], ["Male", "3", "7"], ["Female", "4", "6"]]
    grid = rows if across else [list(column) for column in zip(*rows, strict=True)]
    text = "Number of officers dismissed\n\n" + "\n".join(" | ".join(row) for row in grid) + "\n"
    return read_document(
        open_document("a.txt", text.encode(), "text", Settings()), Context("Anyshire Police")
    ).observations


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize(
    "head",
    [
        "Year of appointment",
        "Year appointed",
        "Year the incident took place",
        "Birth year",
        "Date of offence",
        "Intake year",
    ],
)
def test_years_of_something_else_are_in_doubt(head: str, across: bool) -> None:
    found = figures(head, across=across)
    assert not any(one.certain for one in found)


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize(
    "head", ["Year", "Calendar year", "Year of dismissal", "Year / Gender", "Year and rank", "Reporting period", ""]
)
def test_years_of_what_is_counted_are_certain(head: str, across: bool) -> None:
    found = figures(head, across=across)
    assert len(found) == 4 and all(one.certain for one in found)


def test_years_that_end_need_a_day_or_a_month() -> None:
    assert not any(one.certain for one in figures("Year ending"))
    assert all(one.certain for one in figures("Year ending", ("31 March 2020", "31 March 2021")))
    assert all(one.certain for one in figures("Year to March"))


@pytest.mark.parametrize(
    ("caption", "head", "is_certain"),
    [
        ("Allegations of theft recorded against police officers", "Year recorded", True),
        ("Complaints made about police officers", "Year received", True),
        ("Allegations of theft against police officers that were finalised", "Year recorded", False),
        ("Police officers dismissed after an allegation of theft", "Year recorded", False),
        ("Complaints made about police officers", "Year of incident", False),
    ],
)
def test_what_is_recorded_has_the_year_of_its_record(caption: str, head: str, is_certain: bool) -> None:
    page = (
        f"<table><caption>{caption}</caption><tr><th>{head}</th><th>Male</th><th>Female</th></tr>"
        "<tr><td>2019</td><td>3</td><td>12</td></tr><tr><td>2020</td><td>5</td><td>1</td></tr></table>"
    )
    document = open_document("t.html", page.encode(), "html", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    assert len(found) == 4
    assert all(f.certain is is_certain for f in found)
