"""Lines of lettered answers: `(a) 26 (b) 19 (c) two`. They are no row of a table."""

from __future__ import annotations

import re

from ingest.language.numbers import DIGITS, WORDS

LETTER = r"(?P<letter>[a-hj-z]|[ivx]{1,4})"
_VALUE = (
    rf"(?:(?:less|fewer|more) than (?:{DIGITS}|{WORDS})|[<>]\s?[0-9]+|[0-9]+(?:\.[0-9]+)?\s?(?:%|per\s?cent\b)|"
    rf"{DIGITS}|{WORDS}|none|nil|zero)(?![\w%]|[.,/:-][0-9])"
)
_NOUN = r"(?:\s+(?!(?:and|or|per|percent|years?|months?|weeks?|days?|hours?)\b)[a-z]{4,}){0,2}"
_PART = rf"\(?(?:[a-hj-z]|[ivx]{{1,4}})\)\s*[:=–-]?\s*{_VALUE}{_NOUN}"
_INTRO = r"(?:(?:a[0-9]{0,2}[.:]|answers?|response|reply|the|are|is|as|follows)[\s:]+)*"
_LINE = re.compile(rf"\s*{_INTRO}{_PART}(?:\s*(?:[,;.]|,?\s*and\b)?\s*{_PART})*\s*[.;,]?\s*(?:and)?\s*", re.IGNORECASE)
_EACH = re.compile(rf"(?<![\w(])\(?{LETTER}\)\s*[:=–-]?\s*(?P<value>{_VALUE})", re.IGNORECASE)
_LONGEST = 300


def is_lettered(text: str) -> bool:
    """Whether a line is nothing but letters with a value each."""
    return ")" in text[:60] and len(text) <= _LONGEST and _LINE.fullmatch(text) is not None


def parts_of(text: str) -> list[tuple[str, str, int]]:
    """Each letter of such a line, its value, and where the value begins."""
    return [(m["letter"].casefold(), m["value"], m.start("value")) for m in _EACH.finditer(text)]
