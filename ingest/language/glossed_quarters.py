"""Quarters whose months stand beside them: `Q1 2022/23 (Apr - Jun)`, `2021 Q3 (July to September 2021)`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ingest.language.days import MONTH, YEAR, month_of
from ingest.language.period import Period

_GLOSSED = re.compile(
    rf"(?P<name>.*\bq(?:uarter|tr)?\.?\s?[1-4]\b.*?)\s*[\[(:,–-]\s*(?P<first>{MONTH})(?:\s+(?P<from>{YEAR}))?"
    rf"\s*(?:to|–|—|-|/)\s*(?P<last>{MONTH})(?:\s+(?P<until>{YEAR}))?\s*[\])]?",
    re.IGNORECASE,
)


def glossed_quarter(text: str, read: Callable[[str], Period | None]) -> Period | None:
    """The quarter that a label names, surely, where its months are just those that stand beside it; else None."""
    found = _GLOSSED.fullmatch(text)
    period = read(found["name"]) if found else None
    if found is None or period is None or period.kind != "quarter" or period.start is None or period.end is None:
        return None
    years = [found["from"] in (None, str(period.start.year)), found["until"] in (None, str(period.end.year))]
    months = (month_of(found["first"]), month_of(found["last"]))
    if months != (period.start.month, period.end.month) or not all(years):
        return None
    return replace(period, text=text, sure=True)
