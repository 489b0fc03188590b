"""The sentence that leads to a table without a caption: a place or a reason in it is said of every figure, or lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.language.periods import find_periods
from ingest.model import vocabulary
from ingest.reading.account.told import stem
from ingest.reading.account.unplaced import is_asked
from ingest.reading.captions.frame import Frame
from ingest.reading.figures.found import Found
from ingest.reading.signs.rules import defines_sign, hides
from ingest.reading.words.explaining import explains
from ingest.reading.words.furniture import is_furniture, without_lead
from ingest.reading.words.letter_openings import what_was_asked
from ingest.reading.words.meaning import body_in, has_sense

IN_DOUBT = "the sentence that leads to the table says more of what is counted"
_LEADS = re.compile(
    r"\b(?:the following\b|(?:table|figures|data) (?:below|above)|shown (?:below|above)|as follows)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}")
# `Essex Police (EP)`: a name said again in short.
_SHORT_NAME = re.compile(r"\([A-Za-z]{2,8}\)")
_MOST_ABOVE = 4
_LONGEST = 600
# What a sentence needs to lead to a table, and what changes nothing of whom it counts.
_SMALL = re.compile(
    r"the|and|are|was|were|been|being|has|have|had|for|from|with|within|this|that|these|those|which|who|whom|whose|their|"
    r"our|its|you|your|each|every|all|any|both|between|since|during|over|under|into|out|per|can|could|may|found|see|"
    r"please|also|only|below|above|following|follows|table|tables|figures?|data|information|details?|numbers?|totals?|"
    r"counts?|shows?|shown|showing|sets?|gives?|given|provides?|provided|lists?|listed|presents?|presented|contains?|"
    r"contained|relates?|relating|related|regarding|concerning|respect|relation|request(?:ed)?|response|answer|hold|held|"
    r"supplied|available|recorded|broken|breakdown|down|split|years?|months?|quarters?|calendar|financial|period|date|"
    r"department|force|service|police|prisons?|professional|standards|officers?|staff|employees|people|persons?|individuals|"
    r"members?|misconduct|disciplinary|discipline|conduct|cases?|matters?|outcomes?|results?|sanctions?|"
    r"genders?|sex|ranks?|grades?|types?|groups?|positions?|situation|days?|weeks?|how|many|last|past|previous|latest|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|by|of|in|on|at|to",
    re.IGNORECASE,
)


def doubted_where_the_lead_says_more(found: list[Found], frame: Frame, above: Sequence[str]) -> list[Found]:
    """The figures of a table without a caption, in doubt where the lead has words that none of them has."""
    if not found or any(has_sense(text) for text in frame.said if text != frame.lead):
        return found
    lead = next((text for text in reversed(above[-_MOST_ABOVE:]) if _leads(text)), "")
    if not lead or not _beyond(lead, found):
        return found
    return [figure.doubted(IN_DOUBT) for figure in found]


def _leads(text: str) -> bool:
    if len(text) > _LONGEST or is_asked(text) or explains(text) or defines_sign(text) or hides(text):
        return False
    return (without_lead(text) != text or bool(_LEADS.search(text))) and not is_furniture(text, body_in(text))


def _beyond(lead: str, found: Sequence[Found]) -> list[str]:
    """The words of a lead that stand in no figure's own words, but for times."""
    rest = list(_SHORT_NAME.sub(" ", without_lead(what_was_asked(lead))))
    text = "".join(rest)
    for mention in find_periods(text):
        rest[mention.begin : mention.end] = " " * (mention.end - mention.begin)
    words = "".join(rest)
    for publisher in vocabulary.terms("publishers").values():
        words = words.replace(publisher["name"], " ")
    said = " ".join({f"{f.measure_text} {f.breakdown} {f.staff_group} {f.body} {f.gender}" for f in found})
    told = {stem(word) for word in _WORD.findall(said)}
    return [word for word in _WORD.findall(words) if not _SMALL.fullmatch(word) and stem(word) not in told]
