"""Numbers named one by one, as a range: `one, two or three` is `one to three`."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.reading.sentences import Sentence

_N = rf"(?:{DIGITS}|{WORDS})"
_LIST = re.compile(rf"(?<![\w.,/-]){_N}(?:\s*,\s*{_N})+\s*,?\s+(?:or|and)\s+{_N}(?![\w%]|[.,/-][0-9])", re.IGNORECASE)
_ONE = re.compile(_N, re.IGNORECASE)


def in_ranges(sentence: Sentence) -> Sentence:
    """A sentence with each such list as the range it makes, where no number is left out."""
    text = _LIST.sub(_as_range, sentence.text)
    return sentence if text == sentence.text else replace(sentence, text=text)


def _as_range(found: re.Match[str]) -> str:
    named = _ONE.findall(found.group())
    numbers = [number_of(name) for name in named]
    known = [number for number in numbers if number is not None]
    follow = len(known) == len(numbers) and known == list(range(known[0], known[0] + len(known)))
    return f"{named[0]} to {named[-1]}" if follow else found.group()
