"""Years printed with a word between: `financial year 2022 to 2023` is one year, `2019 to 2020 to 2022 to 2023` four."""

from __future__ import annotations

import re
from datetime import date

from ingest.language.days import YEAR
from ingest.language.period import Period, financial_year

_KIND = r"(?:financial|reporting|performance|fiscal)"
# Four years joined by words: from the first to the last.
RUN_OF_YEARS = (
    rf"(?:between\s+|from\s+)?(?:(?P<kind>{_KIND})\s+years?\s+)?(?P<a>{YEAR})\s+to\s+(?P<b>{YEAR})\s+(?:to|and)\s+"
    rf"(?P<c>{YEAR})\s+to\s+(?P<d>{YEAR})"
)
ONE_YEAR = (
    rf"(?:{_KIND}\s+year\s*[:,-]?\s*(?P<a>{YEAR})\s+to\s+(?P<b>{YEAR})|"
    rf"(?P<c>{YEAR})\s+to\s+(?P<d>{YEAR})\s+{_KIND}\s+year(?!s))"
)
# `Financial years 2019 to 2022`: by the year they start in, or the one they end in?
SEVERAL_YEARS = rf"{_KIND}\s+years\s*[:,-]?\s*(?P<a>{YEAR})\s*(?:to|and|–|-)\s*(?P<b>{YEAR})"
_PAIR = re.compile(rf"(?P<a>{YEAR})\s+to\s+(?P<b>{YEAR})", re.IGNORECASE)


def run_of_years(found: re.Match[str]) -> Period | None:
    """Two years, each printed as `Y to Y+1`, and everything between."""
    a, b, c, d = (int(found[name]) for name in "abcd")
    if b != a + 1 or d != c + 1 or c <= a:
        return None
    return Period(date(a, 4, 1), date(d, 3, 31), "multi_year", found.group(), bool(found["kind"]))


def one_year(found: re.Match[str]) -> Period | None:
    """A year that its own words call a financial one."""
    first, last = int(found["a"] or found["c"]), int(found["b"] or found["d"])
    return financial_year(first, found.group()) if last == first + 1 else None


def several_years(found: re.Match[str]) -> Period | None:
    """Bare numbers of financial years: nobody knows which day is the last."""
    first, last = int(found["a"]), int(found["b"])
    return Period(date(first, 1, 1), date(last, 12, 31), "multi_year", found.group(), False) if first < last else None


def year_of_two(text: str) -> int | None:
    """The first year of `2019 to 2020`, which may be two years or one; None where a text is nothing of the kind."""
    found = _PAIR.fullmatch(text.strip())
    return int(found["a"]) if found and int(found["b"]) == int(found["a"]) + 1 else None


def as_one_year(period: Period) -> Period:
    """`2019 to 2020` beside words that speak of financial years, and of no others; any other period as it is."""
    first = None if period.sure else year_of_two(period.text)
    return period if first is None else financial_year(first, period.text)
