"""Finds the rule by which a document hides figures: in its own words, with the address of the sentence."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field, replace

from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.reading.signs.bounds import bounds_in, only_bounds
from ingest.reading.signs.definitions import pieces_of
from ingest.reading.signs.number_lists import in_ranges
from ingest.reading.signs.rule_words import BARE, CALLED, DEFINED, NAMES, OWN_SIGN, SENSES, Sense
from ingest.reading.text.sentences import Sentence

_SECONDARY = re.compile(
    r"subtraction|secondary|other (?:values|figures|numbers|cells)|to (?:prevent|"
    r"avoid) (?:\w+ )?(?:calculat|deriv|deduc|disclosure by)|derived|deduc|"
    r"(?:next|second) (?:lowest|smallest)|"
    r"(?:could|can|might|would|may) (?:\w+ )?be (?:worked out|calculated|inferred|found)|"
    r"(?:to |let\b.{0,30} |allow\b.{0,30} )be(?:ing)? (?:worked out|calculated|inferred)|"
    r"(?:an|(?:any|every|each|some) )other (?:value|figure|number|cell|count)s?\b|"
    r"further (?:values|figures|numbers|cells)|working out|"
    r"reveal|\bguards?\b|complementary|protect\w* (?:an?|the|other|another) (?:total|figure|cell|number)|"
    r"totals? (?:is|are|was|were|ha[sv]e been) (?:also )?(?:replaced|suppressed|masked|hidden|removed|withheld)",
    re.IGNORECASE,
)
_HIDING = re.compile(
    r"suppress|identif|withheld|withhold|redact|disclos|mask|small numbers|low (?:numbers|"
    r"figures)|personal (?:data|information)|"
    r"not (?:been )?(?:shown|provided|released|published)|section 40|s\.?\s?40|section 38",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Rule:
    """What one sign, or the document as a whole, hides; `said` is the sentence and its address."""

    sense: Sense
    low: int | None
    high: int | None
    secondary: bool
    said: Sentence


@dataclass
class Policy:
    """Everything a document says about the figures it hides."""

    markers: dict[str, Rule] = field(default_factory=dict)
    general: Rule | None = None
    zero_printed: bool = False
    rounding: int | None = None
    exemptions: list[str] = field(default_factory=list)
    contradictory: bool = False


_ROUNDED = re.compile(r"round(?:ed|ing)\s+(?:\w+\s+){0,4}nearest\s+(?P<base>[0-9]+|five|ten|hundred)", re.IGNORECASE)
_LONGEST = 4_000
_MOST_HIDDEN = 30
_RANGE = re.compile(
    r"\W*(?:(?:stands? for|means?|is|represents?|denotes?) )?(?:(?:an?|any) )?(?:(?:figure|number|value|count)s? )?"
    rf"(?:of |from |between )?(?P<low>{DIGITS}|{WORDS})\s?(?:to|and|or|–|-)\s?(?P<high>{DIGITS}|{WORDS})"
    r"(?![\w%]|[.,][0-9]|\s(?:years?|months?|weeks?|days?|hours?|per)\b)",
    re.IGNORECASE,
)
_EXEMPTION = re.compile(
    r"(?:section|s\.?)\s?(?P<n>[0-9]{2}\s?\([0-9]\)(?:\([a-z]\))*)|(?P<act>Data Protection Act,? (?:19|20)[0-9]{2})",
    re.IGNORECASE,
)


def find_policy(sentences: list[Sentence]) -> Policy:
    """The rules stated anywhere in a document, boilerplate included."""
    policy = Policy()
    bounds: set[tuple[int | None, int | None]] = set()
    for place, sentence in enumerate(map(in_ranges, sentences)):
        if len(sentence.text) > _LONGEST:
            continue
        _note_margins(policy, sentence)
        after = sentences[place + 1].text if place + 1 < len(sentences) else ""
        marked = _defined(sentence, after)
        for sign, rule in marked.items():
            first = policy.markers.setdefault(sign, rule)
            if first.sense == rule.sense == "masked" and rule.secondary:
                # The same sign also guards other cells: nobody can tell which of the two it does.
                policy.markers[sign] = replace(first, secondary=True)
        if _HIDING.search(sentence.text) and not _is_question(sentence.text):
            low, high = bounds_in(sentence.text)
            if high is not None:
                bounds.add((low, high))
                rule = Rule("masked", low, high, bool(_SECONDARY.search(sentence.text)), sentence)
                policy.general = policy.general or rule
    policy.contradictory = len({high for _, high in bounds}) > 1
    return policy


def _note_margins(policy: Policy, sentence: Sentence) -> None:
    if found := _ROUNDED.search(sentence.text):
        policy.rounding = number_of(found["base"]) or 100
    for found in _EXEMPTION.finditer(sentence.text):
        cited = f"section {found['n'].replace(' ', '')}" if found["n"] else found["act"]
        if cited not in policy.exemptions:
            policy.exemptions.append(cited)


def _is_question(text: str) -> bool:
    return text.rstrip().endswith("?")


def _defined(sentence: Sentence, after: str) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    after = "" if after and _is_definition(after) else after
    pieces = pieces_of(sentence.text)
    if len(pieces) > 1:
        for piece in pieces:
            found = _defined(Sentence(piece, sentence.place, sentence.paragraph), "") | found
        return found
    for form in DEFINED:
        if not (match := form.search(sentence.text)):
            continue
        groups = match.groupdict()
        sign = "*" if "asterisk" in groups else groups["sign"]
        text = sentence.text
        said = groups.get("sense") or ""
        stated = range_in(said) or only_bounds(said, with_noun=form is not BARE)
        own = _sense(said) or ("masked" if stated else None)
        sense = own or _sense(text) or ("masked" if _SECONDARY.search(text) else None) or _sense(after)
        if sense is None or not _may_mean(sign, sense, bool(own) or ("sense" not in groups and bool(_sense(text)))):
            continue
        low, high = bounds_in(text)
        if (low, high) == (None, None) and sense == "masked":
            low, high = stated or bounds_in(after)
        rule = Rule(sense, low, high, bool(_SECONDARY.search(text)), sentence)
        found.setdefault(sign.strip(), rule)
        if len(sign) > 1 and sign.isalpha():
            found.setdefault(sign.casefold(), rule)
    return found or _called(sentence)


def _called(sentence: Sentence) -> dict[str, Rule]:
    """`A dash means none`: what a sign is, by its name."""
    if not (called := CALLED.search(sentence.text)) or (sense := _sense(called["sense"])) is None:
        return {}
    low, high = bounds_in(sentence.text) if sense == "masked" else (None, None)
    rule = Rule(sense, low, high, bool(_SECONDARY.search(sentence.text)), sentence)
    return dict.fromkeys(NAMES[called["name"].casefold()[:4]], rule)


def defines_sign(text: str) -> bool:
    """Whether a sentence says what a sign in place of a figure means."""
    return bool(_defined(Sentence(text, ""), ""))


@functools.lru_cache(maxsize=512)
def _is_definition(text: str) -> bool:
    """Whether a sentence opens with a sign of its own: it says nothing of the sign before."""
    return bool(OWN_SIGN.match(text))


def _may_mean(sign: str, sense: Sense, is_own: bool) -> bool:
    """A sign with a number in it hides figures and nothing else; nil is said of a sign itself, not beside another."""
    if any(character.isdigit() for character in sign):
        return sense == "masked"
    return sense != "zero" or is_own


def _sense(text: str) -> Sense | None:
    return next((sense for sense, form in SENSES if form.search(text)), None)


def range_in(text: str) -> tuple[int, int] | None:
    """The bounds of `1 to 4`, said of a sign; None where a text is no such range."""
    if not (found := _RANGE.match(text)):
        return None
    low, high = number_of(found["low"]), number_of(found["high"])
    return (low, high) if low is not None and high is not None and low < high <= _MOST_HIDDEN else None


def hides(text: str) -> bool:
    """Whether a sentence speaks of hiding figures, and of how small they are."""
    return bool(_HIDING.search(text)) and bounds_in(text)[1] is not None
