"""`Nine of the 119 proceedings ended in dismissal`: what is said of them happened to nine, and 119 were proceedings."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.language.clauses import Clause

_OF_THE = re.compile(r"\s+(?:out )?of (?:the|these|those|our|all)(?: total(?: of)?)?\s+", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:were|was|are|is|had|have|has|did|ended|led|resulted|resigned|retired|left|received|faced|went|came|remained|"
    r"related|concerned|involved|alleged|took|became)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"^(?:\W*(?:of (?:whom|which|these|those)))", re.IGNORECASE)


def with_subsets(sentence: str, clauses: list[Clause]) -> list[Clause]:
    """The clauses of a sentence; a part of a number takes the words behind it, the whole keeps its noun alone."""
    kept = list(clauses)
    again: set[int] = set()
    for n in range(len(kept) - 1):
        part, whole = kept[n], kept[n + 1]
        between = sentence[part.mention.end : whole.mention.begin]
        if not _OF_THE.fullmatch(between) or not whole.after or _AGAIN.match(whole.after):
            continue
        if (verb := _VERB.search(whole.after)) is None:
            continue
        noun = whole.after[: verb.start()].strip()
        kept[n] = replace(part, after=whole.after, end=whole.end)
        kept[n + 1] = replace(whole, before="", after=noun)
        if not noun:
            again.add(whole.mention.begin)  # `Nine of the 119 were dismissed`: what 119 are was said before
    return [one for one in kept if one.after or one.before or one.mention.begin not in again]
