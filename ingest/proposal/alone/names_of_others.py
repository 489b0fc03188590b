"""Whether a document names another body than the one whose figures it is taken to hold: anywhere, listed or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import vocabulary
from ingest.proposal.alone.names import names_of
from ingest.proposal.alone.words_around import placed_lines
from ingest.proposal.proposal import Proposal
from ingest.reading.account.claimed import cells_of
from ingest.reading.account.questions_put import without_address
from ingest.reading.words.meaning import body_in, meaning_of

_KIND = (
    r"(?:Service|Services|Police|Constabulary|Office|Authority|Commission|Force|Agency|Ombudsman|Inspectorate|Ministry|"
    r"Department|Council|Directorate|Institution|Executive|Corps|Garda|Government|Federation|Association|Ltd|Limited|plc)"
)
_KIND_ANY = rf"(?:{_KIND}|{_KIND.upper()})"
_WORD = r"[A-Z][\w'’.-]*"
_ENDS_IN = re.compile(rf"(?:{_WORD}\s+(?:(?:of|and|for|the|&|in)\s+){{0,2}}){{1,7}}{_KIND_ANY}(?![\w-])")
_BEGINS = re.compile(
    rf"\b(?:(?:{_WORD}\s+){{0,3}})(?:Ministry|Department|College|Office|Commission|Authority|Institute|Board|Ombudsman|"
    rf"Inspectorate|MINISTRY|DEPARTMENT|COLLEGE|OFFICE|COMMISSION)\s+(?:of|for|OF|FOR)\s+(?:the\s+)?"
    rf"{_WORD}(?:\s+(?:(?:of|and|for|the|&)\s+)?{_WORD}){{0,4}}"
)
_NO_NAME = re.compile(
    r"acting|adviser|advisor|analyst|and|a|an|all|any|annual|answer|assistant|assurance|business|by|central|chief|civil|"
    r"commissioner['’]?s?|compliance|constable|corporate|correspondence|data|dear|deputy|director|disclosures?|each|"
    r"executive|figure|foia?|for|former|freedom|from|governance|head|hm|his|her|majesty['’]?s|hr|human|in|independent|"
    r"information|legal|length|manager|management|my|no|number|of|officers?|offices?|on|our|parliamentary|people|person|"
    r"personnel|police|policing|post|press|prison|prisons|private|professional|protection|public|records|request|"
    r"requests?|resources|response|rights|secretary|section|services?|shared|source|staff|standards|strategy|support|"
    r"table|team|the|this|time|to|total|unit|user|website|year|years|your|&|forces?|department|directorate|yours|"
    r"question|number|dismissed|dismissals?|question|contact|customer|digital|government|online|constabulary|misconduct",
    re.IGNORECASE,
)


def ask_of_names(proposal: Proposal) -> None:
    """One question for all such names."""
    others = list(dict.fromkeys(_others(proposal)))
    if others and proposal.reading.observations:
        said = f"the document also names {', '.join(others[:6])}: whose figures are these?"
        proposal.ask(("body",), said)


def _others(proposal: Proposal) -> Iterator[str]:
    own = names_of(proposal)
    words = {word.casefold() for name in own for word in re.findall(r"[\w'’.-]+|&", name)}
    codes = {proposal.content.get("body"), proposal.facts.source.publisher if proposal.facts.source else None}
    codes |= {vocabulary.code_of("bodies", one.body) for one in proposal.reading.observations if one.body}
    used = {one.body for one in proposal.reading.observations}
    for text in _texts(proposal):
        name = body_in(text)
        if (
            name
            and name not in used
            and name not in own
            and (code := vocabulary.code_of("bodies", name))
            and code not in codes
        ):
            yield name
        yield from (found.group() for form in _places() for found in form.finditer(text) if not _is_read(found, used))
        for form in (_ENDS_IN, _BEGINS):
            yield from (found.group() for found in form.finditer(text) if not _is_own(found.group(), words, used))


def _places() -> list[re.Pattern[str]]:
    """How single prisons and the like are named."""
    return [form for code, form in vocabulary.patterns("bodies") if code == "establishment"]


def _is_read(found: re.Match[str], used: set[str]) -> bool:
    return any(found.group().casefold() in name.casefold() for name in used)


def _texts(proposal: Proposal) -> Iterator[str]:
    """Every line outside tables, and every label that is no body of its own row."""
    yield from (without_address(text) for _, text in placed_lines(proposal, aside=True))
    for table in proposal.reading.tables:
        yield from (cell.text for cell in cells_of(table) if meaning_of(cell.text).kind != "body")


def _is_own(name: str, words: set[str], used: set[str]) -> bool:
    """Whether a name has no word that is not the body's own or one of any office."""
    name = " ".join(name.split()).rstrip(".")
    return name in used or all(
        word.casefold() in words or _NO_NAME.fullmatch(word) for word in re.findall(r"[\w'’.-]+", name)
    )
