"""Whose figures a department gives: those of the place a caption names, or of the writer of a letter it quotes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from ingest.model import vocabulary
from ingest.reading.words.meaning import body_in
from ingest.reading.words.unlisted import unlisted_body

_KINDS = re.compile(r"(?i:police|constabulary|service)|^[A-Z]{2,}$")
_POLICE = re.compile(r"\b(?:police|forces?|constables?|constabular(?:y|ies))\b", re.IGNORECASE)
_PRISONS = re.compile(r"\b(?:prisons?|probation|custody|establishments?|prisoners?)\b", re.IGNORECASE)
# Another name before a place: it is one of several.
_LISTED = re.compile(r"[,;:(–—]\s*(?:[A-Z][\w'’-]*\s){0,6}[A-Z][\w'’-]*\s?$")
# `the boroughs of Lancashire`: places within it, or all but it.
_PART = re.compile(
    r"\b(?:boroughs?|towns?|cit(?:y|ies)|districts?|divisions?|parts?|areas?|villages?|rest|most|some|north|south|east|west|"
    r"outside|borders?)\s*$",
    re.IGNORECASE,
)
_NEAR = 80
_LETTER = re.compile(r"^\W*(?:copy of )?(?:a )?letter (?:from|by) (?P<who>.{5,160})", re.IGNORECASE)
_QUESTION = re.compile(r"^\W*to ask (?:the|her|his)\b", re.IGNORECASE)


def place_counted(text: str, publisher: str) -> str | None:
    """The place whose police a caption counts: `in England and Wales`, said by someone who is no force."""
    if _is_body(publisher) or _PRISONS.search(text) or not _POLICE.search(text):
        return None
    matches = [m for m in _places().finditer(text) if not _PART.search(text[max(0, m.start() - _NEAR) : m.start()])]
    if any(match["apart"] and _LISTED.search(text[max(0, match.start() - _NEAR) : match.start()]) for match in matches):
        return None
    found = {match["place"] or match["apart"] for match in matches}
    return found.pop() if len(found) == 1 else None


# `Geographic coverage: England and Wales`.
_COVERS = re.compile(r"^\W*(?:(?:geograph\w+ )?(?:coverage|area|extent|country|countries)\s*[:–-]\s*)?", re.IGNORECASE)


def place_on_a_line(lines: Iterable[str], caption: str, publisher: str) -> str | None:
    """The one place that stands on a line of its own above a table, where its caption counts police."""
    named = {_COVERS.sub("", text, count=1).strip(" .()") for text in lines if len(text) < _NEAR}
    places = [text for text in named if text and place_counted(f"police, {text}", publisher) == text]
    return place_counted(f"{caption}, {places[0]}", publisher) if len(places) == 1 else None


def speaker(line: str, now: str, publisher: str) -> str:
    """Who speaks after a line: the writer of a letter that is quoted; the publisher again with the next question."""
    if _QUESTION.match(line):
        return publisher
    if not (found := _LETTER.match(line)):
        return now
    return body_in(found["who"]) or now


@functools.lru_cache(maxsize=64)
def _is_body(publisher: str) -> bool:
    return bool(vocabulary.code_of("bodies", publisher) or body_in(publisher) or unlisted_body(publisher))


@functools.cache
def _places() -> re.Pattern[str]:
    names = [n for t in vocabulary.terms("bodies").values() for n in (t["name"], *t.get("aliases", ()))]
    known = sorted((re.escape(n) for n in names if not _KINDS.search(n)), key=len, reverse=True)
    place = rf"(?P<place>{'|'.join(known)})(?![\w-])(?! and [A-Z])"
    # `..., England and Wales, 2019`: a place set off from the words beside it.
    apart = place.replace("?P<place>", "?P<apart>")
    return re.compile(rf"\b(?:in|across|throughout|within|of)\s+{place}|[,;:(–—]\s*{apart}(?=\s*(?:[,;:)–—]|$))")
