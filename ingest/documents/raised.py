"""Footnote signs set above the line: kept apart from the figure they follow, or `12` with note 1 becomes 121."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ORDINAL = re.compile(r"st|nd|rd|th|st\.|nd\.|rd\.|th\.", re.IGNORECASE)


def raised(text: str) -> str:
    """Letters and digits printed above the line, in signs of their own; `st` of `1st` is no footnote."""
    words = text.strip()
    if not words or _ORDINAL.fullmatch(words) or not re.search(r"[0-9A-Za-z]", words):
        return text
    if re.fullmatch(r"[0-9, ]+", words):
        return text.translate(_DIGITS)
    return text if words.startswith(("[", "(")) else text.replace(words, f"[{words}]")
