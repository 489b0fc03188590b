"""Sentences that explain figures, or say what they leave out: they never say what is counted."""

from __future__ import annotations

import re

from ingest.reading.signs.rules import defines_sign
from ingest.reading.words.meaning import has_sense

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


# What could not be given, or only at a cost: other figures than those that stand below.
_NOT_GIVEN = re.compile(
    r"\b(?:disproportionate|excessive|prohibitive) (?:cost|effort|time)|\bcost limit\b|"
    r"\b(?:could|can|would|may|might) (?:only|not)(?: now)? be (?:\w+ )?(?:obtained|provided|supplied|given|"
    r"collated|compiled|produced|extracted|retrieved)\b|"
    r"^\W*(?:(?:figures|data|information|records) (?:for|of|from|before) )?(?:the )?"
    r"(?:earlier|later|previous|other|older) (?:years?|periods?|figures|data|information|records)\b[^.]*"
    r"\bnot (?:\w+ )?(?:held|available|kept|"
    r"recorded|collected|collated|retained)\b",
    re.IGNORECASE,
)
# No remark is longer.
_LONGEST = 1_000


# `Allegations made by one complainer in one case are counted once only`: how figures are made, and none of them.
_HOW = re.compile(
    r"\b(?:are|is|be|been|was|were|has|have) (?:only |each )?(?:counted|recorded|included|shown|reported|listed) "
    r"(?:only |just )?(?:once|twice|separately|individually|singly|as (?:one|two|a single|separate)|"
    r"(?:one|two|several|more than one|multiple) times?|more than once|"
    r"against (?:each|every|all|the (?:first|last|most)))\b",
    re.IGNORECASE,
)


def explains(text: str) -> bool:
    """Whether a sentence speaks of figures without saying, of itself and positively, what happened to those counted."""
    if _NOTED.match(text):
        return True
    if len(text) > _LONGEST:
        return False
    if says_how(text):
        return True
    rest = _LEFT_OUT.sub(" ", text)
    is_of_figures = _ABOUT_FIGURES.match(text) is not None
    if rest != text:
        return not has_sense(rest) and (is_of_figures or has_sense(text))
    return is_of_figures and _IS_OF.search(text) is not None and not has_sense(text)


def says_how(text: str) -> bool:
    """Whether a sentence says how the figures were made, so that no number in it is one of them."""
    return len(text) <= _LONGEST and _HOW.search(text) is not None


_IS_OF = re.compile(
    r"\b(?:(?:are|is|were|was) (?:of|by|for|from|only)|counts?|relates?|refers?|concerns?|"
    # where they come from, and how sure they are
    r"extracted|downloaded|compiled|drawn|sourced|provisional|correct (?:as )?(?:at|on)|subject to change)\b",
    re.IGNORECASE,
)


def tells_what_is_missing(text: str) -> bool:
    """Whether a sentence speaks of figures that are not given, as of earlier years, and of none that are."""
    if len(text) > _LONGEST or not text.rstrip().endswith("."):
        return False  # a caption of cases in which something could not be obtained ends in no full stop
    return _NOT_GIVEN.search(text) is not None and not _HERE.search(text)


_HERE = re.compile(r"\b(?:below|following|as follows|tables?|number of|how many)\b", re.IGNORECASE)


def up_to_what_is_given(above: list[str]) -> list[str]:
    """The lines above a table without those right over it that only tell what is missing from it."""
    kept = len(above)
    while kept and tells_what_is_missing(above[kept - 1]):
        kept -= 1
    return above[:kept]


# `Includes one case reopened in 2022` says of a figure what is in it; it is no figure of its own.
_SAYS_WHAT_IS_IN = re.compile(
    r"^\W*(?:[0-9]{1,2}[.):]?\s+)?(?:(?:this|it|these|they|which|also|(?:the |this |these |all )?(?:figures?|totals?|"
    r"numbers?|data|counts?|columns?|rows?))\s+(?:also\s+|may\s+)?)?"
    r"(?:(?:do|does|did)(?: not|n['’]t)\s+)?(?:includ|exclud|compris)(?:es?|ed|ing)\b",
    re.IGNORECASE,
)
_ABOUT_A_SIGN = re.compile(
    r"^\W*(?:[0-9]{1,2}[.)]\s+)?(?:(?:an?|the|each|every)\s+)?(?:single\s+|double\s+)?"
    r"(?:dash(?:es)?|asterisks?|stars?|tildes?|dots?|blanks?|hyphens?|symbols?|signs?|daggers?|hash(?:es)?)\b",
    re.IGNORECASE,
)


def states_no_figure(text: str) -> bool:
    """Whether a sentence says what figures include, how they are made or what a sign means: it counts nothing."""
    if _SAYS_WHAT_IS_IN.match(text) or says_how(text):
        return True
    return _ABOUT_A_SIGN.match(text) is not None and defines_sign(text)
