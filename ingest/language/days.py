"""Days and months as publishers print them, each as a pattern and the date it stands for."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = r"(?:[0-3]?[0-9])(?:\s?(?:st|nd|rd|th))?"
YEAR = r"(?:18|19|20)[0-9]{2}"
SHORT_YEAR = r"[0-9]{2}(?![0-9])"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
WRITTEN = rf"{WEEKDAY}{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}"
AMERICAN = rf"{MONTH}\s+{DAY},?\s+{YEAR}"
SLASHED = r"[0-3]?[0-9][/.][01]?[0-9][/.](?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9/])"
ISO = r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]"
DATE = rf"(?:{WRITTEN}|{AMERICAN}|{SLASHED}|{ISO})"

_WRITTEN = re.compile(rf"{WEEKDAY}({DAY})\s+(?:of\s+)?({MONTH}),?\s+({YEAR})", re.IGNORECASE)
_AMERICAN = re.compile(rf"({MONTH})\s+({DAY}),?\s+({YEAR})", re.IGNORECASE)
_SLASHED = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{2,4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def month_of(text: str) -> int | None:
    """1 to 12, from a month's name or its first three letters."""
    start = text.strip().casefold()[:3]
    return next((n for n, name in enumerate(_MONTHS, 1) if len(start) == 3 and name.startswith(start)), None)


def date_of(text: str) -> date | None:
    """The date a text names, or None where it names no possible day."""
    text = text.strip()
    if found := _WRITTEN.fullmatch(text):
        return day(_year(found.group(3)), month_of(found.group(2)), day_number(found.group(1)))
    if found := _AMERICAN.fullmatch(text):
        return day(_year(found.group(3)), month_of(found.group(1)), day_number(found.group(2)))
    if found := _SLASHED.fullmatch(text):
        return day(_year(found.group(3)), int(found.group(2)), int(found.group(1)))
    if found := _ISO.fullmatch(text):
        return day(int(found.group(1)), int(found.group(2)), int(found.group(3)))
    return None


def day(year: int, month: int | None, number: int) -> date | None:
    """A date, or None where the calendar has no such day."""
    if month is None or not 1 <= month <= 12 or not 1 <= number <= monthrange(year, month)[1]:
        return None
    return date(year, month, number)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def year_of(text: str) -> int:
    """`2019`, or `19` as the year of this century where that is near, else of the last."""
    return _year(text)


def _year(text: str) -> int:
    number = int(text.strip("'’"))
    if number >= 100:
        return number
    return 2000 + number if number < 50 else 1900 + number


def day_number(text: str) -> int:
    """`1st` as 1."""
    return int("".join(c for c in text if c.isdigit()))
