"""Periods that only date what a figure is compared with: `up from 40 in 2021` says nothing of when the 52 were."""

from __future__ import annotations

import re

from ingest.language.clauses import Clause
from ingest.language.numbers import DIGITS, WORDS
from ingest.language.periods import Mention

_N = rf"(?:{DIGITS}|{WORDS})"
_THE = r"(?:(?:the|a|an|some|just|only|around|about|total|figure|number|equivalent|corresponding|of)\s+){0,4}"
_CHANGE = (
    r"(?:up|down|increas(?:e|es|ed|ing)|r(?:ise|ose|isen|ising)|f(?:all|ell|allen|alling)|decreas(?:e|es|ed|ing)|"
    r"drop(?:s|ped|ping)?|reduc(?:tion|ed|ing)|declin(?:e|es|ed|ing)|chang(?:e|es|ed|ing)|improvement|gr(?:own|ew|owth)|"
    r"higher|lower|more|fewer|less)"
)
# `from` and `against` compare only what is measured: officers have complaints made against them.
_AGAINST = re.compile(
    rf"\bcompared\b|\bcompar(?:es|ing) (?:with|to)\b|\b(?:versus|vs)\b|\bin comparison\b|\brelative to\b|"
    rf"\b{_CHANGE}\b[^.;:]{{0,30}}?\b(?:from|on|than)\b|"
    rf"\b(?:against|from|than)\s+{_THE}(?={_N}\b)",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[.;](?![0-9])")
_REACH = 90
# `Double 2020 (only 52)`: the figure of the year that is compared with.
_BESIDE = re.compile(r"[\s(:,–—-]*(?:(?:only|just|when|there|were|was|at|with)\s+)*", re.IGNORECASE)


def own_times(sentence: str, clause: Clause, named: list[Mention]) -> list[Mention]:
    """The periods of a sentence that may date the figure of a clause."""
    return [mention for mention in named if not _is_of_another(sentence, clause, mention)]


def _is_of_another(sentence: str, clause: Clause, mention: Mention) -> bool:
    place = clause.mention
    if mention.begin >= place.end:
        # Behind the figure, and a comparison stands between the two.
        return compares(sentence[place.end : mention.begin])
    if mention.end <= clause.begin and not _BESIDE.fullmatch(sentence[mention.end : place.begin]):
        # Before it: the comparison stands in front of the period, and the figure in a clause of its own.
        near = sentence[max(0, mention.begin - _REACH) : mention.begin]
        return compares(_PARTED.split(near)[-1])
    return False


def compares(words: str) -> bool:
    """Whether words set what follows them against what went before."""
    return _AGAINST.search(words) is not None
