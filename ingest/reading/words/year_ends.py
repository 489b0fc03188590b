"""In which month the years of a table end, as the words above it say: `years ending 31 March 2020 to 2022`."""

from __future__ import annotations

import re

from ingest.language.days import DAY, MONTH, date_of, month_of

_SPAN = r"(?P<unit>years?|yrs?|\b(?:12|twelve)[- ]months?(?: periods?)?)"
_TO = (
    r"(?:\s*[,(]?\s*(?:which |that )?(?:to|up to|until|ending|ended|ends?))(?: (?:on|in|at))?(?: the)?(?: end(?: of)?)?"
)
_DAY = rf"(?:(?P<day>{DAY})\s+(?:of\s+)?)?(?P<month>{MONTH})"
_SLASHED = r"(?P<date>[0-3]?[0-9][/.][01]?[0-9][/.](?:19|20)[0-9]{2})"
_YEAR_END = re.compile(
    rf"(?:{_SPAN}{_TO}|(?<![\w/])f?y/?e(?![\w/]))\s*(?:{_SLASHED}|{_DAY}(?P<year>\s*,?\s*(?:19|20)[0-9]{{2}})?)",
    re.IGNORECASE,
)
# After the month and a year: more years of the same kind.
_MORE = re.compile(
    rf"\s*(?:,|;|to|and|until|&|–|—|-)\s*(?:and\s+)?(?:(?:{DAY}\s+)?{MONTH}\s+)?(?:19|20)?[0-9]{{2}}(?![0-9])",
    re.IGNORECASE,
)
IN_DOUBT = "one year is said to end in another month: do the others?"


def year_end_in(words: str) -> tuple[int, bool] | None:
    """The month in which years end by these words, and whether they say so of every year or of one alone."""
    for found in _YEAR_END.finditer(words):
        at = date_of(found["date"]) if found["date"] else None
        month = at.month if at else month_of(found["month"] or "")
        if month is None:
            continue
        is_of_all = not (found["year"] or found["date"])
        unit = (found["unit"] or "").casefold()
        plural = unit.endswith("s") and not unit.endswith("months")
        return month, is_of_all or plural or _MORE.match(words, found.end()) is not None
    return None


def without_year_ends(words: str) -> str:
    """Words without those that say in which month years end."""
    return _YEAR_END.sub(" ", words)


def months_in(sentence: str) -> set[int]:
    """The months in which a sentence says that years end, each year or several of them."""
    said = year_end_in(sentence)
    return {said[0]} if said and said[1] else set()
