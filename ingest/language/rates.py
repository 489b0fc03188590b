"""Numbers that say how often, not how many: rates, ratios, and what they are compared with."""

from __future__ import annotations

import re

from ingest.language.numbers import DIGITS, WORDS

_N = rf"(?:{DIGITS}(?:\.[0-9]+)?|{WORDS})(?:\s+(?:hundred|thousand|million))?"
_ROUND = r"(?:1[0,]*0(?:,0+)*|ten|a hundred|one hundred|a thousand|one thousand|100|1,000|10,000|100,000)"
_HINT = re.compile(r"\b(?:rates?|ratios?|per|every|each|in|out of|to)\b", re.IGNORECASE)
_SAID = (
    r"(?:\s+(?:\w+\s+){0,3}?(?:of|was|were|is|are|at|to|by|from|stood|rose|fell|about|around|nearly|over|under)){1,3}"
)
_FORMS = [
    # a rate of 14 complaints
    re.compile(rf"\b(?:rate|ratio|frequency)s?{_SAID}\s+(?P<n>{_N})(?![\w%])", re.IGNORECASE),
    # 14 complaints for every 1,000 employees
    re.compile(
        rf"(?<![\w.,/])(?P<n>{_N})\s+(?:[a-z'’-]+\s+){{0,5}}?(?:for\s+(?:every|each)|per|(?:in|to|out\s+of)\s+(?:every|each))\s+"
        rf"(?P<base>{_N})?(?![\w%])",
        re.IGNORECASE,
    ),
    # 3 in 10 thousand
    re.compile(
        rf"(?<![\w.,/])(?P<n>{_N})\s+(?:in|out\s+of)\s+(?P<base>{_ROUND}(?:\s+(?:hundred|thousand|million))?)(?![\w%])",
        re.I,
    ),
    re.compile(rf"\b(?:per|for\s+every|for\s+each|in\s+every)\s+(?P<base>{_N})(?![\w%])", re.IGNORECASE),
]
_BY_TIME = re.compile(
    r"\b(?:per|each|every)\s+(?:calendar |financial )?(?:year|month|quarter|week|day|annum)s?\b", re.I
)
_COMPARED = re.compile(
    rf"\b(?:against|compared\s+(?:with|to)|than|versus|up\s+from|down\s+from|from)\s+(?:(?:the|a|an|\w+)\s+){{0,3}}?(?P<n>{_N})(?![\w%])",
    re.IGNORECASE,
)
_ANY = re.compile(
    rf"(?<![\w.,/])(?P<n>{_N})(?![\w%])\s*(?=$|[.,;)]|(?:in|for|and|nationally|to|from)\b)", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"^\W*(?:[0-9.]+\s+)?(?:the|this|our|its)\s+(?:[\w-]+\s+){0,3}?(?:rate|ratio|proportion|average)\b", re.IGNORECASE
)


def rates_in(sentence: str) -> list[tuple[int, int]]:
    """From where to where each such number runs; a number of a year or a month is a count all the same."""
    if not _HINT.search(sentence):
        return []
    found: list[tuple[int, int]] = []
    for form in _FORMS:
        for match in form.finditer(sentence):
            if not _BY_TIME.search(sentence[match.start() : match.end() + 10]):
                found += [match.span(name) for name in form.groupindex if match.group(name)]
    if found:
        found += [match.span("n") for match in _COMPARED.finditer(sentence, found[0][1])]
    if subject := _SUBJECT.search(sentence):
        found += [match.span("n") for match in _ANY.finditer(sentence, subject.end())]
    return found
