"""Periods that only date what a figure is compared with: `up from 40 in 2021` says nothing of when the 52 were."""

from __future__ import annotations

import re
from bisect import bisect_left

from ingest.language.clauses import Clause
from ingest.language.numbers import DIGITS, WORDS
from ingest.language.periods import Mention
from ingest.language.remembered import remembered

_N = rf"(?:{DIGITS}|{WORDS})"
_THE = r"(?:(?:the|a|an|some|just|only|around|about|total|figure|number|equivalent|corresponding|of)\s+){0,4}"
_CHANGE = (
    r"(?:up|down|increas(?:e|es|ed|ing)|r(?:ise|ose|isen|ising)|f(?:all|ell|allen|alling)|decreas(?:e|es|ed|ing)|"
    r"drop(?:s|ped|ping)?|reduc(?:tion|ed|ing)|declin(?:e|es|ed|ing)|chang(?:e|es|ed|ing)|improvement|gr(?:own|ew|owth)|"
    r"higher|lower|more|fewer|less)"
)
# `from` and `against` compare only what is measured: officers have complaints made against them.
# Looked for from every place, as one comparison may begin within another; with its number it is seen whole or not.
_AGAINST = re.compile(
    rf"\b(?=(compared\b|compar(?:es|ing) (?:with|to)\b|(?:versus|vs)\b|in comparison\b|relative to\b|"
    rf"{_CHANGE}\b[^.;:]{{0,30}}?\b(?:from|on|than)\b|"
    rf"(?:against|from|than)\s+{_THE}{_N}\b))",
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
        return compares_within(sentence, place.end, mention.begin)
    near = max(0, mention.begin - _REACH)
    if mention.end > clause.begin or not compares_within(sentence, near, mention.begin):
        return False
    # Before it: the comparison stands in front of the period, and the figure in a clause of its own.
    parted = compares(_PARTED.split(sentence[near : mention.begin])[-1])
    return parted and not _BESIDE.fullmatch(sentence[mention.end : place.begin])


def compares_within(sentence: str, begin: int, end: int) -> bool:
    """Whether a comparison stands wholly between two places of a sentence."""
    begins, ends = _comparisons(sentence)
    first = bisect_left(begins, begin)
    return first < len(ends) and ends[first] <= end


@remembered
def _comparisons(sentence: str) -> tuple[list[int], list[int]]:
    """Where comparisons begin, in order, and the first place at which that one or a later one ends."""
    spans = [found.span(1) for found in _AGAINST.finditer(sentence)]
    ends = [end for _, end in spans]
    for place in range(len(ends) - 2, -1, -1):
        ends[place] = min(ends[place], ends[place + 1])
    return [begin for begin, _ in spans], ends


def compares(words: str) -> bool:
    """Whether words set what follows them against what went before."""
    return _AGAINST.search(words) is not None
