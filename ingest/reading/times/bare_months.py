"""Months and days that may stand for more than themselves: `March 2021` over the figures of a year that ends in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.language.periods import Mention, Period, find_periods
from ingest.reading.words.meaning import is_countable

MAY_END_MORE = "a month that may be the end of a longer period"
UNEXPLAINED = "words beside a period that may change it"
_LONGEST_MONTH = 31
_ENDING = re.compile(r"end|\bto\b|\b[fy]?/?y\.?/?e\b|12|twelve", re.IGNORECASE)
# What may lead from a label to its period without changing it.
_LEADS_IN = re.compile(
    r"(?:^|\W(?:in|during|for|within|of|on|at|as at|as of|the month of)\s+(?:the\s+)?|[,:;(\[/|–—-]\s*)$", re.IGNORECASE
)
# Words of time that no form of period has taken up.
_OF_TIME = re.compile(
    r"\b(?:years?|yrs?|annual(?:ly)?|months?|mths?|quarters?|quarterly|weeks?|rolling|cumulative|average|end(?:ing|ed|s)?|"
    r"to|until|till|since|from|before|after|by|up|y/?e|[lrt]tm|r?12m?|mat|"
    r"ytd|previous|prior|last|next|first|half|h[12]|q[1-4])\b",
    re.IGNORECASE,
)

# No sentence that says when its years end is longer.
_LONGEST = 1_000


def is_month(period: Period | None) -> bool:
    """Whether a period is a month of one year, or less."""
    return bool(period and period.start and period.end and (period.end - period.start).days <= _LONGEST_MONTH)


def year_ends_in(sentence: str) -> frozenset[date]:
    """The days on which the years end that a sentence speaks of: `in the year ending 31 March 2022`."""
    if len(sentence) > _LONGEST:
        return frozenset()  # a table that lost its line ends, whose labels are read where they stand
    named = (m.period for m in find_periods(sentence) if _ENDING.search(m.period.text))
    return frozenset(p.end for p in named if p.start and p.end and 364 <= (p.end - p.start).days <= 365)


def may_end_years(period: Period, parts: Sequence[Period], year_ends: frozenset[date]) -> bool:
    """Whether a month is the same of the year as its neighbours, or all end quarters, or alone it ends a year."""
    if not is_month(period) or period.kind == "point" or period.end is None:
        return False
    months = [p.end.month for p in parts if p.end and is_month(p) and p.kind != "point"]
    if len(months) < 2:
        return period.end in year_ends
    recurs = len(set(months)) == 1
    return recurs or (len(months) > 2 and all(month % 3 == 0 for month in months))


def is_explained(label: str, mention: Mention) -> bool:
    """Whether nothing of a label around its period is left that may make it another one.

    `Cases received in March 2021` says what is counted and then when; `RTE March 2021` says who knows what.
    """
    before, after = label[: mention.begin], label[mention.end :]
    rest = f"{before} {after}"
    if not re.search(r"\w", rest):
        return True
    if _OF_TIME.search(rest) and is_month(mention.period):
        return False
    return is_countable(rest) and (not is_month(mention.period) or bool(_LEADS_IN.search(before)))
