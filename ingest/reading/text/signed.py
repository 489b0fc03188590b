"""Who signed a letter: the lines after its closing words, as far as they are names of offices and no more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.documents.document import Line

_CLOSING = re.compile(
    r"\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|with) regards|regards)\W*", re.IGNORECASE
)
_OFFICE = re.compile(
    r"acting|adviser|advisor|analyst|and|assistant|assurance|central|casework(?:er)?|chief|co-?ordinator|compliance|"
    r"corporate|correspondence|data|decision|department|deputy|director(?:ate)?|disclosures?|enquir(?:y|ies)|executive|"
    r"freedom|foi|foia|for|governance|head|hr|human|information|lead|legal|maker|manager|management|of|office|on|behalf|"
    r"officer|parliamentary|people|policy|practitioner|press|private|professional|protection|public|records|requests?|"
    r"resources|rights|section|secretary|senior|services?|standards|strategy|supervisor|support|team|the|unit",
    re.IGNORECASE,
)
_MOST_LINES = 6
_LONGEST = 80


def signatures_in(lines: Sequence[Line]) -> set[str]:
    """The places of such lines."""
    found: set[str] = set()
    for number, line in enumerate(lines):
        if len(line.text) <= _LONGEST and _CLOSING.fullmatch(line.text):
            below = [one for one in lines[number + 1 :] if one.text.strip()][:_MOST_LINES]
            for one in below:
                if not _is_office(one.text):
                    break
                found.add(one.place)
    return found


def _is_office(text: str) -> bool:
    words = re.findall(r"[\w-]+", text)
    return len(text) <= _LONGEST and all(_OFFICE.fullmatch(word) for word in words)
