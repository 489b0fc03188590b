"""Years and their figures, one after the other in one line: `2021: 14, 2022: 19`, `nil in 2017; 1 in 2018`."""

from __future__ import annotations

import re

from ingest.language.mentions import numbers_in
from ingest.language.numbers import DIGITS, WORDS

VALUE = rf"(?:(?:less|fewer|more) than (?:{DIGITS}|{WORDS})|[<>]\s?[0-9]+|{DIGITS}|{WORDS}|none|nil(?: return)?|zero)"
YEAR = r"(?:19|20)[0-9]{2}(?:[/–-](?:[0-9]{2}|(?:19|20)[0-9]{2})(?![0-9]))?"
# A bracket behind a year says how much of that year is counted, and of no other.
_PART = r"(?:\s*\((?:up to|to|until|as at|as of|january|april|part|first|from)\b[^()]{0,40}\)|\s+to date)?"
_JOIN = r"(?:\s*[:=,(]\s*|\s+[–-]\s*|\s+)(?!(?:19|20)[0-9][0-9]\b)"
_PAIR = rf"(?:in\s+)?{YEAR}{_PART}{_JOIN}{VALUE}(?![\w%]|[.,/][0-9])\)?"
_PAIRS = re.compile(rf"{_PAIR}(?:\s*(?:[;,]|,?\s+and)\s*{_PAIR})+", re.IGNORECASE)
_ONE_PAIR = re.compile(rf"(?P<year>{YEAR}{_PART}){_JOIN}(?P<value>{VALUE})(?![\w%]|[.,/][0-9])", re.IGNORECASE)
# `Nil in 2017; 1 in 2018; 3 in 2021 to date`: the figure stands before its year.
_BACK = rf"(?<![\w.,/]){VALUE}\s+in\s+{YEAR}{_PART}(?![\w/])"
_PAIRS_BACK = re.compile(rf"{_BACK}(?:\s*(?:[;,](?:\s+and)?|\s+and)\s*{_BACK})+", re.IGNORECASE)
_ONE_BACK = re.compile(rf"(?P<value>{VALUE})\s+in\s+(?P<year>{YEAR}{_PART})", re.IGNORECASE)
LONGEST = 600


def runs_over_years(text: str) -> list[re.Match[str]]:
    """The years and values of a line that says one after the other; none where they may be spans like `2021 - 22`."""
    if len(text) >= LONGEST:
        return []
    back = _PAIRS_BACK.search(text)
    if back and not numbers_in(text[: back.start()]):
        return list(_ONE_BACK.finditer(text, back.start(), back.end()))
    run = _PAIRS.search(text)
    pairs = list(_ONE_PAIR.finditer(text, run.start(), run.end())) if run else []
    spans = [re.fullmatch(rf"[0-9]{{4}}\s*[–-]\s*{(int(p['year'][:4]) + 1) % 100:02d}", p.group()) for p in pairs]
    return [] if any(spans) else pairs
