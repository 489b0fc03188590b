"""Words that only lead to a table, or say in whose records it stands: `shown in the table below`, `Source: HR data`."""

from __future__ import annotations

import re

_DONE = (
    r"(?:shown|set out|provided|given|listed|detailed|presented|contained|included|found|seen|displayed|summarised|"
    r"outlined|laid out)"
)
_IS = rf"(?:(?:is|are|was|were|has been|have been|can be)\s+)?(?:{_DONE}\s+)?"
_TABLE = r"(?:the\s+)?(?:following\s+|attached\s+|accompanying\s+)?tables?(?:\s+(?:below|above))?"
_LEADS_ON = re.compile(
    rf"\b(?:(?:the|this)\s+)?(?:following\s+)?table(?:s)?(?:\s+(?:below|above))?\s+"
    rf"(?:shows?|sets?\s+out|gives?|provides?|lists?|presents?|contains?|details?)\b(?!\s+(?:that|only|how))|"
    rf"\b{_IS}(?:in|within)\s+{_TABLE}(?=\W*$)|\b(?:{_IS}|(?:is|are|was|were)\s+)(?:as\s+follows|below)(?=\W*$)",
    re.IGNORECASE,
)
_INFORMATION = re.compile(
    r"(?:the\s+)?(?:requested\s+|relevant\s+|available\s+)?(?:information|data|figures|details|answer|numbers)"
    r"(?:\s+(?:you\s+)?(?:requested|asked for|sought))?",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:data\s+)?source\s*:\s*(?:the\s+)?(?P<rest>(?:[\w()&'’.-]+\s+){0,8}?[\w()&'’.-]+)", re.IGNORECASE
)
_RECORDS = re.compile(
    r"(?:(?:hr|human resources?|personnel|payroll|internal|management|central|professional standards|workforce|"
    r"information|data|records?|database|systems?|statistics|mi|the|and|of|from)\W*)*",
    re.IGNORECASE,
)


def without_lead(text: str) -> str:
    """A sentence without the words that only say where its table stands."""
    return " ".join(_LEADS_ON.sub(" ", text).split()) if len(text) < _LONGEST else text


def is_furniture(sentence: str, body: str | None) -> bool:
    """Whether a sentence only leads to a table, or only says in whose records its figures stand."""
    words = sentence.strip(" .:;")
    if not words or len(words) > _LONGEST:
        return False
    rest = without_lead(words).strip(" .:;,")
    if rest != words and (not rest or _INFORMATION.fullmatch(rest)):
        return True
    found = _SOURCE.fullmatch(words)
    return found is not None and bool(_RECORDS.fullmatch(found["rest"].replace(body or "\0", "").strip(" .()")))


_LONGEST = 600
