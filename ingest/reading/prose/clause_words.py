"""The words of one figure of a sentence: its clause, with what it leaves to its neighbours and nothing of theirs."""

from __future__ import annotations

import re

from ingest.language.clauses import Clause

_VERB = re.compile(
    r"\b(?:were|was|are|is|had|have|has|did|received|resulted|resigned|retired|left|remained|led|faced)\b",
    re.IGNORECASE,
)
_COMPLETE = re.compile(
    r"\b(?:were|was|are|is|been)\s+(?:(?:not|also|later|then|subsequently)\s+)?\w{2,}(?:ed|en|nt|ld)\b"
)
_PREPOSITION = re.compile(r"(?:as|to|by|for|with|in|at|under|following|without)\b", re.IGNORECASE)
_OF_THE = re.compile(r"^\W*(?:out )?of (?:the|these|those|all|our)(?: total(?: of)?)?\W*$", re.IGNORECASE)
# What stands before such a verb holds what is counted, and is not it.
_HELD = re.compile(
    r"\b(?:contain(?:ed|ing|s)?|compris(?:ed|ing|es)|consist(?:ed|s|ing) of|gave rise to|made up of)\b\W*"
    r"(?:(?:a|the|total|of|just|over|under|about|around|some|nearly|almost|more|fewer|than)\s*)*$",
    re.IGNORECASE,
)
_MOST_WORDS = 6
_NEAR = 12


def words_of(clauses: list[Clause], place: int, noun: str, sense: bool, taken: str, source: str) -> str:
    """What a figure counts, in the words of its sentence."""
    clause = clauses[place]
    if noun and sense and _HELD.search(clause.before):
        return clause.after  # `842 complaints contained 1,350 allegations`: they are no complaints
    if place == 0 and noun and source == "next" and _OF_THE.search(clause.before):
        return clause.own  # `Of the 33 officers, 6 were fined`: the fine is of the 6 alone
    if not sense and ((source == "earlier" and noun) or source == "next") and _COMPLETE.search(clause.after):
        return clause.own
    before = clauses[max(0, place - _NEAR) : place]
    if not noun and not sense and source == "before" and (gapped := _gapped(clause, before)):
        return f"{_subject(before)} {gapped}"
    if not noun and sense and clause.joint in (";", ",", "and") and _VERB.match(clause.own):
        return f"{_subject(before)} {clause.own}"
    return clause.own if sense else f"{clause.own} {taken}"


def _gapped(clause: Clause, before: list[Clause]) -> str:
    """`38 were graded as minor and 23 as grave`: the verb of the one is that of the other."""
    found = _PREPOSITION.match(clause.after)
    if not found or _VERB.search(clause.after):
        return ""
    for other in reversed(before):
        again = re.search(rf"\b{found.group()}\b", other.after, re.IGNORECASE)
        if again and (verb := _VERB.search(other.after)) and verb.start() < again.start():
            return f"{other.after[verb.start() : again.start()]}{clause.after}"
    return ""


def _subject(before: list[Clause]) -> str:
    """The thing that the first of some clauses counts, where a verb follows it at once."""
    if not before or not (verb := _VERB.search(before[0].after)):
        return ""
    noun = before[0].after[: verb.start()].strip()
    return noun if len(noun.split()) <= _MOST_WORDS and not re.search(r"[,;:()]", noun) else ""
