"""Finds the rule by which a document hides figures: in its own words, with the address of the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.reading.sentences import Sentence

Sense = Literal[
    "masked", "not_held", "not_applicable", "zero", "not_yet_available", "withheld", "revised", "provisional"
]

_N = rf"({DIGITS}|{WORDS})"
_RANGE_SIGN = r"(?<!from )(?<!of )(?<!between )[0-9]\s?(?:-|–|to)\s?(?:[0-9]|10)(?![0-9])"
_SIGN = (
    rf"(?P<sign>{_RANGE_SIGN}|~|\*{{1,3}}|[†‡^#]|[-–—]|\.{{2,3}}|…|:|\[[a-z]{{1,3}}\]|[0-9]≤|<\s?[0-9]+|"
    r"[xzcs](?=['’”\"\s:=).,;]|$))"
)
_QUOTE = r"['\"‘’“”(\[]{0,3}"
_DEFINED = [
    re.compile(
        rf"(?:^\s*|[;(.:]\s*|\s){_QUOTE}{_SIGN}{_QUOTE}\s*(?:=|denotes?|means?|represents?|"
        r"indicates?|refers? to|stands? (?:for|in place of)|replaces?|signif\w+|"
        rf"has been used|is used|shows?|where|are|:)\s*(?P<sense>.+)",
        re.IGNORECASE,
    ),
    re.compile(rf"^{_QUOTE}{_SIGN}{_QUOTE}\s*[–-]?\s*(?P<sense>[A-Za-z].+)", re.IGNORECASE),
    re.compile(
        rf"(?:presented|shown|marked|replaced|represented|denoted|indicated|suppressed|recorded|displayed|given|"
        rf"printed|identified|rendered|substituted|appear\w*|redacted|expressed)\s+(?:\w+\s+){{0,3}}(?:as|"
        r"with|by|using)\s+"
        rf"(?:an?\s+|the\s+)?(?:\w+\s+){{0,3}}{_QUOTE}{_SIGN}{_QUOTE}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:asterisk|symbol|sign|marker|dash|tilde)\s*\(?{_QUOTE}{_SIGN}{_QUOTE}\)?", re.IGNORECASE),
    re.compile(r"\ban? (?:asterisk)\s*(?P<asterisk>)(?P<sense>.+)", re.IGNORECASE),
    re.compile(rf"^{_QUOTE}{_SIGN}{_QUOTE}\s+(?P<sense>(?:{DIGITS}|{WORDS}) (?:to|or) .+)", re.IGNORECASE),
    # The word small stands for a number from 1 to 4.
    re.compile(
        rf"\b(?:word|term|entry|abbreviation|letters?)\s+{_QUOTE}(?P<sign>[a-z][a-z/]{{0,12}}){_QUOTE}\s+(?:is\s+|are\s+|ha(?:s|ve)\s+been\s+)?"
        r"(?:denotes?|means?|represents?|indicates?|stands?\s+(?:for|in)|replaces?|signif\w+|used|shown|given|printed)\s*"
        r"(?P<sense>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:replaced|shown|marked|printed|given|represented|rendered)\s+(?:by|as|with)\s+the\s+(?:word|letters?|term)\s+"
        rf"{_QUOTE}(?P<sign>[a-z][a-z/]{{0,12}})(?![a-z])",
        re.IGNORECASE,
    ),
    re.compile(rf"^['\"‘“]?(?P<sign>low|few|small){_QUOTE}\s*(?:=|:|means|denotes)\s*(?P<sense>.+)", re.IGNORECASE),
]
# A key in one sentence: `x = not held; c = confidential`.
_KEYS = re.compile(rf"(?<=[;,.])\s+(?={_QUOTE}{_SIGN.replace('?P<sign>', '?:')}{_QUOTE}\s*(?:=|[:–-]\s|means|denotes))")
_SENSES: list[tuple[Sense, re.Pattern[str]]] = [
    ("not_yet_available", re.compile(r"not yet (?:available|published)|future publication", re.IGNORECASE)),
    ("not_applicable", re.compile(r"not applicable|does not apply", re.IGNORECASE)),
    (
        "masked",
        re.compile(
            r"suppress|low (?:figures?|numbers?|values?|counts?)|small (?:figures?|numbers?|"
            r"values?|counts?)|or (?:fewer|less)|"
            r"(?:fewer|less|lower|smaller) than|below|disclos|confidential|identif|personal (?:data|"
            r"information)|between \w+ and \w+|(?:figures?|numbers?|values?|counts?|cells?) (?:of |from )+\w+ to \w+|"
            r"\bone or two\b|\b1 or 2\b",
            re.IGNORECASE,
        ),
    ),
    (
        "not_held",
        re.compile(
            r"not (?:available|held|recorded|collected|known|provided)|unavailable|no data|missing", re.IGNORECASE
        ),
    ),
    ("withheld", re.compile(r"withheld|exempt|redacted|refused", re.IGNORECASE)),
    ("zero", re.compile(r"\b(?:nil|zero|none|no (?:cases|incidents|officers|staff))\b", re.IGNORECASE)),
    ("provisional", re.compile(r"provisional", re.IGNORECASE)),
    ("revised", re.compile(r"revis|updat|up-to-date|amended", re.IGNORECASE)),
]
_SECONDARY = re.compile(
    r"subtraction|secondary|other (?:values|figures|numbers|cells)|to (?:prevent|"
    r"avoid) (?:\w+ )?(?:calculat|deriv|deduc|disclosure by)|derived|deduc|"
    r"(?:next|second) (?:lowest|smallest)|"
    r"(?:could|can|might|would|may) (?:\w+ )?be (?:worked out|calculated|inferred|found)|"
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
_AT_MOST = re.compile(
    rf"{_N} or (?:fewer|less)(?!\w)|up to (?:and including )?{_N}(?! (?:years|months|days))", re.IGNORECASE
)
_BELOW = re.compile(
    rf"(?:fewer|less|lower|smaller) than {_N}(?! (?:years|months|days|per))|below {_N}|under {_N}|<\s?({DIGITS})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"between {_N} and {_N}(?! (?:years|months|days))|(?<![0-9]){_N} to {_N} (?:inclusive|have|are|is)|"
    rf"(?:figures?|numbers?|values?|counts?|cells?) (?:of |from )+{_N} (?:to|or) {_N}(?! (?:years|months|days))|"
    rf"\b(one|1) or (two|2)\b",
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
    for place, sentence in enumerate(sentences):
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
    pieces = _KEYS.split(sentence.text)
    if len(pieces) > 1:
        for piece in pieces:
            found = _defined(Sentence(piece, sentence.place, sentence.paragraph), "") | found
        return found
    for form in _DEFINED:
        if not (match := form.search(sentence.text)):
            continue
        groups = match.groupdict()
        sign = "*" if "asterisk" in groups else groups["sign"]
        text = sentence.text
        stated = range_in(groups.get("sense") or "")
        own = _sense(groups.get("sense") or "") or ("masked" if stated else None)
        sense = own or _sense(text) or ("masked" if _SECONDARY.search(text) else None) or _sense(after)
        if sense is None or not _may_mean(sign, sense, bool(own) or ("sense" not in groups and bool(_sense(text)))):
            continue
        low, high = bounds_in(text)
        if high is None and sense == "masked":
            low, high = stated or bounds_in(after)
        rule = Rule(sense, low, high, bool(_SECONDARY.search(text)), sentence)
        found.setdefault(sign.strip(), rule)
        if len(sign) > 1 and sign.isalpha():
            found.setdefault(sign.casefold(), rule)
    return found


def defines_sign(text: str) -> bool:
    """Whether a sentence says what a sign in place of a figure means."""
    return bool(_defined(Sentence(text, ""), ""))


def _may_mean(sign: str, sense: Sense, is_own: bool) -> bool:
    """A sign with a number in it hides figures and nothing else; nil is said of a sign itself, not beside another."""
    if any(character.isdigit() for character in sign):
        return sense == "masked"
    return sense != "zero" or is_own


def _sense(text: str) -> Sense | None:
    return next((sense for sense, form in _SENSES if form.search(text)), None)


def bounds_in(text: str) -> tuple[int | None, int | None]:
    """The least and most that a sentence says is hidden; None where it does not say."""
    if found := _BETWEEN.search(text):
        numbers = [number_of(g) for g in found.groups() if g]
        if len(numbers) == 2 and None not in numbers and numbers[0] <= numbers[1] <= 30:  # type: ignore[operator]
            return numbers[0], numbers[1]
    if found := _AT_MOST.search(text):
        return None, _small(next(g for g in found.groups() if g))
    if found := _BELOW.search(text):
        number = _small(next(g for g in found.groups() if g))
        return None, number - 1 if number else None
    return None, None


def range_in(text: str) -> tuple[int, int] | None:
    """The bounds of `1 to 4`, said of a sign; None where a text is no such range."""
    if not (found := _RANGE.match(text)):
        return None
    low, high = number_of(found["low"]), number_of(found["high"])
    return (low, high) if low is not None and high is not None and low < high <= _MOST_HIDDEN else None


def hides(text: str) -> bool:
    """Whether a sentence speaks of hiding figures, and of how small they are."""
    return bool(_HIDING.search(text)) and bounds_in(text)[1] is not None


def _small(text: str) -> int | None:
    number = number_of(text)
    return number if number is not None and 1 <= number <= 100 else None
