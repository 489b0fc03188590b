"""A year that a sentence anywhere makes part of a year is not read as whole."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

FINANCIAL = "Officers dismissed, by gender\n\n| | 2021/22 | 2022/23 |\nMale | 3 | 6 |\nFemale | 4 | 1 |\n"
CALENDAR = FINANCIAL.replace("2021/22", "2023").replace("2022/23", "2024")


def read(text: str) -> list[Found]:
    return read_document(
        open_document("letter.txt", text.encode(), "text", Settings()), Context("Anyshire Police")
    ).observations


@pytest.mark.parametrize(
    ("table", "sentence", "end"),
    [
        (FINANCIAL, "2022/23 figures are up to 31 January 2023 only.", date(2023, 1, 31)),
        (FINANCIAL, "The figures for 2022/23 only run to 31 January.", date(2023, 1, 31)),
        (CALENDAR, "Data for 2024 covers January to June.", date(2024, 6, 30)),
        (CALENDAR, "2024 figures are for nine months only.", None),
        (CALENDAR, "Please note that the data for 2024 is a part year.", None),
        (CALENDAR, "Figures for 2024 are not yet complete.", None),
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_a_sentence_that_names_a_year_and_how_much_of_it_is_covered(
    table: str, sentence: str, end: date | None, below: bool
) -> None:
    found = read(f"{table}\n{sentence}\n" if below else f"{sentence}\n\n{table}")
    whole = [f for f in found if f.raw_value in ("3", "4")]
    part = [f for f in found if f.raw_value in ("6", "1")]
    assert len(part) == 2 and len(whole) == 2
    for figure in part:
        assert figure.period is not None and figure.period.kind == "part_year"
        assert (figure.period.end, figure.certain) == (end, False)
    assert all(f.certain for f in whole)


@pytest.mark.parametrize(
    "sentence",
    [
        "The data was extracted on 31 January 2023.",
        "The most recent year is to date.",
        "The current year's figures run to December.",
        "You asked for officers dismissed between 1 April 2021 and 31 January 2023.",
        "Information is correct as at 3 February 2023.",
    ],
)
def test_days_inside_a_year_put_it_in_doubt(sentence: str) -> None:
    found = read(f"{sentence}\n\n{FINANCIAL}")
    assert {f.raw_value for f in found if f.doubts} == {"6", "1"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The tables cover the period between 1 April 2021 and 31 March 2023.",
        "The figures for 2021/22 and 2022/23 are for officers only.",
        "The data was extracted on 3 June 2023.",
        "Figures for 2020/21 are up to January only.",
        "Until 2022/23 the figures were kept on paper from January to June.",
    ],
)
def test_a_year_stays_whole_where_nothing_limits_it(sentence: str) -> None:
    found = read(f"{sentence}\n\n{FINANCIAL}")
    expected = 2 if sentence.startswith("Until") else 4
    assert sum(f.certain for f in found) == expected


def test_the_days_on_which_years_end_are_no_days_within_them() -> None:
    page = (
        "Police officers dismissed, years ending 31 March 2020 to 31 March 2021\n\n| Outcome | 2020 | 2021 |\n"
        "| Dismissed | 3 | 12 |\n| Warned | 5 | 1 |\n"
    )
    document = open_document("t.txt", page.encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    assert len(found) == 4
    assert all(f.certain for f in found)


def test_a_year_that_was_not_over_ends_on_the_day_that_is_said_of_it() -> None:
    text = f"Published on 8 August 2024.\n\nFigures for 2024 cover the period 1 January to 30 June 2024.\n\n{CALENDAR}"
    found = [f for f in read(text) if f.period and f.period.start == date(2024, 1, 1)]
    assert len(found) == 2
    assert all(f.period and f.period.end == date(2024, 6, 30) and not f.certain for f in found)


def test_a_title_of_two_years_joined_says_no_day() -> None:
    assert all(f.certain for f in read(f"Conduct of officers, 2021 to 2022\n\n{FINANCIAL}"))
    assert not all(
        f.certain for f in read(f"Conduct of officers between 1 January 2021 and 31 December 2022\n\n{FINANCIAL}")
    )


@pytest.mark.parametrize("part", ["Apr-Sep 2023", "1 April 2023 to 30 September 2023", "April to June 2023"])
def test_the_year_so_far_is_the_part_of_a_year_where_one_is_printed(part: str) -> None:
    table = f"Officers dismissed, by gender\n\n| | 2022/23 | {part} |\nMale | 3 | 6 |\nFemale | 4 | 1 |\n"
    found = read(f"{table}\nFigures are for the last financial year and the current year so far.\n")
    assert [f.raw_value for f in found if f.certain] == ["3", "6", "4", "1"]
