"""Which numbers of a sentence are counts, and what is in doubt about each."""

from __future__ import annotations

import re

from ingest.language.clauses import Clause
from ingest.language.set_aside import LIMIT
from ingest.reading.prose.continued import counts_things_made
from ingest.reading.text.sentences import says
from ingest.reading.words.wording import gender_of, is_followed_by_verb, names_anything

ELSEWHERE = "what is counted stands elsewhere"
NO_NOUN = "the number has no noun of its own"
_OF_THEM = re.compile(r"of (?:them|whom|which)\b|of (?:these|those)(?! \w+)", re.IGNORECASE)
_PART_OF = re.compile(r"^\W*(?:out )?of (?:these|those|them|the (?:\w+ )?(?:[0-9,]+|total))\b", re.IGNORECASE)
# What a rule or a person may do, not what was counted; a limit or a target is no count either.
_MODAL = re.compile(r"(?<!\w)(?:can|may|might|could|must|should|would)\s+(?P<near>(?:\w+\s*){0,3}$)?")
_AGAIN = re.compile(r"^\W*(?:out )?of (?:the|these|those|all|our)(?: total(?: of)?)?\W*$", re.IGNORECASE)
_SUPERSEDED = re.compile(
    r"\b(?:first release|last edition|previously|previous (?:edition|release|answer)|revised (?:from|to)|been revised|"
    r"originally|in error|incorrectly|should have (?:been|read)|first (?:shown|published|given)|"
    r"earlier (?:release|edition|answer))\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"^\W*(?:can|may|might|could|must|should|would|will)\b|^\W*\w+ (?:can|may|might|could|must|should)\b", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?:numbers?|total) of\b.*\b(?:is|was|were|are|stood at|stands at|totalled|reached)$", re.IGNORECASE
)


def is_figure(text: str, clause: Clause, noun: str, sense: bool, taken: str, source: str, before: list[Clause]) -> bool:
    """Whether a number counts something of this warehouse, and for the first time."""
    again = re.search(
        r"\bof (?:the |these |those )?$", text[max(0, clause.mention.begin - 20) : clause.mention.begin], re.I
    )
    if again and any(c.mention.low == clause.mention.low for c in before):
        return False
    if LIMIT.search(clause.before) or ((modal := _MODAL.search(clause.before)) and modal["near"] is not None):
        return False
    if _GENERAL.match(clause.after) or (clause.mention.raw.casefold() == "no" and not noun):
        return False
    if noun:
        return sense or bool(taken) or names_anything(text)
    if counts_things_made(text[: clause.mention.begin], clause.after):
        return names_anything(text)
    if before and _OF_WHICH.match(clause.after):
        return names_anything(text)
    labelled = source in ("own", "head", "before", "next") and (sense or bool(taken))
    if is_followed_by_verb(clause) or clause.joint in ("against", "as against"):
        return labelled or _is_part(text, clause) or (source == "earlier" and _is_subject(text, clause))
    return (labelled and source in ("head", "own") and bool(clause.head)) or (clause.mention.share_beside and labelled)


# `Five open investigations, two of which concerned staff`: a part of the figure before it.
_OF_WHICH = re.compile(r"\W*of (?:which|whom)\b", re.IGNORECASE)
# `At least 20 were still open`: what they are, the sentence before says.
_SUBJECT = re.compile(
    r"(?:were|was|ha(?:d|ve|s) been|remain(?:s|ed)?|are|is)\s+(?:(?:still|now|since|later|also|then|not|only|at)\s+)*"
    r"(?:\w+ed|open|pending|ongoing|outstanding|live|found|given|sent|withdrawn|under|on|awaiting)\b",
    re.IGNORECASE,
)
_BEFORE_SUBJECT = re.compile(
    r"\W*(?:\(?[a-z0-9]{1,3}[.)]\s*)?(?:(?:a )?(?:further|another|only|just|also)\s*)?", re.IGNORECASE
)


def _is_subject(text: str, clause: Clause) -> bool:
    """Whether a sentence opens with its number and says at once what became of so many."""
    before = text[: clause.mention.begin]
    return bool(_BEFORE_SUBJECT.fullmatch(before) and _SUBJECT.match(clause.after))


def _is_part(text: str, clause: Clause) -> bool:
    """`Of these, 14 were male and three were female`: parts of a figure that stands before the sentence."""
    return bool(_PART_OF.match(text) or _OF_THEM.match(clause.after)) or gender_of(clause.own) != "all"


def doubts_of(clause: Clause, text: str, clauses: list[Clause], noun: str, source: str) -> list[str]:
    doubts = []
    if source not in ("own", "next"):
        doubts.append(ELSEWHERE)
    if not noun and not _TOLD.search(clause.before):
        doubts.append(NO_NOUN)
    if len(clauses) > 1 and clause is clauses[0] and _AGAIN.search(clause.before):
        doubts.append("a figure said again, as the whole of those that follow")
    if clause.mention.about:
        doubts.append("an approximate number")
    if len(clauses) > 3 and not (noun and source == "own"):
        doubts.append("a sentence of many figures")
    if _MODAL.search(clause.before):
        doubts.append("the sentence says what may be")
    if _OF_THEM.match(clause.after):
        doubts.append("what is counted stands before it")
    if says(_SUPERSEDED, text):
        doubts.append("a figure that was corrected or replaced")
    if clause.joint in (
        "of whom",
        "of which",
        "of these",
        "of those",
        "compared with",
        "compared to",
        "up from",
        "down from",
        "against",
        "as against",
    ):
        doubts.append("a part of another figure, or a comparison")
    return doubts
