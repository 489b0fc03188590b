"""Headings that say what kind of period the bare years under them are."""

from __future__ import annotations

import pytest
from builders.workbooks import Cells, xlsx

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.times.kinds_of_year import kind_of_year
from ingest.settings import Settings

SPANS = [
    ("Year ending 31 March", ("2020-04-01", "2021-03-31")),
    ("Years to 30 June", ("2020-07-01", "2021-06-30")),
    ("Financial year ending 31 March", ("2020-04-01", "2021-03-31")),
    ("12 months to 30 September", ("2020-10-01", "2021-09-30")),
    ("As at 31 March", ("2021-03-31", "2021-03-31")),
    ("On 30 September each year", ("2021-09-30", "2021-09-30")),
    ("April to September", ("2021-04-01", "2021-09-30")),
    ("1 July to 31 December", ("2021-07-01", "2021-12-31")),
    ("Calendar year", ("2021-01-01", "2021-12-31")),
]
OPEN = ["Financial year", "Fiscal years", "April to March", "1 April to 31 March"]


def figures(data: bytes, kind: str) -> list[Found]:
    name = "table.xlsx" if kind == "workbook" else "table.txt"
    return read_document(open_document(name, data, kind, Settings()), Context("Anyshire Police")).observations


def page(lead: str, corner: str = "<th rowspan=2>District</th>") -> bytes:
    own = "" if "rowspan" in corner else "<th>District</th>"
    return (
        f"<table><caption>Officers dismissed, by district</caption><tr>{corner}<th colspan=2>{lead}</th></tr>"
        f"<tr>{own}<th>2021</th><th>2022</th></tr><tr><td>West</td><td>3</td><td>12</td></tr>"
        "<tr><td>East</td><td>5</td><td>1</td></tr></table>"
    ).encode()


def first(found: list[Found]) -> tuple[str, str]:
    period = found[0].period
    assert period is not None
    return str(period.start), str(period.end)


@pytest.mark.parametrize(("lead", "span"), SPANS)
@pytest.mark.parametrize("corner", ["<th rowspan=2>District</th>", "<td>&nbsp;</td>"])
def test_a_band_of_columns_governs_bare_years(lead: str, span: tuple[str, str], corner: str) -> None:
    found = figures(page(lead, corner), "html")
    assert len(found) == 4
    assert first(found) == span
    assert not any(lead in f.measure_text for f in found)


@pytest.mark.parametrize("lead", OPEN)
def test_what_cannot_be_joined_is_not_certain(lead: str) -> None:
    found = figures(page(lead), "html")
    assert len(found) == 4
    assert not any(f.certain for f in found)


@pytest.mark.parametrize(("lead", "span"), SPANS)
def test_a_band_of_a_sheet_governs_bare_years(lead: str, span: tuple[str, str]) -> None:
    rows: Cells = [["Officers dismissed, by district"], ["", lead, lead], ["District", 2021, 2022]]
    rows += [["West", 3, 12], ["East", 5, 1], ["North", 4, 8]]
    assert first(figures(xlsx({"Table 1": rows}), "workbook")) == span


@pytest.mark.parametrize(("lead", "span"), SPANS)
def test_a_band_of_a_tabbed_text_governs_bare_years(lead: str, span: tuple[str, str]) -> None:
    text = (
        f"Officers dismissed, by district\n\n\t{lead}\t\nDistrict\t2021\t2022\nWest\t3\t12\nEast\t5\t1\nNorth\t4\t8\n"
    )
    assert first(figures(text.encode(), "text")) == span


@pytest.mark.parametrize(("lead", "span"), SPANS)
def test_a_heading_beside_or_over_the_rows_governs_them(lead: str, span: tuple[str, str]) -> None:
    beside = (
        "<table><caption>Officers dismissed or warned</caption><tr><th></th><th></th><th>Dismissed</th><th>Warned</th>"
        f"</tr><tr><th rowspan=2>{lead}</th><th>2021</th><td>3</td><td>12</td></tr><tr><th>2022</th><td>5</td>"
        "<td>1</td></tr></table>"
    )
    over = (
        "<table><caption>Officers dismissed or warned</caption><tr><th>District</th><th>Dismissed</th><th>Warned</th>"
        f"</tr><tr><th colspan=3>{lead}</th></tr><tr><td>2021</td><td>3</td><td>12</td></tr><tr><td>2022</td>"
        "<td>5</td><td>1</td></tr></table>"
    )
    for source in (beside, over):
        found = figures(source.encode(), "html")
        assert not any(f.certain for f in found) or first(found) == span


def test_a_column_that_speaks_of_financial_years_leaves_the_years_of_its_rows_open() -> None:
    source = (
        "<table><caption>Officers dismissed or warned</caption><tr><th>District</th>"
        "<th>Dismissed in the financial year</th><th>Warned in the year ending 30 June</th></tr>"
        "<tr><td>2021</td><td>3</td><td>12</td></tr><tr><td>2022</td><td>5</td><td>1</td></tr></table>"
    )
    found = figures(source.encode(), "html")
    assert not any(f.certain for f in found if "financial" in f.measure_text)
    ended = [f for f in found if "30 June" in f.measure_text]
    assert first(ended) == ("2020-07-01", "2021-06-30")


def test_a_label_of_something_else_is_no_kind_of_period() -> None:
    assert [kind_of_year(text) for text in ("Officers", "March", "Year of birth", "At work", "April to March")] == [
        ""
    ] * 5
