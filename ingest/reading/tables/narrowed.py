"""A question that narrows what is counted, over labels that say what is counted and not so narrowly."""

from __future__ import annotations

import re

from ingest.reading.captions.frame import Frame
from ingest.reading.words.anaphora import ELSEWHERE, points_elsewhere

IN_DOUBT = "the question above narrows what is counted, and the labels do not"
_ASKS = re.compile(r"\bhow many\b|\bnumbers? of\b", re.IGNORECASE)
# Why, or in what matter, it happened: the labels below name only that it did.
_NARROWS = re.compile(
    r"\b(?:as a (?:result|consequence) of|following|because of|in (?:relation|connection) (?:to|with)|involving|"
    r"relat(?:ed|ing) to|connected (?:to|with)|arising (?:from|out of)|due to|on account of|on suspicion of|"
    r"for (?!(?:the )?(?:outcomes?|results?|years?|periods?|last|past|same|following|time|calendar|financial|reasons?|"
    r"tables?|numbers?|months?|latest|force|police|each|every|all|any|which|whom|what|this|that|these|those|"
    r"[0-9]|january|february|march|april|may|june|july|august|september|october|november|december)\b)(?=[a-z]))"
    r"(?!\s+(?:them|it|this|that|these|those|which|whom)\b)",
    re.IGNORECASE,
)


def loses_narrowing(frame: Frame, measure: str) -> bool:
    """Whether a figure goes without the words of a question that say in what matter it was counted."""
    if not frame.borrowed or not frame.title or frame.title in measure:
        return False
    asked = frame.lead or next(iter(frame.said), "")
    found = _NARROWS.search(frame.title)
    return found is not None and _ASKS.search(asked) is not None


def doubts_of_words(frame: Frame, measure: str, breakdown: str) -> list[str]:
    """What is in doubt about a figure by its words: they point elsewhere, or go without those that narrow them."""
    elsewhere = [ELSEWHERE] if points_elsewhere(f"{measure} {breakdown}") else []
    return [*elsewhere, *([IN_DOUBT] if loses_narrowing(frame, measure) else [])]
