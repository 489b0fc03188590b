"""Numbers in a sentence that may count something: dates, sections, rates, ages and list numbers are put aside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.language.remembered import remembered
from ingest.language.set_aside import NEAR, NOT_NONE_AFTER, kind_by_neighbours, spans_in


@dataclass(frozen=True)
class Mention:
    """A number where it stands: with its bound words from `begin` to `end`, and the bounds they give."""

    begin: int
    end: int
    raw: str
    low: int
    high: int | None
    status: str = "exact"
    about: bool = False
    share_beside: bool = False


_BEFORE = (
    r"(?P<more>just over|over|more than|in excess of|greater than|above|upwards of)|"
    r"(?P<least>at least|no fewer than|no less than|a minimum of)|"
    r"(?P<under>almost|just under|nearly|close to|under|below|fewer than|less than)|"
    r"(?P<most>up to|at most|no more than|a maximum of)|"
    r"(?P<about>about|around|approximately|approx\.?|some|circa|roughly|c\.)"
)
_NUMBER = re.compile(
    rf"(?<![\w£$€#/@&])(?<![0-9][.,:/–-])(?:(?:{_BEFORE})\s+)?(?P<n>{DIGITS}|"
    rf"{WORDS}|none|nil|no)(?P<after>\s+or\s+(?:fewer|less|more))?"
    r"(?P<glue>(?<=[0-9])(?=[a-z]{5,}))?(?(glue)|(?![\w%£@]|[.,:/–-][0-9]|\s?per\s?cent|\s?(?:million|billion|m\b|k\b|bn\b)))",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    r"^\s*(?:of\b|or more|or other|can\b|may\b|might\b|could\b|must\b|should\b|"
    r"would\b|such\b|another\b|which\b|that\b|who\b|to\b|is\b|'s|’s|-)",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(r"(?:[0-9.]+\s?(?:%|per\s?cent\.?)\s*)\($", re.IGNORECASE)
_ENUMERATOR = re.compile(r"^\s*\(?[0-9]{1,2}[.):]?$")
_LISTED = re.compile(r"(?:^|[,;:]\s*|\b(?:and|or|of|many|the|by|for|to|in|either|both|following)\s+)\($", re.IGNORECASE)
# A text of so many words, four fifths of them numbers, is no sentence.
_FEW = 400


def numbers_in(sentence: str) -> list[Mention]:
    """The numbers of a sentence that may be counts, in order; none in a run of numbers without words."""
    return list(_numbers_in(sentence))


@remembered
def _numbers_in(sentence: str) -> tuple[Mention, ...]:
    if len(sentence) > _FEW and _is_run(sentence):
        return ()
    masked = bytearray(len(sentence))
    for begin, end, _ in spans_in(sentence):
        masked[begin:end] = b"\x01" * (end - begin)
    found = []
    for match in _NUMBER.finditer(sentence):
        if any(masked[match.start("n") : match.end("n")]) or not _may_count(sentence, match):
            continue
        if (mention := _mention(sentence, match)) is not None:
            found.append(mention)
    return tuple(_without_enumeration(sentence, found))


def _is_run(sentence: str) -> bool:
    words = re.split(r"[\s,;|]+", sentence)
    return len(words) > _FEW and 5 * sum(any(c.isdigit() for c in word) for word in words) > 4 * len(words)


def _may_count(sentence: str, match: re.Match[str]) -> bool:
    before, after = _before(sentence, match.start("n")), sentence[match.end() : match.end() + NEAR]
    word = match["n"].casefold()
    if word in ("no", "none", "nil", "one") and NOT_NONE_AFTER.match(after):
        return False
    if kind_by_neighbours("" if match["more"] else before, after):
        return False
    if word == "one" and (match["more"] or match["least"] or match["after"]):
        return False  # `more than one` is a manner of speaking
    if word == "one" and (
        _PRONOUN_AFTER.match(after)
        or re.search(r"\b(?:no|any|every|each|the|this|that|(?<!of )which)\s+$", before, re.IGNORECASE)
    ):
        return bool(re.match(r"\s*of (?:the(?:se|m)?|whom|which)\b", after)) and not re.search(
            r"\bno\s+$", before, re.IGNORECASE
        )
    if _ENUMERATOR.match(before + match["n"]) and re.match(r"[.)]\s", after):
        return False
    if word.isdecimal() and (len(word) > 7 or (word.startswith("0") and len(word) > 1)):
        return False
    return not (
        before.endswith("(")
        and re.match(r"\)\s*[A-Za-z]", after)
        and len(word) < 3
        and not _SHARE_BEFORE.search(before)
        and not before.rstrip("( ").endswith(tuple("0123456789%"))
        and _is_marker(before)
    )


def _before(sentence: str, place: int) -> str:
    """The words near before a place: what a number means is said near it, and a long line is not read again."""
    return sentence[:place] if place <= NEAR else "\u2026" + sentence[place - NEAR : place]


def _is_marker(before: str) -> bool:
    """`(1) text` at the start, after a comma or after a word like `of` is a list number, not a figure in brackets."""
    return bool(_LISTED.search(before))


def _mention(sentence: str, match: re.Match[str]) -> Mention | None:
    number = number_of(match["n"])
    if number is None:
        return None
    low, high, status = number, number, "exact"
    bound: tuple[int, int | None] | None = None
    if match["after"]:
        bound = (number, None) if match["after"].strip().endswith("more") else (0, number)
    elif match["more"]:
        bound = (number + 1, None)
    elif match["least"]:
        bound = (number, None)
    elif match["under"]:
        bound = (0, max(0, number - 1))
    elif match["most"]:
        bound = (0, number)
    if bound:
        low, upper = bound
        return Mention(match.start(), match.end(), match.group().strip(), low, upper, "bounded")
    raw = match["n"] + (match["after"] or "")
    share = bool(_SHARE_BEFORE.search(_before(sentence, match.start("n"))))
    return Mention(match.start("n"), match.end("n"), raw, low, high, status, bool(match["about"]), share)


def _without_enumeration(sentence: str, found: list[Mention]) -> list[Mention]:
    """`1 redundant, 2 retired, 3 dismissed`: numbers that run from one upwards at clause starts are list numbers."""
    run: list[Mention] = []
    for mention in found:
        starts = re.search(r"(?:^|[:;,.]\s*|\band\s+)$", _before(sentence, mention.begin))
        if mention.raw.isdecimal() and mention.low == len(run) + 1 and starts:
            run.append(mention)
    begins = {mention.begin for mention in run}
    return [m for m in found if m.begin not in begins] if len(run) >= 3 else found
