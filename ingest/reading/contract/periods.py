"""Reads the labels of reference periods. What it does not know for certain it does not read."""

from __future__ import annotations

import re
from datetime import date

from ingest.model.mapping import DeclaredPeriod

_Y = "(?:18|19|20)[0-9][0-9]"
_YEAR = re.compile(rf"({_Y})")
_TWO_YEARS = re.compile(rf"({_Y})\s?[/–-]\s?({_Y}|[0-9][0-9])")
_TO_DATE = re.compile(rf"({_Y})\s*\(to date\)", re.IGNORECASE)


def read_period(label: str, years: str | None = None) -> DeclaredPeriod | None:
    """The period a label names, or None where it cannot be read with certainty.

    `2014` is a calendar year unless `years` says financial; `2019/20` is a financial year; `2013 (to date)` is a
    part year whose end the label leaves open. A starred year is a part year that only a person can date.
    """
    text = label.strip()
    if found := _YEAR.fullmatch(text):
        return _year(int(found.group(1)), years)
    if found := _TWO_YEARS.fullmatch(text):
        first, second = int(found.group(1)), found.group(2)
        if int(second) == (first + 1) % (100 if len(second) == 2 else 10_000):
            return _year(first, "financial")
        return None
    if found := _TO_DATE.fullmatch(text):
        return DeclaredPeriod(kind="part_year", start=date(int(found.group(1)), 1, 1), end=None)
    return None


def _year(year: int, years: str | None) -> DeclaredPeriod:
    if years == "financial":
        return DeclaredPeriod(kind="financial_year", start=date(year, 4, 1), end=date(year + 1, 3, 31))
    return DeclaredPeriod(kind="calendar_year", start=date(year, 1, 1), end=date(year, 12, 31))
