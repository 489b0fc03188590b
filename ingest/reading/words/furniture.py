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
# `Please see the table below for the information you requested`: where it stands, and no word of what it counts.
_POINTS = re.compile(r"\b(?:tables?|below|above|attached|enclosed|following|as follows)\b", re.IGNORECASE)
_NAMED_TABLE = re.compile(
    r"\b(?i:tables?)\s+(?:[0-9]{1,2}[a-z]?|[A-Z])(?:\s*(?:,|and|to|&)\s*(?:[0-9]{1,2}[a-z]?|[A-Z]))*\b"
)
_SAYS_NOTHING = re.compile(
    r"please|kindly|see|find|refer|view|consult|the|this|that|these|those|it|they|which|an?|as|and|to|in|within|at|on|"
    r"for|of|by|from|with|is|are|was|were|be|been|has|have|had|can|may|i|we|you|your|our|my|his|her|am|able|now|also|"
    r"information|data|figures?|details?|answers?|response|reply|numbers?|results?|breakdowns?|requests?|requested|"
    r"requesting|questions?|asked|sought|relevant|available|required|full|held|hold|confirm|below|above|attached|"
    r"enclosed|following|follows|tables?|spreadsheet|shown|set|out|provided?|given|listed|detailed|presented|contained|"
    r"included|found|seen|displayed|summari[sz]ed|outlined|laid|located|answered|supplied|shows?|gives?|provides?|sets|"
    r"contains?|respect|relation|regard(?:ing)?|part|parts",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SOURCE = re.compile(
    r"(?:data\s+)?source\s*:\s*(?:the\s+)?(?P<rest>(?:[\w()&'’.-]+\s+){0,8}?[\w()&'’.-]+)", re.IGNORECASE
)
_RECORDS = re.compile(
    r"(?:(?:hr|human resources?|personnel|payroll|internal|management|central|case|professional standards|workforce|"
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
    if _POINTS.search(words) and all(
        _SAYS_NOTHING.fullmatch(w) for w in _WORD.findall(_NAMED_TABLE.sub("table", words))
    ):
        return True
    found = _SOURCE.fullmatch(words)
    return found is not None and bool(_RECORDS.fullmatch(found["rest"].replace(body or "\0", "").strip(" .()")))


def heads_a_reply(line: str) -> bool:
    """Whether a line only says that here is the answer, and not of what: `Response`, `Our reply is as follows`."""
    return bool(_REPLY.fullmatch(line.strip())) or is_furniture(line, None)


_REPLY = re.compile(
    r"\W*(?:(?:our|the|full|final)\s+)*(?:answers?|responses?|repl(?:y|ies)|outcomes? of (?:the |your )?request|"
    r"disclosure|information (?:disclosed|provided|released|held|requested))"
    r"(?:\s*(?:to\s+)?(?:(?:question|q|part|request)\s*)?[0-9]{0,2})\W*",
    re.IGNORECASE,
)
_LONGEST = 600
