"""Sentences that nobody can place: neither a question, a rule, a title, a letterhead nor a figure's own words.

Any of them may change what the figures mean, in words that no list of warnings foresees.
"""

from __future__ import annotations

import re

from ingest.language.set_aside import spans_in
from ingest.model import vocabulary
from ingest.reading.account.caveats import is_of_shares
from ingest.reading.account.headings import is_our_own
from ingest.reading.words.furniture import is_furniture
from ingest.reading.words.letter_openings import what_was_asked
from ingest.reading.words.meaning import body_in

_PAPERWORK = re.compile(
    r"(?:our|your|we|the|of|on|in|at|to|for|from|by|and|an?|is|was|this|under|with|page|date|dated|published|released?|"
    r"answered|answer|asked|tabled|disclosed|considered|has|been|below|applicant|requester|sir|madam|response|respond(?:ed)?|reply|replied|letter|received|foia?|freedom|information|act|"
    r"pq|uin|hl|hc|ref|reference|number|no|request|question|case|dear|yours|sincerely|faithfully|thank|thanks|you|"
    r"table|figure|chart|annex|appendix|contents|introduction|notes?|tel|telephone|email|e-mail|written|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")


_ASKED = re.compile(
    r"(?:(?:written |parliamentary )*question(?: (?:no\.?|number))? [0-9]{3,}\s*[:.–—-]\s*|"
    r"(?:q(?:uestion)?|part)?\s*\(?[0-9]{0,2}[a-z]?[.):]*\s*)?(?:to ask|how many|"
    r"i (?:would like|would be grateful|am (?:writing|requesting|asking|seeking|looking)|wish|request|seek|want)|"
    r"you (?:asked|requested|wrote)|"
    r"can you|could you|would you|please (?:provide|state|confirm|supply|give|send|list|break|include|could|can))\b",
    re.IGNORECASE,
)


def is_asked(text: str) -> bool:
    """Whether a sentence is somebody's question: by its words, or by the sign at its end."""
    _, sign, after = text.rpartition("?")
    return bool(_ASKED.match(re.sub(r"^\W+", "", text)) or (sign and not re.search(r"\w", after)))


def is_unplaced(sentence: str, titles: set[str]) -> bool:
    """Whether a sentence says anything beyond who wrote it, when, under which number and above which table."""
    plain = plainly(sentence)
    if plainly(what_was_asked(sentence)) in titles:
        return False
    if not plain or plain in titles or is_of_shares(sentence) or is_furniture(sentence, body_in(sentence)):
        return False
    if is_our_own(sentence):
        return False
    rest = list(sentence)
    for begin, end, _ in spans_in(sentence):
        rest[begin:end] = " " * (end - begin)
    words = "".join(rest)
    for publisher in vocabulary.terms("publishers").values():
        words = words.replace(publisher["name"], " ")
    if body := body_in(words):
        words = words.replace(body, " ")
    left = [word for word in _WORD.findall(words) if not _PAPERWORK.fullmatch(word)]
    return bool(left)


def plainly(text: str) -> str:
    """The words of a text alone, so that a title is known again."""
    return " ".join(re.findall(r"\w+", text.casefold()))
