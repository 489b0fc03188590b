"""The sentence right above a table without a caption: which it is, and whether its words belong to every figure."""

from __future__ import annotations

import re

from ingest.model import vocabulary

_QUESTION = re.compile(
    r"^\W*(?:(?:q|question|part|item)\s*)?[0-9]{1,2}[a-z]?\s*[.):–-]\s*\S|^\W*q(?:uestion)?\s?[0-9]", re.IGNORECASE
)
_ASKS = re.compile(
    r"\?\W*$|\b(?:how many|please|provide|confirm|break(?:ing)? ?down|what|number of|list|give|i (?:would|am|want))\b",
    re.IGNORECASE,
)
_ONE_THING = re.compile(
    r"\b(?:how many|how much|(?:what|which) (?:is|was|are|were)|(?:the|total) number of)\b", re.IGNORECASE
)
# `The table below shows`: of the table, not of what it counts.
_OPENING = re.compile(
    r"^\W*(?:(?:q|question)?\s*[0-9]{1,2}[a-z]?\s*[.):]\s*)?(?:(?:the|this|following|above|below|accompanying|"
    r"attached)\s+)*(?:table|figures?|data|information)s?\s+(?:(?:below|above|here|overleaf)\s+)?"
    r"(?:shows?|gives?|sets? out|provides?|lists?|presents?|details?|contains?|covers?)\s+(?:that\s+)?(?:the\s+)?"
    r"(?:(?:total\s+)?numbers?\s+of\s+)?",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\?\W*$|:\W*$|\bas follows\b|\b(?:below|following)\b|\bhow many\b", re.IGNORECASE)
# Results that hold others: what was alleged, tried or punished came to something.
_BROAD = frozenset(
    {
        "alleged",
        "disciplined",
        "charged_internally",
        "referred_to_proceedings",
        "misconduct_meeting",
        "misconduct_hearing",
        "accelerated_hearing",
        "gross_misconduct_hearing",
    }
)


def since_question(above: list[str]) -> list[str]:
    """The lines from the last numbered question on: what was asked before it is answered elsewhere."""
    for place in range(len(above) - 1, -1, -1):
        if _QUESTION.match(above[place]) and _ASKS.search(above[place]):
            return above[place:]
    return above


_SEVERAL = re.compile(
    r"^\W*tables\s+(?P<names>[0-9A-Z][0-9A-Za-z.]{0,5}(?:\s*(?:,|and|&|to|–|-)\s*[0-9A-Z][0-9A-Za-z.]{0,5})+)\s*[:.–—-]",
    re.IGNORECASE,
)
_NAME = re.compile(r"^\W*table\s+(?P<name>[0-9A-Z][0-9A-Za-z.]{0,5})\b", re.IGNORECASE)


def heading_of_several(label: str, above: list[str]) -> str:
    """The line that heads several tables by their names, this one among them: `Tables 3a and 3b: officers warned`."""
    own = _NAME.match(label)
    for text in reversed(above):
        names = found["names"].casefold() if (found := _SEVERAL.match(text)) else ""
        if own and own["name"].casefold().strip(".") in re.findall(r"[0-9a-z.]+", names):
            return text
    return ""


def asks_several(text: str) -> bool:
    """Whether a sentence asks for several things, each of which is no other's."""
    return len(_ONE_THING.findall(text)) > 1


# `The information is as follows`, between a question and its table: it only says that the answer comes.
_ANNOUNCES = re.compile(
    r"\W*(?:(?:answer|response|reply)\W*)?(?:(?:the|this|our|requested|relevant|available|following|information|"
    r"figures?|data|details|statistics|answer|numbers?|table|you (?:asked for|requested)|held|is|are|as|follows|"
    r"set out|shown|given|provided|listed|contained|presented|detailed|in|below|here|by (?:the force|us))\b\W*)*",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 160


def governs(lead: str, above: list[str]) -> bool:
    """Whether a sentence leads to the table right below it, and to one thing that is counted there."""
    last = next((text for text in reversed(above) if not _only_announces(text)), "")
    if not lead or last != lead or asks_several(lead):
        return False
    return bool(_OPENING.match(lead) or _LEADS.search(lead) or _QUESTION.match(lead))


def _only_announces(text: str) -> bool:
    return len(text) < _LONGEST_NOTICE and _ANNOUNCES.fullmatch(text) is not None


def without_opening(lead: str) -> str:
    """What a leading sentence says of the figures, less what it says of the table."""
    return _OPENING.sub("", lead).strip()


def holds(lead: str, label: str) -> bool:
    """Whether the results a label names are among those of the sentence above, or come of them."""
    named, own = _outcomes(lead), _outcomes(label)
    return not named or own <= named or bool(named & _BROAD and named <= _BROAD)


def _outcomes(text: str) -> set[str]:
    return {code for code, _ in vocabulary.named_in("outcomes", text)}


_CAPTION = re.compile(
    r"(?:the )?(?:total )?(?:numbers?|outcomes?|results?|types?|kinds?|sanctions?|penalties|reasons?|breakdown|"
    r"complaints?|allegations?|cases?|investigations?|dismissals?|officers?|staff|police|prison|misconduct|disciplinary|appeals?|"
    r"reviews?|hearings?|suspensions?|resignations?|grievances?)\b[^.;:?!]*\.?\s*",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?<!who )(?<!that )(?<!which )\b(?:is|are|was|were|has|have|had|do|does|did|will|would|may|might|can|could|shall|"
    r"should|must|be|shows?|sets?|gives?|includes?|excludes?|covers?|relates?|counts?|comes?|we|you|i|it|they|please|"
    r"not)\b",
    re.IGNORECASE,
)


def is_phrase(text: str) -> bool:
    """Whether a line is a caption with a full stop behind it: it names what is counted and states nothing."""
    return bool(_CAPTION.fullmatch(text.strip())) and not _VERB.search(text)
