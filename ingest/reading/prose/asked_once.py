"""Whether a question or heading, by itself, says what the bare figures under it count: one thing, and no other."""

from __future__ import annotations

import re

from ingest.language.mentions import numbers_in
from ingest.language.period import Period
from ingest.language.periods import find_periods
from ingest.reading.captions.leads import asks_several
from ingest.reading.text.sentences import LONGEST
from ingest.reading.words.meaning import groups_in, has_sense, is_countable

# What a question asks besides a number, or for each of several: the figure may be the answer to that.
_MORE = re.compile(
    r"\b(?:by (?:rank|role|grade|gender|sex|age|ethnic\w+|race|type|reason|category|department|force|area|division|"
    r"outcome|length|offence|nature|month|quarter)s?|break(?:ing)?[ -]?down|broken down|split|"
    r"(?:each|every) (?:force|area|division|prison|rank|category|type|outcome|department|district|establishment)|"
    r"what (?:was|were|is|are)|which (?:of|were|was)|(?:and|or) (?:how|what|which|who|why|when|whether|their|its|if)|"
    r"(?:proportion|percentage|per cent|average|rate|cost|amount|compensation|paid|days?|weeks?|hours?)|"
    r"respective(?:ly)?|details?|names?|reasons?|outcomes?|whether)\b|%",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:of (?:these|those|them|the (?!police|prison|force|service|metropolitan)\w+)|"
    r"(?:these|those|such|said|above|aforementioned|same|this|that)(?! (?:force|service|(?:\w+ )?years?|period)\b)|"
    r"they|them|it|he|she|any of)\b",
    re.IGNORECASE,
)
# What happens to people, besides the outcomes that have a code.
_HAPPENED = re.compile(
    r"\b(?:charged|prosecuted|fined|demoted|reduced in (?:rank|grade|pay)|disciplined|sanctioned|punished|summonsed|"
    r"reprimanded|acquitted|redeployed|repositioned|bailed)\b",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"\([a-h]\)|\([ivx]+\)|;", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*(?:(?:q|question|part|request)\s?)?\(?[0-9]{0,2}[a-z]?\s*[.):–-]\s*", re.IGNORECASE)
_ASKS = re.compile(r"\bhow many\b|\bnumber of\b", re.IGNORECASE)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|may|can|could|we|you|i|please)\b", re.IGNORECASE
)
_LABELLED = re.compile(
    r"^\W*(?:(?:q|question|request)\s?[0-9]{1,2}[a-z]?\s*[.):–-]|\(?[0-9]{1,2}[a-z]?[.):]\s)", re.IGNORECASE
)


def asks_one_thing(text: str) -> bool:
    """Whether a line names the people and what happened to them, once, and leaves nothing to other lines."""
    happened = has_sense(text) or _HAPPENED.search(text) is not None
    if len(text) > min(LONGEST, 400) or not happened or len(groups_in(text)) != 1:
        return False
    bare = _NUMBER.sub("", text, count=1)
    if not (_is_question(text) or _is_heading(text, bare)):
        return False
    return not (_MORE.search(bare) or _POINTS.search(bare) or _LETTERED.search(bare) or asks_several(bare))


def _is_question(text: str) -> bool:
    return bool(text.rstrip().endswith("?") and text.count("?") == 1 and _ASKS.search(text))


def _is_heading(text: str, bare: str) -> bool:
    """A line of words without a verb of its own, a full stop or a figure: a numbered heading, or one with a colon."""
    is_marked = bool(_LABELLED.match(text)) or text.rstrip().endswith(":") or bool(_ASKS.search(bare))
    return (
        is_marked
        and is_countable(bare)
        and not bare.rstrip().endswith((".", "?"))
        and not _SENTENCE.search(bare)
        and not numbers_in(bare)
    )


def covers(text: str, period: Period | None) -> bool:
    """Whether a figure's own period is among those its question names; a question without any asks for all."""
    named = [mention.period for mention in find_periods(text)]
    if period is None or (re.search(r"\bfinancial|fiscal\b", text, re.IGNORECASE) and period.kind == "calendar_year"):
        return False
    return not named or any(_holds(one, period) for one in named)


def _holds(whole: Period, part: Period) -> bool:
    if part.start is None or part.end is None:
        return False
    return (whole.start is None or whole.start <= part.start) and (whole.end is None or part.end <= whole.end)
