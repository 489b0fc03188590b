"""The total that closes months or quarters is one where it adds up, whatever it is called."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings
from ingest.tables.closing import is_to_date

MONTHS = ["April", "May", "June", "July", "August", "September", "October", "November", "December"]
QUARTERS = ["Q1 2022/23", "Q2 2022/23", "Q3 2022/23"]
NAMES = ["Total", "Grand total", "Year to date", "YTD", "Cumulative total", "Financial year-to-date"]


def figures(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police")).observations


def rows(times: list[str], last: str, total: int) -> str:
    body = "".join(f"| {time} | {number} |\n" for number, time in enumerate(times, 1))
    return f"Officers dismissed, 2022/23\n\n| Month | Dismissed |\n{body}| {last} | {total} |\n"


def columns(times: list[str], last: str, *totals: int) -> str:
    head = f"Officers dismissed\n\n| Rank | {' | '.join(times)} | {last} |\n"
    numbers = [[str(n) for n in range(at, at + len(times))] for at in (1, 5)]
    lines = [f"| {r} | {' | '.join(n)} | {t} |\n" for r, n, t in zip(("A", "B"), numbers, totals, strict=True)]
    return head + "".join(lines)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("times", "total"), [(MONTHS, 45), (QUARTERS, 6)], ids=["months", "quarters"])
def test_a_closing_row_that_adds_up(name: str, times: list[str], total: int) -> None:
    found = figures(rows(times, name, total))
    last = found[-1]
    assert (last.is_total, last.certain, last.raw_value) == (True, True, str(total))
    assert last.period is not None
    assert (last.period.start, last.period.end) == (date(2022, 4, 1), date(2022, 12, 31))
    assert "date" not in last.measure_text


@pytest.mark.parametrize("name", NAMES)
def test_one_that_does_not_add_up_is_in_doubt(name: str) -> None:
    assert not figures(rows(MONTHS, name, 46))[-1].certain


def test_a_hidden_month_leaves_it_open() -> None:
    text = rows(MONTHS, "Year to date", 45).replace("| June | 3 |", "| June | * |")
    assert not figures(f"{text}\n* denotes fewer than 5\n")[-1].certain


@pytest.mark.parametrize("name", NAMES)
def test_a_closing_column(name: str) -> None:
    found = {f.raw_value: f for f in figures(columns(QUARTERS, name, 6, 18))}
    assert found["18"].is_total and found["18"].certain
    assert not {f.raw_value: f for f in figures(columns(QUARTERS, name, 6, 19))}["19"].certain


def test_a_year_to_date_under_ranks_is_no_total() -> None:
    text = (
        "Officers dismissed, 2022\n\n| Rank | Men | Women |\n| A | 1 | 2 |\n| B | 3 | 4 |\n| Year to date | 4 | 6 |\n"
    )
    assert not figures(text)[-1].is_total


@pytest.mark.parametrize(("label", "verdict"), [("YTD", True), ("Year to date", True), ("Date", False), ("To", False)])
def test_what_is_called_so(label: str, verdict: bool) -> None:
    assert is_to_date(label) is verdict


YEARS = ["2019/20", "2020/21", "2021/22"]
OF_YEARS = ["Three year total", "3-year total", "Total for all years", "All three years", "Total over the three years"]


@pytest.mark.parametrize("name", OF_YEARS)
def test_the_total_of_years(name: str) -> None:
    found = [f for f in figures(columns(YEARS, name, 6, 18)) if f.is_total]
    assert [(f.raw_value, f.certain) for f in found] == [("6", True), ("18", True)]
    for figure in found:
        assert figure.period is not None
        assert (figure.period.start, figure.period.end) == (date(2019, 4, 1), date(2022, 3, 31))
        assert "year" not in figure.measure_text.casefold()


@pytest.mark.parametrize("name", OF_YEARS)
def test_a_total_of_years_that_does_not_add_up_is_in_doubt(name: str) -> None:
    assert not any(f.certain for f in figures(columns(YEARS, name, 9, 18)) if f.raw_value == "9")
