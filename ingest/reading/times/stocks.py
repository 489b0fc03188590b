"""What a body has on a day, as officers suspended, and what happens over a time: a day suits only the first."""

from __future__ import annotations

import functools
import re

from ingest.language.periods import Period
from ingest.reading.times.dating import STOCK
from ingest.reading.words.meaning import has_sense

IN_DOUBT = "what is counted happens over a time, but only a day is named"
_STANDING = re.compile(
    r"\b(?:open|live|active|ongoing|on-going|outstanding|pending|unresolved|unfinali[sz]ed|awaiting|"
    r"current(?:ly)?|under (?:investigation|review|consideration)|in progress|subject (?:to|of)|facing|"
    r"restricted|restrictions|serving|suspensions?|vacanc(?:y|ies)|caseload|on the (?:list|register)|barred list|"
    r"(?:not|yet) (?:yet |to be )?(?:concluded|closed|completed|finali[sz]ed|resolved|decided))\b",
    re.IGNORECASE,
)
_HAPPENING = re.compile(
    r"\b(?:dismiss(?:ed|als?)|resign(?:ed|ations?)|retire(?:d|ments?)|left|leavers?|exits?|joiners?|joined|starters?|"
    r"recruited|received|made|recorded|reported|raised|opened|closed|concluded|completed|finali[sz]ed|resolved|"
    r"convict(?:ed|ions?)|cautioned|warned|warnings?|sanctioned|issued|held|referred|referrals|arrest(?:ed|s)|upheld|"
    r"began|begun|started|commenced|lifted|ended)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:not|yet|to|being|be|awaiting|under|subject to)(?: (?:yet|been|be|to|a|the))* \w+", re.IGNORECASE
)


def suits_a_day(texts: list[str]) -> bool:
    """Whether something can be counted on a day by the words said of it, the nearest first.

    The nearest that says either decides. Where none does, people are those whom a body has, and cases are not.
    """
    verdicts = (_verdict(text) for text in texts)
    said = next((verdict for verdict in verdicts if verdict is not None), None)
    return said if said is not None else not any(has_sense(text) for text in texts)


def is_only_a_day(period: Period | None) -> bool:
    """Whether a figure is said to be of one day."""
    return period is not None and period.kind == "point"


@functools.lru_cache(maxsize=2048)
def _verdict(text: str) -> bool | None:
    """True for what a body has on a day, False for what happens, None where a text says neither."""
    stands = bool(STOCK.search(text) or _STANDING.search(text))
    if _HAPPENING.search(_NOT_YET.sub(" ", text) if stands else text):
        return False
    return True if stands else None
