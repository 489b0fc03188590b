"""What a figure of a sentence counts: its own clause, and what that clause leaves to its neighbours."""

from __future__ import annotations

import functools
import re

from ingest.language.clauses import Clause
from ingest.model import vocabulary
from ingest.reading.words.meaning import has_sense, people_in

_VERB = re.compile(
    r"^\W*(?:(?:of (?:the|these|those|them|whom|which)\b.*?)?\b)?(?:were|was|"
    r"are|is|had|have|has|been|received|resulted|resigned|retired|left|remain\w*|"
    r"faced|led|"
    r"did|at|in|for|from|during|between|since|by|as|with|on|related|relating|"
    r"that|who|which|where|to|against|within|under|over)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:were|was|had|have|has|been|received|resulted|resigned|retired|left|are|is)\b.*|\b\w+(?:ed|ions?)\b.*",
    re.IGNORECASE,
)
_TIME_BEFORE = re.compile(
    r"(?:(?:the|a) )?(?:(?:previous|preceding|prior|last) (?:financial |calendar )?(?:year|quarter|month)|"
    r"(?:year|quarter|month) (?:before|earlier|previously))\b",
    re.IGNORECASE,
)
_OF_NUMBER = re.compile(
    r"^of (?:the |these |those |our |all )?(?:[0-9,]+|(?!(?:them|whom|which)\b)\w+) (?P<noun>.*)$", re.IGNORECASE
)
# How many figures away the words may stand that a figure takes over.
_NEAR = 12
# What a list or register holds.
_LISTED = re.compile(r"(?:names|entries)(?= (?:on|at|as at|by)\b|\W*$)", re.IGNORECASE)
_QUOTED = re.compile(r"^['\"‘“]")


def noun_after(clause: Clause) -> str:
    """The thing a number counts, by the words right after it; empty where they name none."""
    after = clause.after
    if found := _OF_NUMBER.match(after):
        after = found["noun"]
    if listed := _LISTED.match(after):
        return listed.group()
    near = " ".join(after.split()[:6])
    near = re.split(
        r"[,;:.]|\b(?:were|was|are|is|had|have|has|who|which|that|where|in|for|from|during|between|since|by|over|"
        r"about|regarding|concerning|relating|against|into|on|to|with|before|after|following|resigned|retired)\b",
        near,
        maxsplit=1,
    )[0]
    named = vocabulary.named_in("units", near) or vocabulary.named_in("populations", near)
    return named[0][1] if named else ""


def is_followed_by_verb(clause: Clause) -> bool:
    """Whether a number stands for a noun said before: `six were dismissed`."""
    if _TIME_BEFORE.match(clause.after):
        return True  # `2,717 the previous year`
    return not clause.after or bool(_VERB.match(clause.after)) or not clause.after[:1].isalpha()


@functools.lru_cache(maxsize=256)
def names_anything(text: str) -> bool:
    """Whether a text holds any word of what this warehouse counts."""
    return bool(has_sense(text) or vocabulary.named_in("units", text) or vocabulary.named_in("populations", text))


def borrowed(clauses: list[Clause], place: int, earlier: str) -> tuple[str, str]:
    """What a clause without a sense of its own takes over, and from where: next, head, before, earlier."""
    clause = clauses[place]
    for later in clauses[place + 1 : place + _NEAR]:
        if later.joint not in ("and", ",", "or", "plus", ""):
            break
        if has_sense(later.own) and not _OWN_PREDICATE.match(clause.after):
            found = _PREDICATE.search(later.after)
            return (found.group() if found else later.own), "next"
        if later.joint == "and":
            break
    if has_sense(clause.head):
        return clause.head, "head"
    for before in reversed(clauses[max(0, place - _NEAR) : place]):
        if has_sense(before.own):
            if _OWN_PREDICATE.match(clause.after):
                return _subject_of(before), "before"
            return _sense_of(before), "before"
    return (earlier, "earlier") if earlier else ("", "")


_OWN_PREDICATE = re.compile(r"(?:were|was|had been|have been|are|is)\s+\w+ed\b", re.IGNORECASE)


def _subject_of(clause: Clause) -> str:
    """What a clause speaks of, without what happened to it: for a neighbour that says that of its own."""
    subject = re.split(r"\b(?:were|was|had|have|has|are|is)\b", clause.own, maxsplit=1)[0].strip()
    return subject if has_sense(subject) or people_in(subject) else ""


def _sense_of(clause: Clause) -> str:
    """The part of a clause that says what happened, without its number and people."""
    found = _PREDICATE.search(clause.after)
    return found.group() if found and has_sense(found.group()) else clause.own


def gender_of(text: str) -> str:
    """The one gender a clause names, else all."""
    codes = {code for code, _ in vocabulary.named_in("genders", text)}
    codes.discard("not_stated")
    return codes.pop() if len(codes) == 1 else "all"


def people_of(clause: Clause, also: str) -> str:
    """Who is counted: by the clause, else by what it took over."""
    return people_in(clause.own) or people_in(also)
