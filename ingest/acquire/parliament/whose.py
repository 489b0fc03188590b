"""Whose figures an answer holds; said only where nothing else can be meant, for a department answers for many bodies.

The figures are of HM Prison and Probation Service if the Ministry of Justice answers, names that service and no other
body, and speaks of no time before it. Prisons that a company runs are not its own, and probation may mean a body of its
own: a word of either leaves it open.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator

from ingest.acquire.parliament.shapes import Question
from ingest.model import vocabulary

_JUSTICE = 54
_SERVICE = "hmpps"
_FIRST_FULL_YEAR = 2018
_FIRST_FINANCIAL_YEAR = re.compile(r"\b2017\s?[/–-]\s?(?:20)?18\b")
_TAG = re.compile(r"<[^>]{0,2000}>")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d{2}(?!\d|[,.]\d)")
_OTHERS = re.compile(
    r"\b(?:private(?:ly)?|contract(?:ed|ors?)|suppliers?|agenc(?:y|ies)|police|probation|youth|scottish)\b",
    re.IGNORECASE,
)


def body_of(question: Question) -> str | None:
    """The code of the one body the figures are of; None where it is open."""
    own = (question.title, question.question) if len(question.group) == 1 else ()
    words = html.unescape(_TAG.sub(" ", " ".join((*own, question.answer or ""))))
    if question.answering_body != _JUSTICE or set(_named(words)) != {_SERVICE}:
        return None
    if _OTHERS.search(_names().sub(" ", words)):
        return None
    years = (int(year) for year in _YEAR.findall(_FIRST_FINANCIAL_YEAR.sub(" ", words)))
    return _SERVICE if all(year >= _FIRST_FULL_YEAR for year in years) else None


def _named(words: str) -> Iterator[str]:
    for found in _names().finditer(words):
        if code := vocabulary.code_of("bodies", found.group()):
            yield code
    for code, form in vocabulary.patterns("bodies"):
        if code == "establishment" and form.search(words):
            yield code


@functools.cache
def _names() -> re.Pattern[str]:
    """Every name and other name of a body, a longer one before one that is part of it."""
    names = {name for term in vocabulary.terms("bodies").values() for name in (term["name"], *term.get("aliases", ()))}
    names -= {"England and Wales", "England & Wales"}  # where the service is, not only what a body of it is called
    longest_first = sorted((re.escape(name) for name in names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")
