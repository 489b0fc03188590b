"""Columns that name their period by the one of the document: `This period` and the same period a year before."""

from __future__ import annotations

import re
from datetime import date

from ingest.language.days import last_day
from ingest.language.periods import Period
from ingest.reading.tables.said import COMPARED, Said
from ingest.reading.words.meaning import Meaning

_THIS = re.compile(r"(?:this|current|reporting|the) (?:reporting )?period", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:the )?(?:same|corresponding|equivalent) period (?:(?:of|in) )?(?:the )?(?:last|previous|prior|preceding) year|"
    r"(?:the )?(?:same|corresponding|equivalent) period (?:a|one) year (?:earlier|before)|sply",
    re.IGNORECASE,
)
_MOST = 366


def dated_by_document(said: Said, period: Period | None, doubts: tuple[str, ...]) -> None:
    """Give a figure under such a label its period, where the document states one and nothing doubts it."""
    if said.periods or period is None or doubts or period.start is None or period.end is None:
        return
    if not period.sure or (period.end - period.start).days > _MOST:
        return
    for words in (said.above, said.words):
        for word in list(words):
            if _THIS.fullmatch(word):
                meant = period
            elif _YEAR_BEFORE.fullmatch(word):
                meant = Period(_year_before(period.start), _year_before(period.end), period.kind, word)
            else:
                continue
            words.remove(word)
            said.periods.append(Meaning("period", word, period=meant))
            said.doubts = [doubt for doubt in said.doubts if doubt != COMPARED]
            return


def _year_before(when: date) -> date:
    if when == last_day(when.year, when.month):
        return last_day(when.year - 1, when.month)
    return when.replace(year=when.year - 1)
