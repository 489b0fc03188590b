"""Every form in which publishers print a period, longest first, and what each stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from ingest.language.days import (
    DATE,
    DAY,
    MONTH,
    SHORT_YEAR,
    YEAR,
    date_of,
    day,
    day_number,
    last_day,
    month_of,
    year_of,
)
from ingest.language.ended_periods import ENDED, end_of_month, ending, ending_on, financial_ending
from ingest.language.period import Period, calendar_year, financial_year, spanning
from ingest.language.worded_years import year_of_two

_TO = r"\s*(?:\bto\b|\buntil\b|\bup to\b|\bthrough(?: to)?\b|\band\b|\btill\b|–|—|-|−)\s*(?:the\s+end\s+of\s+)?"
_FY = rf"{YEAR}\s?[/–—-]\s?(?:{YEAR}|[0-9]{{2}})(?![0-9])"
_OPEN = r"(?:to date|to present|to the present(?: day)?|onwards|year to date|ytd)"
NOT_BEFORE = r"(?<![\w£$.,/-])"
NOT_AFTER = r"(?![\w%]|[/.,-][0-9])"


def _date_range(found: re.Match[str]) -> Period | None:
    start, end = date_of(found["d1"]), date_of(found["d2"])
    return spanning(start, end, found.group()) if start and end else None


def _half_date_range(found: re.Match[str]) -> Period | None:
    end = date_of(found["d2"])
    number = day_number(found["day"])
    start = day(end.year, month_of(found["month"]), number) if end else None
    if end and start and start > end:
        start = day(end.year - 1, start.month, number)
    return spanning(start, end, found.group()) if start and end else None


def _month_range(found: re.Match[str]) -> Period | None:
    first, last = month_of(found["m1"]), month_of(found["m2"])
    if first is None or last is None:
        return None
    end_year = year_of(found["y2"])
    start_year = year_of(found["y1"]) if found["y1"] else end_year - (first > last)
    return spanning(date(start_year, first, 1), last_day(end_year, last), found.group())


def _point(found: re.Match[str]) -> Period | None:
    at = date_of(found["d1"])
    return Period(at, at, "point", found.group()) if at else None


def _quarter(found: re.Match[str]) -> Period | None:
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4}
    number = names.get(found["q"].casefold()) or int(found["q"][0])
    year = found["year"]
    if _two_years(year) is not None:
        month, first, sure = 1 + 3 * number, int(year[:4]), True
    else:
        month, first, sure = 3 * number - 2, int(year[:4]), False
    start = date(first + (month > 12), (month - 1) % 12 + 1, 1)
    return Period(start, last_day(start.year, start.month + 2), "quarter", found.group(), sure)


def _two_years(text: str) -> int | None:
    """The first year of `2019/20` or `1999-2000`, or None where the years do not follow each other."""
    years = re.findall(r"[0-9]+", text)
    if len(years) != 2:
        return None
    first, second = int(years[0]), int(years[1])
    return first if second == (first + 1) % (100 if len(years[1]) == 2 else 10_000) else None


def _financial(found: re.Match[str]) -> Period | None:
    text = found["fy"]
    first = _two_years(text)
    if first is None:
        return _years(found, text)
    # `2019-2020` may be one year or two; with a slash or two digits it is one.
    sure = "/" in text or len(re.findall(r"[0-9]+", text)[1]) == 2
    return replace(financial_year(first, found.group()), sure=sure)


def _short_financial(found: re.Match[str]) -> Period | None:
    """`FY22/23`, where one year follows the other."""
    first, second = (int(year) for year in re.findall(r"[0-9]+", found["fy"]))
    return financial_year(year_of(f"{first:02d}"), found.group()) if second == (first + 1) % 100 else None


def _years(found: re.Match[str], text: str) -> Period | None:
    years = [int(y) for y in re.findall(r"[0-9]+", text)]
    if years[1] < 100:
        years[1] += years[0] // 100 * 100
    if not years[0] < years[1] <= years[0] + 60:
        return None
    return Period(date(years[0], 1, 1), date(years[1], 12, 31), "multi_year", found.group())


def _year_range(found: re.Match[str]) -> Period | None:
    if _two_years(found.group().strip()) is not None and not re.search(r"[a-z]", found.group(), re.IGNORECASE):
        return None  # `1999-2000` may be one year; the next form weighs it
    first, last = _whole(found["p1"]), _whole(found["p2"])
    if first is None or last is None or first.start is None or last.end is None or first.kind != last.kind:
        return None
    period = spanning(first.start, last.end, found.group())
    # `2019 to 2020` is how some print one financial year.
    return replace(period, kind="multi_year", sure=year_of_two(found.group()) is None) if period else None


def _whole(text: str) -> Period | None:
    if (first := _two_years(text)) is not None:
        return financial_year(first, text)
    return calendar_year(int(text), text) if re.fullmatch(YEAR, text) else None


def _one(text: str) -> Period | None:
    """A day, a month of a year, or a year of either kind."""
    if at := date_of(text):
        return Period(at, at, "point", text)
    if found := re.fullmatch(rf"({MONTH})\s+({YEAR})", text, re.IGNORECASE):
        month, year = month_of(found.group(1)), int(found.group(2))
        return Period(date(year, month, 1), last_day(year, month), "part_year", text) if month else None
    return _whole(text)


def _mixed_range(found: re.Match[str]) -> Period | None:
    """`2019 to Dec 2023`: the first day of the one to the last day of the other."""
    first, last = _one(found["p1"]), _one(found["p2"])
    if first is None or last is None or first.start is None or last.end is None or first.kind == last.kind:
        return None
    return spanning(first.start, last.end, found.group())


def _since(found: re.Match[str]) -> Period | None:
    text = found["from"]
    start = date_of(text)
    if start is None and (inner := _one(text)):
        start = inner.start
    return Period(start, None, "part_year", found.group()) if start else None


def _until(found: re.Match[str]) -> Period | None:
    end = date_of(found["d1"])
    return Period(None, end, "part_year", found.group()) if end else None


def _month(found: re.Match[str]) -> Period | None:
    month = month_of(found["m1"])
    if month is None:
        return None
    year = year_of(found["y1"])
    return Period(date(year, month, 1), last_day(year, month), "part_year", found.group())


def _year(found: re.Match[str]) -> Period | None:
    return calendar_year(int(found["y1"]), found.group())


Builder = Callable[[re.Match[str]], Period | None]
_EITHER = rf"(?:{_FY}|{YEAR})"
_SOME = rf"(?:{DATE}|{MONTH}\s+{YEAR}|{_FY}|{YEAR})"
FORMS: list[tuple[str, Builder]] = [
    (rf"(?:between\s+|from\s+)?(?:the\s+)?(?P<d1>{DATE}){_TO}(?:the\s+)?(?P<d2>{DATE})", _date_range),
    (rf"(?:between\s+|from\s+)?(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){_TO}(?P<d2>{DATE})", _half_date_range),
    (
        rf"{ENDED}(?P<day>{DAY}(?=\s))?\s*(?:of\s+)?(?P<month>{MONTH})"
        rf"(?:,?\s+(?={YEAR})|\s?[-'’]\s?)(?P<year>{YEAR}|{SHORT_YEAR})",
        ending,
    ),
    (rf"{ENDED}(?P<d1>{DATE})", ending_on),
    (rf"(?:fye|f/?y/e|(?:fy|financial\s+year)\s+end(?:ing|ed|s)?(?:\s+in)?)\s*(?P<y1>{YEAR})", financial_ending),
    (
        rf"(?:between\s+|from\s+)?(?P<m1>{MONTH})(?:[\s'’-]*(?P<y1>{YEAR}|{SHORT_YEAR}))?{_TO}(?P<m2>{MONTH})[\s'’-]*(?P<y2>{YEAR}|"
        rf"{SHORT_YEAR})",
        _month_range,
    ),
    (rf"(?:between\s+|from\s+)?(?P<p1>{_SOME}){_TO}(?P<p2>{_SOME})(?:\s+{_OPEN})?", _mixed_range),
    (rf"(?:since|from)\s+(?:the\s+)?(?P<from>{DATE}|{MONTH}\s+{YEAR}|{_FY}|{YEAR})(?:\s+{_OPEN})?", _since),
    (rf"(?P<from>{DATE}|{MONTH}\s+{YEAR}|{_EITHER})\s*\(?{_OPEN}\)?", _since),
    (rf"up\s+to\s+(?P<d1>{DATE})", _until),
    (rf"(?:(?:as\s+)?(?:at|of)\s+|on\s+)?(?P<d1>{DATE})", _point),
    (rf"(?:(?:as\s+)?(?:at|of|on)\s+)?(?:the\s+)?end[\s-]+(?:of\s+)?(?P<m1>{MONTH})\s+(?P<y1>{YEAR})", end_of_month),
    (rf"(?:q|quarter\s+)(?P<q>[1-4])(?:\s*,?\s*(?:of\s+)?(?:the\s+)?)(?P<year>{_EITHER})", _quarter),
    (rf"(?P<year>{_EITHER})\s*,?\s*(?:q|quarter\s+)(?P<q>[1-4])", _quarter),
    (rf"(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter\s+(?:of\s+)?(?P<year>{_EITHER})", _quarter),
    (rf"(?:between\s+|from\s+)?(?P<p1>{_EITHER}){_TO}(?P<p2>{_EITHER})", _year_range),
    (
        rf"(?:fy|(?:(?:full|whole|entire)\s+)?(?:(?:financial|reporting|performance)\s+)?year)?\s*"
        rf"(?P<fy>{_FY})(?:\s+financial\s+year)?",
        _financial,
    ),
    (r"(?:fy|financial\s+year)\s*['’]?(?P<fy>[0-9]{2}\s?[/–-]\s?['’]?[0-9]{2})", _short_financial),
    (rf"(?P<m1>{MONTH})[\s'’-]*(?P<y1>{YEAR}|{SHORT_YEAR})", _month),
    (rf"(?:(?:(?:full|whole|entire)\s+)?(?:calendar\s+)?year\s+)?(?P<y1>{YEAR})", _year),
]
