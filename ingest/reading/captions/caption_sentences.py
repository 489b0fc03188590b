"""The sentence above a table that is its caption, among remarks and the rules of its signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.mentions import numbers_in
from ingest.model import vocabulary
from ingest.reading.signs.rules import defines_sign, hides
from ingest.reading.words.explaining import explains
from ingest.reading.words.meaning import has_sense

_LONGEST = 300
_HEAD = 6
_BRACKETS = re.compile(r"\s*\([^()]*\)")
# `where the officer was off duty`, up to the comma: a clause of its own, which states nothing of the figures.
_RELATIVE = re.compile(r"\b(?:where|who|whom|whose|which|that|while|when|after|before|whilst)\b[^,;]*", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|may|might|can|could|shall|should|must|shows?|sets?|gives?|"
    r"includes?|excludes?|relates?|comes?|we|you|i|it|they|please|not|resulted|remain(?:s|ed)?|rose|fell|led)\b",
    re.IGNORECASE,
)
# A number that says over how much a table runs, not what was counted.
_EXTENT = re.compile(
    r"\W*(?:[a-z-]+ ){0,2}?(?:months?|years?|quarters?|periods?|weeks?|days?|establishments?|prisons?|forces?|"
    r"divisions?|districts?|regions?|areas?|units?|categor(?:y|ies)|ranks?|grades?)\b",
    re.IGNORECASE,
)


def caption_among(near: Sequence[str]) -> str:
    """The nearest sentence above a table that names what is counted, over remarks alone; empty where none does."""
    for text in reversed(near):
        if is_caption(text):
            return text
        if not is_remark(text):
            return ""
    return ""


def named_above(above: Sequence[str]) -> str:
    """The line above that a table is called by where it has no caption: the nearest that explains no sign."""
    plain = [text for text in above[-4:] if not (defines_sign(text) or hides(text))]
    return plain[-1] if plain and re.search(r"[^\W\d_]{2}", plain[-1]) else ""


def is_remark(text: str) -> bool:
    """Whether a sentence says how to read the figures: what a sign means, what is hidden, or where they come from."""
    if defines_sign(text) or hides(text) or explains(text):
        return True
    return text.rstrip().endswith(".") and _VERB.search(text) is not None and not has_sense(text)


def is_caption(text: str) -> bool:
    """Whether a sentence is a name of what is counted with a full stop behind it: it states nothing of its own."""
    if len(text) > _LONGEST or text.rstrip().endswith(("?", "!", ":")) or defines_sign(text) or hides(text):
        return False
    bare = _RELATIVE.sub(" ", _BRACKETS.sub("", text)).strip()
    head = " ".join(bare.split()[:_HEAD])
    if re.match(r"[^A-Za-z]", bare) or _VERB.search(bare) or re.search(r"[;:]", bare) or not has_sense(bare):
        return False
    if not (vocabulary.named_in("units", head) or vocabulary.named_in("outcomes", head)):
        return False
    return all(_EXTENT.match(text[mention.end :]) for mention in numbers_in(text))
