"""Whole numbers as publishers print them: digits with commas, and words up to the hundreds."""

from __future__ import annotations

import re

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_LARGEST = 2**62

_SMALL = {word: n for n, word in enumerate(_UNITS)}
_ROUND = {word: 10 * n for n, word in enumerate(_TENS, 2)}
NIL_WORDS = ("none", "nil", "no")

_UNIT = "|".join(_UNITS)
_TEN = rf"(?:{'|'.join(_TENS)})(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?"
_BELOW_100 = rf"(?:{_TEN}|{_UNIT})"
WORDS = rf"(?:(?:a|{_BELOW_100})\s(?:hundred|thousand)(?:\sand\s{_BELOW_100})?|{_BELOW_100})"
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"

_COUNT = re.compile(DIGITS)
_IN_WORDS = re.compile(WORDS, re.IGNORECASE)


def is_digits(text: str) -> bool:
    """Whether a text is a number printed in digits, however large."""
    return _COUNT.fullmatch(text) is not None


def digits_of(text: str) -> int | None:
    """The number printed in digits, or None."""
    if not is_digits(text) or len(text) > 30:
        return None
    number = int(text.replace(",", ""))
    return number if number <= _LARGEST else None


def number_of(text: str) -> int | None:
    """The number a text stands for, in digits or words, or None."""
    words = " ".join(text.casefold().split())
    if words in NIL_WORDS:
        return 0
    if (number := digits_of(words)) is not None:
        return number
    return _spelt(words) if _IN_WORDS.fullmatch(words) else None


def _spelt(words: str) -> int | None:
    head, _, tail = words.partition(" and ")
    parts = head.replace("-", " ").split()
    if parts[-1] in ("hundred", "thousand"):
        factor = 100 if parts[-1] == "hundred" else 1000
        first = 1 if parts[:-1] == ["a"] else _below_hundred(parts[:-1])
        rest = _below_hundred(tail.replace("-", " ").split()) if tail else 0
        return first * factor + rest
    return _below_hundred(parts)


def _below_hundred(parts: list[str]) -> int:
    return sum(_SMALL.get(part, _ROUND.get(part, 0)) for part in parts)
