"""Numbers named one by one, as a range: `one, two or three` is `one to three`."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.reading.text.sentences import Sentence

_N = rf"(?:{DIGITS}|{WORDS})"
_LIST = re.compile(
    rf"(?<![\w.,/-])(?P<first>{_N})(?:\s*,\s*{_N})+\s*,?\s+(?P<joint>or|and)\s+{_N}(?![\w%]|[.,/-][0-9])", re.IGNORECASE
)
# `Questions 1, 2 and 3` are named, not counted.
_NAMED = re.compile(
    r"\b(?:questions?|parts?|points?|sections?|tables?|notes?|paragraphs?|items?|columns?|rows?|bands?|grades?|levels?|"
    r"tiers?|schedules?|articles?|quarters?|pages?|annex(?:es)?|appendi(?:x|ces)|q)\W*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\b(?:figures?|numbers?|values?|counts?|cells?|totals?)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_ONE = re.compile(_N, re.IGNORECASE)


def in_ranges(sentence: Sentence) -> Sentence:
    """A sentence with each such list as the range it makes, where no number is left out."""
    text = _LIST.sub(_as_range, sentence.text)
    return sentence if text == sentence.text else replace(sentence, text=text)


def _as_range(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    if _NAMED.search(before) or (found["joint"].casefold() == "and" and not _COUNTED.search(before)):
        return found.group()
    named = _ONE.findall(found.group())
    numbers = [number_of(name) for name in named]
    known = [number for number in numbers if number is not None]
    follow = len(known) == len(numbers) and known == list(range(known[0], known[0] + len(known)))
    return f"{named[0]} to {named[-1]}" if follow else found.group()
