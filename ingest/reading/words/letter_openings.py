"""The sentence that opens a letter: what it was written for says what is counted, its thanks and its dates do not."""

from __future__ import annotations

import re

from ingest.language.days import DATE
from ingest.reading.words.meaning import is_countable

_LONGEST = 600
_LETTER = (
    r"(?:freedom of information |foi |information |recent |e-?mail(?:ed)? |written |parliamentary )*"
    r"(?:request|e-?mail|letter|enquiry|inquiry|correspondence|application|question|message)s?"
)
_TO_YOU = (
    r"(?:i |we )?(?:am |are )?(?:thank(?:s| you) for|writ(?:e|ing) (?:in (?:response|reply) to|further to|about)|"
    r"refer to|further to|in (?:response|reply|relation) to|with reference to|regarding)"
)
_BY_YOU = rf"you(?:r {_LETTER})? (?:have |had )?(?:recently )?(?=asked|requested|sought|wanted|wished)"
_OPENS = re.compile(rf"^\W*(?:dear [^,]{{1,40}},\s*)?(?:{_TO_YOU} (?:your|the) {_LETTER}|{_BY_YOU})", re.IGNORECASE)
_OF_WHAT = (
    r"(?: (?:us|for|about|you|to (?:know|be told|see|provide|supply|confirm)|information (?:on|about|regarding)|"
    r"the following(?: information)?|details of))*"
)
# The day of the letter is none of what it asks for.
_DATED = re.compile(
    rf",? (?:(?:which|that) )?(?:(?:was|we|i) )?(?:received|dated|sent)(?: by us)?(?: on)?(?: the)? {DATE}\W*$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"\b(?:(?:ask(?:ed|ing|s)|request(?:ed|ing|s)|enquir(?:ed|ing)|(?:wish|want)(?:ed)? to know|sought|seeking|"
    rf"require[ds]?){_OF_WHAT}|"
    r"(?:concerning|regarding|about|relating to|in respect of|for information (?:on|about)))\b\s*[:,]?\s*",
    re.IGNORECASE,
)


def what_was_asked(text: str) -> str:
    """What such a sentence says was asked for; any other text as it is."""
    if not (opens := _OPENS.match(text[:_LONGEST])):
        return text
    for found in _ASKS.finditer(text[:_LONGEST], opens.end()):
        rest = _DATED.sub("", text[found.end() :])
        if is_countable(rest):
            return rest
    return text
