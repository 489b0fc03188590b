"""Nouns that point back: `there were no appeals`, `in 27 cases`, which mean nothing without the words before them."""

from __future__ import annotations

import re

from ingest.language.periods import find_periods
from ingest.language.remembered import remembered

_POINTING = re.compile(r"\b(?:appeals?|cases?|charges?|matters?|ones?|others?|reviews?)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w'’-]{2,}")
# Words that say nothing of what it was that was appealed, charged or concluded.
_EMPTY = re.compile(
    r"there|were|was|been|being|have|had|has|the|this|that|these|those|such|any|all|and|but|for|from|with|during|"
    r"between|since|over|further|additional|remaining|last|same|year|years|period|date|also|only|total|number|of|in|"
    r"received|made|allowed|upheld|dismissed|rejected|refused|concluded|closed|finalised|completed|opened|recorded|"
    r"heard|decided|considered|withdrawn|outstanding|pending|ongoing|open|live|new|found|proved|proven|successful|"
    r"unsuccessful|lodged|brought|which|whom|where|when|while|one|two|three|four|five|six|seven|eight|nine|ten",
    re.IGNORECASE,
)
IN_DOUBT = "its noun points to words that stand before it"


def only_points_back(clause: str) -> bool:
    """Whether a clause counts appeals, cases or charges and says nothing of what they are about."""
    if not _POINTING.search(clause):
        return False
    rest = clause
    for mention in reversed(find_periods(clause)):
        rest = rest[: mention.begin] + " " + rest[mention.end :]
    return all(_EMPTY.fullmatch(word) or _POINTING.fullmatch(word) for word in _WORD.findall(rest))


# `Individuals in question 1`: whom or what, another place says.
_ELSEWHERE = re.compile(
    r"\b(?:in|from|at|under|of|to|for|see|per|by|with)\s+(?:(?:the|your|our|answer|reply|response|part|to)\s+)*"
    r"(?:question|q|part|point|request|query|item|row|column|line|table)\s?\(?[0-9]{1,2}[a-z]?\)?(?![0-9/])|"
    # `Subject of such an allegation`, `dismissed for the same offence`: which one, earlier words say.
    r"\bsuch\b(?!\s+as\b)|\bthe\s+(?:same|above|said|aforementioned|foregoing|latter|former)\b\s*"
    r"(?!(?:period|years?|months?|time|day|date|quarter|force|forces)\b)(?=\W*$|[a-z])|\b(?:mentioned|described|listed)\s+above\b",
    re.IGNORECASE,
)
ELSEWHERE = "its words point to what another question, table or sentence says"


@remembered
def points_elsewhere(words: str) -> bool:
    """Whether what is counted is said to be what another question or table is about."""
    return _ELSEWHERE.search(words) is not None
