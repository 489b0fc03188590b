"""Words of a caption that its codes tell already: against whom, whose officers, at what a result was come to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.reading.words.meaning import body_in

Span = tuple[int, int]
_ADJOINING = re.compile(r"\W*(?:(?:any|all|the|its|our)\W+)*")
_AGAINST = re.compile(r"\b(?:(?:made|recorded|received|brought)\W+)?against\b", re.IGNORECASE)
_THINGS = {"allegations", "complaints", "conduct_matters"}
# Behind a result of people, where it was come to: it is no unit of its own.
_AT = re.compile(r"\b(?:at|following|after|through|in)\W+(?:(?:an?|the|formal|their|internal)\W+)*$", re.IGNORECASE)
_NATION = re.compile(
    r"(?:,\s*|\b(?:in|across|of)\s+)England (?:and|&) Wales(?=\s*(?:$|[,;:.)]|\b(?:by|in|for|from|between|year)\b))"
)


def spans_told(text: str, units: Iterable[str], people: Sequence[Span]) -> list[Span]:
    """Where such words stand in a text, whose people stand at `people`."""
    found = [match.span() for match in _NATION.finditer(text)]
    body = body_in(text)
    named = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(body)}(?!\w)", text)] if body else []
    if _THINGS & set(units):
        whom = [*people, *(span for span in named if any(span[0] < start <= span[1] + 1 for start, _ in people))]
        found += [match.span() for match in _AGAINST.finditer(text) if _begins(text, match.end(), whom)]
    return found + named


def _begins(text: str, at: int, people: Sequence[Span]) -> bool:
    """Whether the people are named right behind a place."""
    gap = _ADJOINING.match(text, at)
    return gap is not None and any(start == gap.end() for start, _ in people)


def is_where(text: str, unit: Span, results: Iterable[Span]) -> bool:
    """Whether a hearing only says where the result before it was come to: `dismissed at misconduct proceedings`."""
    before = _AT.search(text[max(0, unit[0] - 40) : unit[0]])
    start = unit[0] - len(before.group()) if before else -1
    return before is not None and any(not text[end:start].strip() for _, end in results if end <= start)


# Behind the people whom a caption counts: a joint, and others beside them.
_JOINT = re.compile(
    r"(?:\b(?:and|or|plus|including|with)|[,/&+])\s*(?:(?:the|other|all|any|their)\s+)*$", re.IGNORECASE
)
_ANYBODY = re.compile(
    r"(?:total |all )*(?:officers?|staff|people|persons?|individuals?|headcount|employees|personnel)", re.I
)


def others_beside(text: str, persons: Sequence[Span], people: Sequence[Span]) -> list[str]:
    """Words for people beside a group with a code: `special constables and volunteers`, `detective police officers`."""
    if not people:
        return []
    apart = [span for span in persons if not any(span[0] < end and start < span[1] for start, end in people)]
    kinds = [text[span[0] : start].strip() for span in persons for start, end in people if span[0] < start < span[1]]
    return [kind for kind in kinds if kind] + [
        text[start:end]
        for start, end in apart
        if not _ANYBODY.fullmatch(text[start:end]) or _JOINT.search(text[max(0, start - 40) : start])
    ]
