"""Dates under a heading that says what ends on them."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.language.periods import read_period
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def figures(text: str, kind: str = "text") -> list[Found]:
    document = open_document("table.txt", text.encode(), kind, Settings())
    return read_document(document, Context("Anyshire Police")).observations


def spans(found: list[Found]) -> set[tuple[str, str]]:
    return {(str(f.period.start), str(f.period.end)) for f in found if f.period}


@pytest.mark.parametrize(
    ("lead", "day", "span"),
    [
        ("Year ended", "30 June 2019", ("2018-07-01", "2019-06-30")),
        ("Years ending", "31/03/2020", ("2019-04-01", "2020-03-31")),
        ("12 months to", "31 December 2018", ("2018-01-01", "2018-12-31")),
        ("Y/E", "31 March 2018", ("2017-04-01", "2018-03-31")),
        ("Yrs to", "Sept 2018", ("2017-10-01", "2018-09-30")),
        ("Quarter ended", "30 September 2018", ("2018-07-01", "2018-09-30")),
        ("Six months to:", "Sept 2018", ("2018-04-01", "2018-09-30")),
    ],
)
def test_a_stub_heading_governs_its_column(lead: str, day: str, span: tuple[str, str]) -> None:
    page = (
        f"<table><caption>Officers dismissed or warned</caption><tr><th>{lead}</th><th>Dismissed</th><th>Warned</th>"
        f"</tr><tr><td>{day}</td><td>3</td><td>12</td></tr></table>"
    )
    found = figures(page, "html")
    assert spans(found) == {span}
    assert all(f.certain for f in found)


def test_a_band_and_an_upper_heading_govern_too() -> None:
    page = (
        "<table><caption>Officers dismissed</caption><tr><th rowspan=2>District</th><th colspan=2>Year ended</th></tr>"
        "<tr><th>31 March 2020</th><th>31 March 2021</th></tr><tr><td>West</td><td>3</td><td>12</td></tr>"
        "<tr><td>East</td><td>5</td><td>1</td></tr></table>"
    )
    found = figures(page, "html")
    assert spans(found) == {("2019-04-01", "2020-03-31"), ("2020-04-01", "2021-03-31")}
    assert not any("Year ended" in f.measure_text for f in found)


def test_a_day_that_nothing_calls_a_day_is_in_doubt() -> None:
    text = (
        "Complaints recorded, by district\n\n| | 30 June 2019 | 30 June 2020 |\n| West | 3 | 12 |\n| East | 4 | 1 |\n"
    )
    assert {f.certain for f in figures(text)} == {False}


def test_a_headcount_is_of_a_day() -> None:
    text = "Officers in post\n\n| | 30 June 2019 | 30 June 2020 |\n| West | 310 | 312 |\n| East | 114 | 99 |\n"
    found = figures(text)
    assert spans(found) == {("2019-06-30", "2019-06-30"), ("2020-06-30", "2020-06-30")}
    assert all(f.certain for f in found)


def test_spans_that_end_on_a_day() -> None:
    period = read_period("nine months ended 31 December 2020")
    assert period is not None
    assert (str(period.start), str(period.end)) == ("2020-04-01", "2020-12-31")


def among_labels(lead: str, day: str) -> list[Found]:
    return figures(
        f"<table><caption>Staff discipline by station</caption><tr><th>Station</th><th>{lead}</th><th>Grade</th>"
        "<th>Investigations opened</th><th>Staff suspended</th></tr>"
        f"<tr><td>West</td><td>{day}</td><td>Sergeant</td><td>14</td><td>4</td></tr></table>",
        "html",
    )


@pytest.mark.parametrize(
    ("lead", "start"),
    [
        ("Quarter ended", "2018-10-01"),
        ("Year ended", "2018-01-01"),
        ("Half year to", "2018-07-01"),
        ("Month ending", "2018-12-01"),
        ("12 months to", "2018-01-01"),
    ],
)
def test_a_heading_governs_its_column_among_several_columns_of_labels(lead: str, start: str) -> None:
    found = among_labels(lead, "31/12/2018")
    assert len(found) == 2
    assert spans(found) == {(start, "2018-12-31")}


@pytest.mark.parametrize(("lead", "day"), [("Period ending", "31/12/2018"), ("Quarter ended", "30/12/2018")])
def test_a_day_under_an_end_that_cannot_be_joined_to_it_is_in_doubt(lead: str, day: str) -> None:
    found = among_labels(lead, day)
    assert found
    assert not any(f.certain for f in found)
    page = f"<table><caption>Staff</caption><tr><th>{lead}</th><th>Staff suspended</th><th>Staff dismissed</th></tr>"
    alone = figures(f"{page}<tr><td>{day}</td><td>6</td><td>4</td></tr></table>", "html")
    assert alone
    assert not any(f.certain for f in alone)
