"""Words that may change what the figures of a document mean: a publisher's own warnings, wherever they stand."""

from __future__ import annotations

import re

_LONGEST = 4_000
_OF_SHARES = re.compile(r"\W*(?:the )?(?:percentages?|shares|rates)\b", re.IGNORECASE)
_CAVEAT = re.compile(
    r"\b(?:provisional|estimat(?:e|es|ed|ion)|approximate(?:ly)?|round(?:ed|ing)|"
    r"subject to (?:change|revision|validation|amendment)|incomplete|"
    r"not (?:fully |yet )?complete|(?:do|does|did|may|will)(?: not|n['’]t) (?:include|cover|add|"
    r"reflect|represent|sum)|(?:not|cannot) (?:be )?(?:directly )?(?:comparable|compared|"
    r"included|captured|validated|reliable)|"
    r"exclud(?:e|es|ed|ing)|includ(?:e|es|ing) only|only includ(?:e|es|ing)|(?:counted|recorded|appear|shown) "
    r"(?:more than once|twice|several times)|"
    r"more than one (?:categor(?:y|ies)|allegation|officer|case|outcome|complaint)|"
    r"double[- ]count\w*|under-?(?:record|report)\w*|thousands|['’(]000s?\b|weighted|sampl(?:e|es|ed)|"
    r"correct(?:ed|ion)|corrigend\w*|errat(?:a|um)|in error|mistake\w*|should (?:read|have (?:been|read))|"
    r"supersed\w*|replaces? the|was (?:first )?(?:shown|given) as|(?:was|were|has been|have been) (?:revised|amended)|"
    r"new (?:recording )?(?:system|definition|method\w*)|chang\w+ (?:in|to|of) (?:\w+ ){0,3}"
    r"(?:definition|recording|system|method\w*|counting|boundar\w+)|breaks? in the series|"
    r"headcount|full[- ]time equivalents?|"
    r"part[- ]year|to date|so far)\b",
    re.IGNORECASE,
)


def caveat_in(sentence: str) -> str:
    """The words of a sentence that may change what a figure means; none where it has no such words."""
    if len(sentence) > _LONGEST or is_of_shares(sentence):
        return ""
    found = _CAVEAT.search(sentence)
    return found.group() if found else ""


def is_of_shares(sentence: str) -> bool:
    """Whether a sentence speaks of percentages, which are no figures here."""
    return _OF_SHARES.match(sentence) is not None
