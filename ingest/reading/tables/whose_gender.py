"""Whose gender a table tells apart: that of those it counts, or of a victim, a complainant, a prisoner."""

from __future__ import annotations

import functools
import re

from ingest.reading.tables.said import Said
from ingest.reading.words.meaning import meaning_of, people_in

IN_DOUBT = "the words name somebody else's gender, or a place's: whose is it?"
_SEX = r"(?:genders?|sex(?:es)?)"
# `gender of victim`: what stands behind `of` is who has it.
_OF = re.compile(
    rf"\b{_SEX} (?:split |breakdown )?of (?:the |each |those |every |all |any |a |an )*"
    r"(?P<who>[\w'’-]+(?: of [\w'’-]+(?: [\w'’-]+)?)?(?: [\w'’-]+)?)",
    re.IGNORECASE,
)
# Whom a case is about, whatever they are called: no victim and no complainant.
_SUBJECTS = re.compile(
    r"(?:(?:alleged|relevant|named|accused|individual|staff|police|officer)[ -])*(?:accused|subjects?|perpetrators?|"
    r"wrongdoers?|respondents?|post[- ]?holders?|job[- ]?holders?|recipients?|dismissed|suspended|disciplined|"
    r"persons? (?:complained|accused|dismissed|suspended|disciplined|concerned|under|subject|who was)|"
    r"individuals? (?:complained|accused|dismissed|suspended|disciplined|concerned|under|subject))\b",
    re.IGNORECASE,
)
# `prisoner gender`, `victim's sex`: what stands before it is who has it.
_OWN = re.compile(
    rf"(?<![\w-])(?P<who>[A-Za-z][\w-]*?)(?:['’]s|s['’]|['’])?\s+{_SEX}\b(?!\s+(?:of|offen|crimes?|acts?))",
    re.IGNORECASE,
)
# `male and female prisons`: an adjective of something that has no hand in it.
_BOTH = re.compile(
    r"\b(?:(?:fe)?males?|men|women|boys|girls)(?:['’]s?)?\s*(?:and|or|/|&)\s*(?:(?:fe)?males?|men|women|boys|girls)"
    r"(?:['’]s?)?\s+(?P<who>[A-Za-z]\w+(?: \w+)?)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"by|and|or|of|the|their|per|each|in|with|for|on|including|both|either|given|breakdown|split|age|rank|grade|band|"
    r"ethnicity|race|disability|year|month|region|role|force|type|outcome|length|service|total|self|legal|"
    r"officers?|staff|employees?|constables?|workers?|managers?|governors?|subjects?|accused|were|was|are|is|who|"
    r"dismissed|investigated|suspended|convicted|than|to|by|from|between|as|where|which|have|had",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:victims?|complainants?|prisoners?|inmates?|detainees?|offenders?|suspects?|survivors?|patients?|children|"
    r"members? of the public|the public|service users?|persons? assaulted)\b",
    re.IGNORECASE,
)


def is_anothers(words: str) -> bool:
    """Whether words say that a gender is not that of the people who are counted."""
    return _is_anothers(" ".join(words.split()))


@functools.lru_cache(maxsize=1024)
def _is_anothers(words: str) -> bool:
    if any(not _is_staff(found["who"]) for found in _OF.finditer(words)):
        return True
    if any(not _NOBODY.fullmatch(found["who"]) for found in _OWN.finditer(words)):
        return True
    if any(
        not _is_staff(found["who"]) and not _NOBODY.fullmatch(found["who"].split()[0])
        for found in _BOTH.finditer(words)
    ):
        return True
    return bool(_OTHERS.search(words)) and not people_in(words)


def _is_staff(who: str) -> bool:
    """Whether words name those whom a body employs, rather than anybody."""
    if _OTHERS.search(who) or re.search(r"['’]s?\s", who):
        return False
    named = people_in(who).casefold()
    return bool(_SUBJECTS.match(who)) or (bool(named) and named != "individuals")


# `Assault on a prisoner`: what was done to somebody. Where the caption says who is counted, it is their gender.
_DONE_TO = re.compile(
    rf"\b(?:on|upon|of|against|to|towards?|with|for|between|involving|about)\s+(?:(?:an?|the|any|another|other|female|male|"
    rf"young|vulnerable|former)\s+)*{_OTHERS.pattern}",
    re.IGNORECASE,
)


def _is_owner(label: str, axis: list[str], words: str) -> bool:
    """Whether a label says that the gender is that of somebody else than those the caption counts."""
    if not (is_anothers(label) or _OTHERS.search(label)):
        return False
    return not (_DONE_TO.search(label) and _is_settled(label, axis, words))


def _is_settled(label: str, axis: list[str], words: str) -> bool:
    """Whether the caption names whom it counts, and no label on the axis of the genders speaks of anybody else."""
    on_axis = any(meaning_of(text).kind == "gender" for text in axis)
    return bool(people_in(words)) and not on_axis and not re.search(rf"\b{_SEX}\b", label, re.IGNORECASE)


def not_theirs(said: Said, words: str, beside: list[str], over: list[str]) -> None:
    """A gender that is not the officers' is a label like any other, and in doubt."""
    if said.gender == "all":
        return
    labels = [*beside, *over]
    owners = any(_is_owner(text, axis, words) for axis in (beside, over) for text in axis)
    if is_anothers(words) or owners:
        said.words.extend(text for text in labels if meaning_of(text).kind == "gender")
        said.gender = "all"
        said.doubts.append(IN_DOUBT)
