"""Years of which a part is counted, as labels print them: `2019 (to 30 June)`, `2020/21 (April to December)`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ingest.language.days import DAY, MONTH, YEAR, day, last_day, month_of
from ingest.language.period import Period, calendar_year, financial_year, spanning

_YEARS = rf"(?P<y1>{YEAR})(?:\s?[/–—-]\s?(?P<y2>{YEAR}|[0-9]{{2}})(?![0-9]))?"
_WORDS = r"(?:(?:part[- ]year|year|figures|data|so far|only|part)\W+)*"
_UP_TO = r"(?:up\s+to|to|until|till|as\s+at|as\s+of|at)\s+(?:and\s+including\s+)?(?:the\s+)?(?:end\s+(?:of\s+)?)?"
_AT = rf"(?:(?P<d2>{DAY})\s+(?:of\s+)?)?(?P<m2>{MONTH})(?:,?\s+(?P<ye>{YEAR}))?"
_FIRST = rf"(?:from\s+)?(?:(?P<d1>{DAY})\s+(?:of\s+)?)?(?P<m1>{MONTH})"
_FROM = rf"(?:{_FIRST}\s*(?:to|until|up\s+to|–|—|-)\s*(?:the\s+end\s+of\s+)?)"
PART_OF_YEAR = rf"{_YEARS}(?:\s*[(\[,:–-]\s*|\s+){_WORDS}(?:{_FROM}|{_UP_TO}){_AT}(?:\s+only)?\s*[)\]]?"


def part_of_year(found: re.Match[str]) -> Period | None:
    """From the first day of the year, or the one that is named, to the last that is counted."""
    year = _whole(found)
    last_month = month_of(found["m2"])
    if year is None or last_month is None or year.start is None or year.end is None:
        return None
    start = _start(found, year)
    number = year.start.year + (last_month < year.start.month)
    end = _day(number, last_month, found["d2"])
    if start is None or end is None or (found["ye"] and int(found["ye"]) != end.year):
        return None
    period = spanning(start, end, found.group())
    if period is None or not year.start <= start <= end <= year.end:
        return None
    return replace(period, kind="part_year") if end < year.end or start > year.start else period


def _whole(found: re.Match[str]) -> Period | None:
    first = int(found["y1"])
    if not found["y2"]:
        return calendar_year(first, "")
    second = int(found["y2"])
    return financial_year(first, "") if second in ((first + 1) % 100, first + 1) else None


def _start(found: re.Match[str], year: Period) -> date | None:
    if not found["m1"]:
        return year.start
    month = month_of(found["m1"])
    if month is None or year.start is None:
        return None
    number = year.start.year + (month < year.start.month)
    return day(number, month, int(re.sub(r"\D", "", found["d1"])) if found["d1"] else 1)


def _day(year: int, month: int, number: str | None) -> date | None:
    return day(year, month, int(re.sub(r"\D", "", number))) if number else last_day(year, month)
