"""A caption or corner that says the labels are forces: then all of them are bodies, or none is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.reading.words.meaning import has_sense, meaning_of

_BY = re.compile(
    r"\b(?:by|for each|in each|each|of the) (?:police )?(?:forces?|constabular(?:y|ies))(?: areas?)?"
    r"(?=\W*(?:$|[,.;:)]|in\b|and (?:by )?year|for\b|from\b|between\b|during\b|[0-9]))",
    re.IGNORECASE,
)
_BY_OTHER = re.compile(
    r"\bby (?:(?:the|their|type|nature|kind|category) (?:of )?)?(?:type|nature|kind|category|reason|outcome|result|"
    r"rank|offence|allegation|complaint|division|department|district|sanction|region|method)\b",
    re.IGNORECASE,
)
_CORNER = re.compile(r"(?:name of )?(?:police )?(?:forces?|constabular(?:y|ies))(?: areas?| name)?", re.IGNORECASE)
_SMALL = {"and", "of", "the", "with", "on", "upon"}
_WORDS = 6
_FEWEST = 3


def says_forces(corner: str, said: Iterable[str]) -> bool:
    """Whether a table says of one of its axes that it is one of forces."""
    if _CORNER.fullmatch(corner.strip(" :")):
        return True
    words = " ".join(said)
    return bool(_BY.search(words)) and not _BY_OTHER.search(words)


def forces_in(axes: Sequence[frozenset[str]]) -> frozenset[str]:
    """The labels of the one axis that may hold the names of forces; none where several may, or a label is no name."""
    named = [found for axis in axes if len(found := _names(axis)) >= _FEWEST]
    return named[0] if len(named) == 1 else frozenset()


def _names(axis: Iterable[str]) -> frozenset[str]:
    meanings = {text: meaning_of(text) for text in axis if text.strip()}
    own = {text: meaning for text, meaning in meanings.items() if meaning.kind not in ("total", "blank")}
    if not all(_is_name(text) for text, meaning in own.items() if meaning.kind == "words"):
        return frozenset()
    if any(meaning.kind not in ("words", "body") for meaning in own.values()):
        return frozenset()
    return frozenset(own)


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’.-]*", text)
    return (
        0 < len(words) <= _WORDS
        and all(word[0].isupper() or word in _SMALL for word in words)
        and not has_sense(text)
        and not re.search(r"[0-9]", text)
    )
