"""The kind of thing that is counted, said above a table: `complaints of racism` over a column `Complaints`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from ingest.language.periods import find_periods
from ingest.model import vocabulary
from ingest.reading.words.meaning import body_in, people_in

_NOUNS = (
    r"allegations?|complaints?|grievances?|conduct matters?|referrals?|investigations?|offences?|incidents?|cases?|"
    r"reports?"
)
# What such a thing is about, up to the words that say of whom, when or by what it is told apart.
_KIND = re.compile(
    rf"\b(?P<noun>{_NOUNS}) (?:(?:that (?:are|were)|which (?:are|were)|made|recorded|received) )*"
    r"(?:of|about|into|involving|alleging|regarding|concerning|for|relating to|related to|in relation to|linked to) "
    r"(?:(?:an?|the|any|some|alleged|police|officers?|staff) )*"
    r"(?P<kind>[a-z][\w'’/-]*(?: (?!(?:by|in|for|during|between|from|per|against|since|over|within|at|on|as|made|"
    r"recorded|received|were|was|are|is|have|has|had|that|which|who|where|split|broken|listed|shown|set|across|under|"
    r"finalised|concluded|closed|upheld)\b)[\w'’/-]+){0,4})",
    re.IGNORECASE,
)
# The same said in front of the noun, by the words the field has for what officers are accused of.
_KIND_BEFORE = re.compile(
    r"\b(?P<kind>discriminat\w+|rac(?:e|ial|ism|ist)|sex(?:ual|ist|ism)|homophob\w+|transphob\w+|misogyn\w+|"
    r"corrupt\w+|(?:excessive |unlawful |use of )?force|violen\w+|assaults?|incivility|dishonesty|fraud|theft|"
    r"drugs?|alcohol|bullying|harassment|stalking|abuse|data protection|data breach|social media|"
    r"stop and search|taser|hate crime|off[- ]duty|"
    rf"vetting|driving|neglect(?: of duty)?|contraband)(?: (?:related|based))? (?:\w+ )?(?P<noun>{_NOUNS})\b",
    re.IGNORECASE,
)
_NO_KIND = re.compile(
    r"(?:each|all|this|that|these|those|every|one|more|both|either|it|them|which|what|whom|type|kind|category|nature|"
    r"misconduct|conduct|discipline|disciplinary|rank|gender|sex|year|month|period|reason|force|district|division|"
    r"department|information|data|last|past|previous|calendar|financial)\b",
    re.IGNORECASE,
)
# No sentence that says the kind is longer.
_LONGEST = 1_000
IN_DOUBT = "the words above say of what kind, the table does not"


def kinds_in(text: str) -> list[tuple[str, str]]:
    """Each noun that a text qualifies by a kind of misconduct, with that kind."""
    return list(_kinds_in(text)) if len(text) <= _LONGEST else []


@functools.lru_cache(maxsize=512)
def _kinds_in(text: str) -> tuple[tuple[str, str], ...]:
    behind = [m for m in _KIND.finditer(text) if _is_kind(m["kind"])]
    return tuple((_stem(m["noun"]), m["kind"]) for m in (*behind, *_KIND_BEFORE.finditer(text)))


def _is_kind(words: str) -> bool:
    """Whether words name neither people nor a body, nor a time, nor an axis of the table."""
    if _NO_KIND.match(words) or any(c.isdecimal() for c in words):
        return False
    return not (people_in(words) or body_in(words) or find_periods(words) or vocabulary.code_of("bodies", words))


def qualifying(above: list[str], labels: Iterable[str]) -> str:
    """The words above a table that say of what kind the things are which its labels name; empty where none do."""
    named = {_stem(found) for text in labels for found in re.findall(rf"\b(?:{_NOUNS})\b", text, re.IGNORECASE)}
    for text in reversed(above):
        for part in reversed(re.split(r"(?<=[a-z0-9])[:;]\s+", text)):
            if any(noun in named for noun, _ in kinds_in(part)):
                return part.strip()
    return ""


# A report is also what is written when all is done: by itself it says of no table that its kind is lost.
_WEAK = {"report"}
_POINTING = re.compile(
    rf"\W*(?:the|these|those|all)\s+(?:\w+\s+)?(?:{_NOUNS})\s+"
    r"(?:(?:have|were|was|are|is|been|made|recorded|received|reported|shown|given|set|out|broken|split|listed|breaks?|down|as|follows|below|in|the|table|following|by|rank|gender|year)"
    r"\W*)+",
    re.IGNORECASE,
)


def points_back(lead: str) -> bool:
    """Whether a line only takes up what was named before: `The complaints were made as follows`."""
    return len(lead) <= _LONGEST and _POINTING.fullmatch(lead) is not None


def is_kind_lost(above: list[str], words: str) -> bool:
    """Whether the words above a table qualify what it counts by a kind that no word of it says."""
    own = set(re.findall(r"[a-z]{4,}", words.casefold()))
    nouns = {_stem(found) for found in re.findall(rf"\b(?:{_NOUNS})\b", words, re.IGNORECASE)}
    lost = [
        kind
        for text in above
        for noun, kind in kinds_in(text)
        if noun in nouns - _WEAK and not own & set(re.findall(r"[a-z]{4,}", kind.casefold()))
    ]
    return bool(lost)


def _stem(noun: str) -> str:
    return noun.casefold().rstrip("s")
