"""The question that a document answers: it may say what its short captions leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.documents.document import Line, Table
from ingest.reading.account.told import Told, beyond
from ingest.reading.account.unplaced import is_asked
from ingest.reading.text.flow import Lines
from ingest.reading.text.sentences import Sentence, sentences_of

# Who is asked, and how politely, narrows nothing.
_ADDRESS = re.compile(
    r"\bto ask (?:the|his|her) (?:secretary of state|minister|attorney general|solicitor general|lord chancellor|"
    r"majesty['’]s government|chair\w*|home secretary)[^,.?]{0,90}?(?:,|(?= (?:how|what|which|if|whether)\b))|"
    r"\bunder the (?:terms of the )?(?:freedom of information act(?: \(?[a-z]*\)?)?(?: 2000)?|foia?)(?=\W)|"
    r"\b(?:i|we) (?:would|should) (?:like|be grateful)(?: to (?:know|request|ask|receive))?(?: if you)?|"
    r"\b(?:could|can|would|will) you (?:please |kindly )?"
    r"(?:provide|tell|give|send|supply|state|confirm|let)(?: me| us)?|"
    r"\bmembers? of (?=(?:the )?(?:(?:police|prison|probation|civilian) )?staff\b)|"
    r"^\W*(?:written |parliamentary )*question(?: (?:no\.?|number))? [0-9]{3,}\s*[:.–—-]|"
    r"\bi (?:seek|request|want|require) (?:access to )?(?=the following\b)|"
    r"\bfreedom of information\b|\bthe following (?:information|data|details|figures|questions?)\b",
    re.IGNORECASE,
)
_FORMAL = re.compile(
    r"\W*(?:to ask (?:the|her|his)|(?:please (?:state|provide|list|give) )?(?:how many|the number of)|"
    r"you (?:asked|requested))\b",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"a|an|and|any|are|as|ask(?:ed|ing)?|at|be|been|break(?:down)?|broken|by|data|detail(?:s|ing)?|did|do|does|down|"
    r"during|each|every|figures?|for|force|from|give|had|has|have|how|i|in|inclusive|information|is|it|its|know|list|"
    r"many|me|number|numbers|of|on|or|our|period|please|provide|question|regarding|request(?:ed|ing)?|respectively|"
    r"send|service|show(?:n|ing)?|split|state|statistics|supply|tell|that|the|their|there|these|they|this|those|to|"
    r"total|us|was|we|were|what|which|who|wish|wrote|year|years|you|your|between|since",
    re.IGNORECASE,
)


_NAMES_A_NUMBER = re.compile(r"\W*(?:[0-9]{1,2}[.)]\s+)?(?:the )?(?:total )?numbers? of\b.*[.;?]\W*$", re.IGNORECASE)


def questions_put(flow: Sequence[Lines | Table]) -> list[Sentence]:
    """Every sentence of a document that asks for something; of what is set aside, only what was put to somebody."""
    items = items_asked(flow)
    return [
        one
        for line, aside in _lines(flow)
        for one in sentences_of(line)
        if line.place in items or _is_put(one.text, aside)
    ]


def items_asked(flow: Sequence[Lines | Table]) -> set[str]:
    """Where the lines that name numbers stand below the question that they end: `I seek the following information:`."""
    found: set[str] = set()
    for piece in flow:
        leads = False
        for line in piece.lines if isinstance(piece, Lines) and not piece.aside else ():
            text = line.text.strip()
            if not text:
                continue
            if leads and _NAMES_A_NUMBER.match(text):
                found.add(line.place)
                continue
            leads = text.endswith(":") and is_asked(text)
    return found


def is_formal(text: str) -> bool:
    """Whether a sentence asks for figures wherever it stands: a site asks whether its page was useful."""
    return _FORMAL.match(text) is not None


def _is_put(text: str, aside: bool) -> bool:
    return is_formal(text) if aside else is_asked(text)


def _lines(flow: Sequence[Lines | Table]) -> Iterator[tuple[Line, bool]]:
    for piece in flow:
        if isinstance(piece, Lines):
            yield from ((line, piece.aside) for line in piece.lines)
        else:
            yield from ((Line(0, c.text, c.place), False) for row in piece.cells for c in dict.fromkeys(row))


def asks_beyond(question: str, told: Sequence[Told], names: Iterable[str]) -> tuple[str, ...]:
    """The words of a question that no table says."""
    return beyond(without_address(question), told, _KNOWN, names)


def without_address(text: str) -> str:
    """A question without the words that only say to whom it is put, and how politely."""
    return _ADDRESS.sub(" ", text)
