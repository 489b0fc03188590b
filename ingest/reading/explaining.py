"""Sentences that explain figures, or say what they leave out: they never say what is counted."""

from __future__ import annotations

import re

from ingest.reading.meaning import has_sense

_NOTED = re.compile(
    r"^\W*(?:please (?:also )?(?:note|be aware|bear in mind)|(?:it )?should (?:also )?be noted|(?:also )?note that|"
    r"n\.?b\.?\b|"
    r"it is important to note|caution|caveat|explanation)\b",
    re.IGNORECASE,
)
_ABOUT_FIGURES = re.compile(
    r"^\W*(?:(?:all|both|the|these|those|this|our|above|following|below) )*(?:figures?|numbers?|data|totals?|counts?|"
    r"tables?|columns?|rows?|statistics|percentages|information|returns?|they|it)\b(?! of\b)",
    re.IGNORECASE,
)
# What stands behind such a word, up to the next comma, is what is not counted.
_LEFT_OUT = re.compile(
    r"(?:\b(?:do|does|did|are|is|was|were|has|have|had|may|can|will|should|would|and|but|or)\b ?)*\b(?:not|never|nor|"
    r"excludes?|excluded|excluding|except(?:ing)?|omits?|omitting|omitted|rather than|other than|instead of|"
    r"cannot)\b[^,;.]*|\w+n['’]t\b[^,;.]*",
    re.IGNORECASE,
)


# No remark is longer.
_LONGEST = 1_000


def explains(text: str) -> bool:
    """Whether a sentence speaks of figures without saying, of itself and positively, what happened to those counted."""
    if _NOTED.match(text):
        return True
    if len(text) > _LONGEST:
        return False
    rest = _LEFT_OUT.sub(" ", text)
    is_of_figures = _ABOUT_FIGURES.match(text) is not None
    if rest != text:
        return not has_sense(rest) and (is_of_figures or has_sense(text))
    return is_of_figures and _IS_OF.search(text) is not None and not has_sense(text)


_IS_OF = re.compile(
    r"\b(?:(?:are|is|were|was) (?:of|by|for|from|only)|counts?|relates?|refers?|concerns?)\b", re.IGNORECASE
)
