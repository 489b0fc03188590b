"""Whom a table counts, where a sentence above it says so: `The table counts officers and staff in each year`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.model import vocabulary
from ingest.reading.captions.frame import Frame
from ingest.reading.figures.found import Found
from ingest.reading.words.conform import conform
from ingest.reading.words.meaning import people_in

LIMITED = "a sentence above says which of them are counted"
OF_WHAT = "nothing says of whom, or of what, it is the outcome"
_COUNTS = re.compile(
    r"\b(?:tables?|figures?|data|counts?|columns?|rows?|statistics|totals?|numbers?)"
    r"(?: (?:below|above|here|shown|given|provided|supplied))?\s+(?:(?:only|each|all|both)\s+)?"
    r"(?:counts?|covers?|relates? to|refers? to|concerns?|(?:are|is|were|was) (?:of|for|about|in respect of))\s+"
    r"(?:(?:only|all|both|the)\s+)*(?P<whom>[^.;:()]{3,160})",
    re.IGNORECASE,
)
# What may stand behind those counted and leaves none of them out.
_REST = re.compile(
    r"\W*(?:(?:in|for|by|during|over|per|at the end of) (?:each|every|the|all|both|calendar|financial)\b.*)?", re.I
)
_MOST_ABOVE = 6


def with_whom_it_counts(found: list[Found], above: Sequence[str]) -> list[Found]:
    """The figures with the group that one sentence names; in doubt where it says which of that group."""
    said = [match["whom"].strip() for text in above[-_MOST_ABOVE:] for match in _COUNTS.finditer(text)]
    named = [(people, text) for text in said if (people := people_in(text)) and text.startswith(people)]
    if len(named) != 1:
        return found
    people, text = named[0]
    limits = not _REST.fullmatch(text[len(people) :])
    return [_counting(figure, people, limits) for figure in found]


def _counting(figure: Found, people: str, limits: bool) -> Found:
    if figure.staff_group or conform(figure.measure_text).code("population"):
        return figure
    figure = replace(figure, staff_group=people)
    return figure.doubted(LIMITED) if limits else figure


def doubted_as_bare_outcomes(found: list[Found], frame: Frame) -> list[Found]:
    """`Dismissed` under no caption, behind figures of something else: of those there, or of the whole force?"""
    if frame.title or frame.whole or not found or _names_outcomes_alone(found[0].measure_text):
        return found
    return [figure.doubted(OF_WHAT) if _is_bare_outcome(figure) else figure for figure in found]


def _names_outcomes_alone(text: str) -> bool:
    """Whether a label has no word but those of results: what stands behind such is a result of the same thing."""
    named = [words for _, words in vocabulary.named_in("outcomes", text)]
    for words in named:
        text = text.replace(words, " ")
    return bool(named) and not re.search(r"(?!\b(?:other|total|and|or|all|any|number|of)\b)\b[^\W\d_]{2,}", text, re.I)


def _is_bare_outcome(figure: Found) -> bool:
    words = conform(f"{figure.measure_text} {figure.breakdown}".strip())
    columns = {column for column, _ in words.codes}
    return words.is_certain and "stage_or_outcome" in columns and columns <= {"stage_or_outcome", "gender"}
