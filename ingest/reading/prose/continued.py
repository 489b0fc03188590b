"""Words that go on from those above them: items without a mark under `Of these:`, questions about the last answer."""

from __future__ import annotations

import re

from ingest.language.numbers import DIGITS, WORDS

_LONGEST = 200
# `181 were constables`, `Nine resigned`: what of, the line above says.
_OPENS_WITH_NUMBER = re.compile(rf"\s*(?:a (?:further|total of) )?(?:{DIGITS}|{WORDS}|none)\s+[a-z(]", re.IGNORECASE)
_MARKED = re.compile(r"\s*(?:[•·▪◦*–-]|\(?[a-z0-9]{1,3}[).])\s+")
_NUMBERED = r"^\W*(?:(?:request|question|part|q)?\s?[0-9]{0,2}[a-z]?\s*[.):–-]?\s+)?(?:and,? )?"
_THOSE = re.compile(
    rf"{_NUMBERED}(?:(?:how many|what (?:number|proportion)|which)\s+)?(?:out )?of (?:the|these|those|them)\b|"
    r"\b(?:of|among|amongst|from) (?:these|those|them|the above)\b|\bhow many (?:of )?(?:these|those|them)\b",
    re.IGNORECASE,
)
# `received 154 reports`, `21 directions were made`: something that a body makes, sends or is sent.
_MADE_BEFORE = re.compile(
    r"\b(?:issued|published|made|completed|produced|gave|served|sent|received|opened|closed|concluded|granted|determined)"
    r"(?: (?:a )?(?:total of|further|another))?\W*$",
    re.IGNORECASE,
)
_THINGS = re.compile(r"(?:[\w'’-]+ ){0,2}[a-z][\w'’-]{2,}s\b", re.IGNORECASE)


def opens_with_number(text: str) -> bool:
    """Whether a line is an item of a list that lost its mark: it opens with a number and goes on in small letters."""
    return len(text) <= _LONGEST and _OPENS_WITH_NUMBER.match(text) is not None


def is_item(text: str, whole: str = "") -> bool:
    """Whether a line is an item of a list: by its mark or, under words that name a `whole`, by its number alone."""
    return bool(_MARKED.match(text) or (whole and opens_with_number(text)))


def asks_of_those(question: str) -> bool:
    """Whether a question is about what the answer before it counted: its period holds there too."""
    return _THOSE.search(question[:_LONGEST]) is not None


def counts_things_made(before: str, after: str) -> bool:
    """Whether a number says how many of something a body made or was sent, whatever it is called."""
    return bool(_MADE_BEFORE.search(before[-_LONGEST:]) and _THINGS.match(after))
