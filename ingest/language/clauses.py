"""A sentence cut into the clauses of its figures: which words belong to which number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ingest.language.mentions import Mention

_DELIMITER = re.compile(
    r"[;:]|,(?![0-9])|\b(?:and|while|whereas|whilst|but|plus|with a further|"
    r"compared (?:with|to)|(?:as )?against(?=\s*(?:just |about |only )?$)|"
    r"up from|down from|of (?:whom|which|these|those)|"
    r"the remain(?:ing|der)(?: were)?|including|or)\b|[(–—]",
    re.IGNORECASE,
)
# `a further 54 officers`: the words that only count on go with the number.
_MORE = re.compile(r"(?:\b(?:a|an|the|some)\s+)?\b(?:further|additional|remaining|other)\W*$", re.IGNORECASE)
_STOP = re.compile(r"[:;]|\.(?![0-9])")
_OPEN_SHARE = re.compile(r"(?:[0-9.]+\s?(?:%|per\s?cent\.?)\s*)?\(\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """One figure's own words before and after it, the words before the colon above it, and how it is joined on."""

    mention: Mention
    before: str
    after: str
    head: str
    joint: str
    begin: int
    end: int

    @cached_property
    def own(self) -> str:
        before = _MORE.sub("", self.before)
        return " ".join(f"{before} {self.after}".split()).strip(" ,;:.()[]–—•·")


def clauses_of(sentence: str, mentions: list[Mention]) -> list[Clause]:
    """One clause for each figure; every word of the sentence belongs to one clause or to a head."""
    starts = [_start(sentence, mentions, n) for n in range(len(mentions))]
    clauses = []
    for n, mention in enumerate(mentions):
        begin, joint = starts[n]
        end = starts[n + 1][0] - len(starts[n + 1][1]) if n + 1 < len(mentions) else len(sentence)
        end = max(end, mention.end)
        before, after = sentence[begin : mention.begin], sentence[mention.end : end]
        clauses.append(
            Clause(mention, _tidy(before), _tidy(after), _head(sentence[:begin]), joint.strip().casefold(), begin, end)
        )
    return clauses


def _start(sentence: str, mentions: list[Mention], n: int) -> tuple[int, str]:
    """Where the words before a figure begin, and the joint that stands there."""
    floor = mentions[n - 1].end if n else 0
    gap = sentence[floor : mentions[n].begin]
    inner = _OPEN_SHARE.sub("", gap)
    found = list(_DELIMITER.finditer(inner))
    if n == 0:
        found = [m for m in found if m.group() in ":;"]
    if found:
        return floor + found[-1].end(), found[-1].group()
    return (0, "") if n == 0 else (mentions[n].begin - (len(gap) - len(inner)), "")


def _head(before: str) -> str:
    """The words that lead up to the nearest colon: what a list of figures is about."""
    place = before.rstrip().rfind(":")
    if place < 0:
        return ""
    start = max((stop.end() for stop in _STOP.finditer(before, 0, place)), default=0)
    return _tidy(before[start:place])


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:•·-–—")
