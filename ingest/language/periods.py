"""The grammar of reference periods, for labels and for sentences alike."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace

from ingest.language.days import MONTH, month_of, year_of
from ingest.language.glossed_quarters import glossed_quarter
from ingest.language.part_years import PART_OF_YEAR, part_of_year
from ingest.language.period import Period, financial_year, union
from ingest.language.period_forms import FORMS, NOT_AFTER, NOT_BEFORE
from ingest.language.remembered import remembered
from ingest.language.worded_years import (
    ONE_YEAR,
    RUN_OF_YEARS,
    SEVERAL_YEARS,
    one_year,
    run_of_years,
    several_years,
)

__all__ = [
    "Mention",
    "Period",
    "find_periods",
    "month_alone",
    "quarter_alone",
    "read_period",
    "read_short_year",
    "union",
]


@dataclass(frozen=True)
class Mention:
    """A period in a sentence: where its words stand."""

    begin: int
    end: int
    period: Period


_WORDED = [(RUN_OF_YEARS, run_of_years), (ONE_YEAR, one_year), (SEVERAL_YEARS, several_years), *FORMS]
_FORMS = [(PART_OF_YEAR, part_of_year), *_WORDED]
_FULL = [(re.compile(rf"(?:in\s+|during\s+|for\s+|the\s+)*{form}", re.IGNORECASE), build) for form, build in _FORMS]
_WITHIN = [(re.compile(rf"{NOT_BEFORE}{form}{NOT_AFTER}", re.IGNORECASE), build) for form, build in _WORDED]
_LONGEST = 90
_LONGEST_SENTENCE = 5_000
# A line of more is torn or made up, and no sentence of anybody's.
_MOST = 2_000
_YEARLIKE = re.compile(r"[0-9]{2,}")


@functools.lru_cache(maxsize=8192)
def read_period(label: str) -> Period | None:
    """The period a whole label names, footnote signs put aside, or None."""
    text = " ".join(label.split())
    if not text or len(text) > _LONGEST or not re.search(r"[0-9]", text):
        return None
    for form, build in _FULL:
        if (found := form.fullmatch(text)) and (period := build(found)):
            return replace(period, text=label.strip())
    return glossed_quarter(text, read_period)


def find_periods(sentence: str) -> list[Mention]:
    """Every period a sentence names, in order; longer forms first, so that no year is read twice."""
    return list(_periods_of(sentence))


@remembered
def _periods_of(sentence: str) -> tuple[Mention, ...]:
    mentions: list[Mention] = []
    taken = bytearray(len(sentence))
    if len(sentence) > _LONGEST_SENTENCE or not 0 < len(_YEARLIKE.findall(sentence)) <= _MOST:
        return ()
    for form, build in _WITHIN:
        for found in form.finditer(sentence):
            begin, end = found.span()
            if any(taken[begin:end]) or _is_no_span(sentence, found):
                continue
            if period := build(found):
                mentions.append(Mention(begin, end, replace(period, text=found.group().strip())))
                taken[begin:end] = b"\x01" * (end - begin)
    return tuple(sorted(mentions, key=lambda m: m.begin))


_LAW = re.compile(
    r"\b(?:Acts?|Regulations?|Orders?|Rules|Code|Bill|Measure|Scheme|Convention|Directive)(?: \([^)]*\))?,? (?:of )?$"
)


def _is_no_span(sentence: str, found: re.Match[str]) -> bool:
    """`2021, 2022 and 2023` names three years, two days joined by `and` are two; the year of an Act is no period."""
    words = found.group().casefold()
    if _LAW.search(sentence[max(0, found.start() - _LONGEST) : found.start()]):
        return True
    if " and " not in words or words.startswith(("between", "from")):
        return False
    days = "d1" in found.re.groupindex and "d2" in found.re.groupindex
    return days or sentence[: found.start()].rstrip().endswith(",")


def month_alone(label: str) -> int | None:
    """1 to 12 for a label that is nothing but a month's name."""
    return month_of(label) if re.fullmatch(MONTH, label.strip(), re.IGNORECASE) else None


def read_short_year(label: str) -> Period | None:
    """`04/05` as the financial year it names where one year follows the other; for labels only."""
    found = re.fullmatch(r"(?:fy\s?|financial year\s?)?'?([0-9]{2})\s?/\s?'?([0-9]{2})", label.strip(), re.IGNORECASE)
    if not found or int(found.group(2)) != (int(found.group(1)) + 1) % 100:
        return None
    return financial_year(year_of(found.group(1)), label.strip())


_QUARTER_ALONE = re.compile(
    r"(?:q|quarter|qtr)\s?([1-4])|(1st|2nd|3rd|4th|first|second|third|fourth)\s+(?:quarter|qtr)|"
    r"(?:q[1-4]\s*)?\(?(apr(?:il)?|jul(?:y)?|oct(?:ober)?|jan(?:uary)?)\s*[-–to]+\s*(?:jun|sep|dec|mar)[a-z]*\)?",
    re.IGNORECASE,
)


def quarter_alone(label: str) -> tuple[int, bool] | None:
    """A quarter without its year: its number, and whether its months are named (then it counts from April)."""
    found = _QUARTER_ALONE.fullmatch(" ".join(label.split()))
    if not found:
        return None
    if found.group(3):
        return {"apr": 1, "jul": 2, "oct": 3, "jan": 4}[found.group(3)[:3].casefold()], True
    name = (found.group(1) or found.group(2)).casefold()
    return {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(name) or int(name[0]), False
