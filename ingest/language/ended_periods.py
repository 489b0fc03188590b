"""Periods that are named by their end: `year ending 31 March 2023`, `YE June 2021`, `quarter to September 2019`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ingest.language.days import date_of, day_number, last_day, month_of, year_of
from ingest.language.period import Period, financial_year, spanning

_SPAN = r"(?:years?|yrs?|(?:12|twelve)[- ](?:months?|mths?)(?: period)?|(?:r|l|t)?12\s?(?:ms?|mths?|months?))"
_UNIT = (
    rf"half[- ]years?|(?:(?:financial|calendar|reporting|rolling) )?{_SPAN}|fy|quarter|qtr|month|"
    r"(?:period of )?(?:3|three|6|six|9|nine|12|twelve)[- ](?:months?|mths?)(?: period)?"
)
_ENDS = r"(?:ending|ended|to(?: the)?(?: end)?(?: of)?|end|up to)(?: on| in)?(?: the)?"
# `YE`, `Y/E`, `QE`: the length and its end in one word.
ENDED = rf"(?:(?P<unit>{_UNIT})\s+{_ENDS}|(?P<short>f\.?y\.?e\.?|f?y/e|y\.?e\.?|q/e|qe)(?: on| in)?)\s*:?\s*"
_LENGTHS = {
    "3": 3,
    "three": 3,
    "6": 6,
    "six": 6,
    "9": 9,
    "nine": 9,
    "month": 1,
    "half": 6,
    "quarter": 3,
    "qtr": 3,
    "q/e": 3,
    "qe": 3,
}


def ending(found: re.Match[str]) -> Period | None:
    """`year ending 31 March 2023`, `quarter to June 2019`, `six months ended 30 September 2019`."""
    month, year = month_of(found["month"]), year_of(found["year"])
    if month is None:
        return None
    end = last_day(year, month)
    if found["day"] and day_number(found["day"]) not in (end.day, 28):
        return None
    return _span_ending(found, end)


def ending_on(found: re.Match[str]) -> Period | None:
    """`year ended 31/03/2023`, where the day is the last of its month."""
    end = date_of(found["d1"])
    return _span_ending(found, end) if end and end == last_day(end.year, end.month) else None


def _span_ending(found: re.Match[str], end: date) -> Period | None:
    first = re.sub(r"^period of ", "", (found["unit"] or found["short"]).casefold()).replace("-", " ").split()[0]
    months = end.year * 12 + end.month - _LENGTHS.get(first, 12)
    return spanning(date(months // 12, months % 12 + 1, 1), end, found.group())


def end_of_month(found: re.Match[str]) -> Period | None:
    """`end March 2021` is the last day of that month."""
    month = month_of(found["m1"])
    at = last_day(year_of(found["y1"]), month) if month else None
    return Period(at, at, "point", found.group()) if at else None


def financial_ending(found: re.Match[str]) -> Period | None:
    """`FYE 2021`: most such years end in March, and some do not."""
    return replace(financial_year(int(found["y1"]) - 1, found.group()), sure=False)
