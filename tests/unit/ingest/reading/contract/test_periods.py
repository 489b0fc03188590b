"""A period is read where its label is certain, and left to a person everywhere else."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.model.mapping import DeclaredPeriod
from ingest.reading.contract.periods import read_period


def years(kind: str, first: int, last: int | None = None) -> DeclaredPeriod:
    if kind == "financial_year":
        return DeclaredPeriod(kind=kind, start=date(first, 4, 1), end=date(first + 1, 3, 31))
    return DeclaredPeriod(kind=kind, start=date(first, 1, 1), end=date(first, 12, 31) if last is None else None)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("2014", years("calendar_year", 2014)),
        (" 1973 ", years("calendar_year", 1973)),
        ("2019/20", years("financial_year", 2019)),
        ("2004-05", years("financial_year", 2004)),
        ("1999–2000", years("financial_year", 1999)),
        ("1999/00", years("financial_year", 1999)),
        ("2009 / 10", years("financial_year", 2009)),
        ("2013 (to date)", years("part_year", 2013, 0)),
        ("2013 (To Date)", years("part_year", 2013, 0)),
    ],
)
def test_a_label_that_is_certain(label: str, expected: DeclaredPeriod) -> None:
    assert read_period(label) == expected


def test_a_bare_year_may_be_said_to_be_financial() -> None:
    assert read_period("2014", "financial") == years("financial_year", 2014)
    assert read_period("2014/15", "calendar") == years("financial_year", 2014)


@pytest.mark.parametrize(
    "label",
    [
        *[
            "",
            "2016*",
            "2014 to 2016",
            "2014-16",
            "2014/14",
            "2014/13",
            "20",
            "14/15",
            "1799",
            "2100",
            "2014.0",
            "FY2014",
        ],
        *[
            "Sep-18",
            "Q1 2014",
            "January",
            "2022/236(p)",
            "2004-05(1)",
            "2014\u200b",
            "٢٠١٤",
            "\uff12\uff10\uff11\uff14",
        ],
        *["2014/", "/15", "2014//15", "2014 15", "20142015", "1999-2001", "to date", "2013 to date", "8 August 2016"],
    ],
)
def test_a_label_that_is_not_certain_is_not_read(label: str) -> None:
    assert read_period(label) is None
