"""Words beside a year in a sentence that leave only a part of it: `so far in 2019`, `2019 (nine months)`."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.language.days import DAY, MONTH
from ingest.language.part_years import PART_OF_YEAR, part_of_year
from ingest.language.period import Period
from ingest.language.periods import Mention

_WHOLE = ("calendar_year", "financial_year", "multi_year")
_NEAR = 80
_SEASON = r"(?:spring|summer|autumn|winter|easter|christmas)"
_PART = (
    r"(?:half|halves|h[12]|q[1-4]|quarters?|thirds?|months?|weeks?|fortnights?|terms?|days|part|parts|partial|most|much|"
    rf"rest|remainder|bulk|beginning|middle|start|end|close|outset|{_SEASON}|{MONTH})"
)
_PLAIN = r"(?:in|during|for|the|year|calendar|financial|reporting|performance|fy|within|through|throughout|into|of)"
_SET_BEFORE = re.compile(
    rf"\b(?:(?:so far|to date|earl(?:y|ier)|late|later|latter|mid|midway|part[- ]?way|half[- ]?way|{_PART})[\s,-]+"
    rf"(?:{_PLAIN}\s+)*|"
    rf"(?:after|since|before|until|till|by|following|outside|beyond|pre|post|prior to|up to|as (?:at|of)|except|"
    rf"excluding|ytd|other than|apart from)[\s-]+(?:{_PLAIN}\s+)*)$",
    re.IGNORECASE,
)
# `The Michaelmas term of 2019`: whatever is said to be of a year, and is neither the year itself nor a paper of it.
_OF_SOMETHING = re.compile(
    r"\b(?!(?:year|years|whole|all|course|entirety|total|number|numbers|figures?|data|bulletin|report|release|edition|"
    r"issue|publication|statistics|out|each)\b)[^\W\d_][\w'’-]*\s+of\s+(?:the\s+)?(?:(?:calendar|financial|reporting)\s+)?"
    r"(?:year\s+)?$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\b(?:first|last|final|opening|closing|latter|early|later|earlier|initial|second|third|fourth)\s+"
    r"(?:(?!bulletin|report|release|edition|issue|publication|statistics|figures|data)[\w-]+\s+){0,4}"
    r"(?:of|in|during)\s+(?:the\s+)?(?:(?:calendar|financial|reporting)\s+)?(?:year\s+)?$",
    re.IGNORECASE,
)
_DAY = rf"(?:{DAY}\s+(?:of\s+)?)?{MONTH}"
_BEHIND = re.compile(
    r"\s*[,:–—-]?\s*(?:(?:but|and|only|as)\s+)?(?:so far|to date|year to date|ytd|part[- ]year|h[12]\b|q[1-4]\b|"
    r"only to\b|"
    rf"(?:from|since|up to|to|until|till|as at|as of|by|through|through to|between|before|after|for|in|during)?\s*"
    rf"(?:and including\s+)?(?:the\s+)?(?:(?:first|last|second|final)\s+(?:\w+\s+){{0,2}}?{_PART}\b|"
    rf"(?:(?:beginning|start|middle|end)\s+(?:of\s+)?)?{_DAY}(?!\s+[12][0-9]{{3}}))|"
    rf"(?:[0-9]+|\w+)\s+(?:months|weeks|quarters)\b)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(\[]([^)\]]{1,80})[)\]]")
# `2019 (provisional)`, `2019 (a)`, `2019 (12)`; any other word in a bracket may be one of time.
_OF_NO_TIME = re.compile(
    r"(?:\W|\b(?:[a-z]|[0-9,]{1,9}|(?:foot)?notes?|provisional|revised|restated|estimated?|final|full|whole|complete|"
    r"calendar|financial|fiscal|years?|inclusive|figures?|staff|officers|only|just|about|over|with|was|were|by|gender|sex|rank|"
    r"see|table|annex|the|act|published|official|statistics|data|baseline)\b)+",
    re.IGNORECASE,
)
_ALL_OF_IT = re.compile(
    r"\W*(?:(?:1(?:st)?\s+)?jan(?:uary)?\s*(?:to|–|-)\s*(?:31(?:st)?\s+)?dec(?:ember)?|"
    r"(?:1(?:st)?\s+)?apr(?:il)?\s*(?:[0-9]{4}\s*)?(?:to|–|-)\s*(?:31(?:st)?\s+)?mar(?:ch)?(?:\s*[0-9]{4})?)\W*",
    re.IGNORECASE,
)
_RESOLVED = re.compile(PART_OF_YEAR, re.IGNORECASE)


def of_a_part(sentence: str, mention: Mention) -> Mention:
    """The year of a sentence as the words beside it limit it: to days that they name, or to nobody knows which."""
    if mention.period.kind not in _WHOLE or not mention.period.sure:
        return mention
    behind = sentence[mention.end : mention.end + _NEAR]
    bracket = _BRACKET.match(behind)
    before = sentence[max(0, mention.begin - _NEAR) : mention.begin]
    if _SET_BEFORE.search(before) or _OF.search(before) or _OF_SOMETHING.search(before):
        return _in_doubt(mention)
    if bracket:
        within = bracket.group(1)
        if _ALL_OF_IT.fullmatch(within) or _OF_NO_TIME.fullmatch(within):
            return mention
        return _limited(sentence, mention, mention.end + bracket.end()) or _in_doubt(mention)
    return _in_doubt(mention) if _BEHIND.match(behind) else mention


def _limited(sentence: str, mention: Mention, end: int) -> Mention | None:
    """`2019 (to 30 November)` with the days of its bracket."""
    first = re.search(r"[0-9]", sentence[mention.begin : mention.end])
    found = _RESOLVED.fullmatch(sentence, mention.begin + first.start(), end) if first else None
    period = part_of_year(found) if found else None
    return Mention(mention.begin, end, replace(period, text=sentence[mention.begin : end])) if period else None


def _in_doubt(mention: Mention) -> Mention:
    period: Period = replace(mention.period, sure=False)
    return replace(mention, period=period)
