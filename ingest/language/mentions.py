"""Numbers in a sentence that may count something: dates, sections, rates, ages and list numbers are put aside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.language.days import DATE, DAY, MONTH
from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.language.periods import find_periods


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
_UNITS_OF_TIME = (
    r"(?:calendar |financial |full |consecutive |working |previous |separate |"
    r"more |complete )*(?:years?|months?|weeks?|days?|hours?|minutes?|quarters?|"
    r"miles|metres|pages?|times\b|-?year|-?month|-?day|-?week)"
)
_NOT_A_COUNT_AFTER = re.compile(
    rf"^[\s-]*(?:{_UNITS_OF_TIME}|in (?:every )?(?:three|four|five|six|seven|"
    r"eight|nine|ten|twenty|10|20|100|1,000)\b|thirds?|quarters?|fifths?|tenths?|"
    r"halves|half|per\b|out of (?:every )?(?:ten|10|100)\b|"
    rf"years?['’]? (?:old|of age)|{MONTH}|(?:st|nd|rd|th)\b|\+|x\b|or more of|"
    r"of (?:the|our|these|a) (?:principles|conditions|aims|questions|standards|"
    r"factors|following|most|data)|"
    r"way\b|another|hand\b|or other|of data)",
    re.IGNORECASE,
)
_NOT_NONE_AFTER = re.compile(
    r"^\s*(?:basis|such|longer|doubt|one\b|needs?\b|information|data|records?\b|obligation|duty\b|requirement|right\b|"
    r"further (?:information|details|questions|data)|case to answer|(?:further |formal )?action\b|"
    r"misconduct|evidence|reason to|plans?\b|comment|central|particular|distinction|specific)",
    re.IGNORECASE,
)
_NAMES_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:sections?|s|ss|articles?|regulations?|reg|paragraphs?|"
    r"paras?|parts?|schedules?|tables?|figures?|charts?|questions?|points?|notes?|"
    r"footnotes?|"
    r"bands?|grades?|levels?|annex|appendix|chapters?|columns?|pages?|rows?|"
    r"ref|refs|reference|no|nos|number|q|qs|tiers?|rules?|categor(?:y|ies)|phase|"
    r"version|"
    r"pq|foi|foia|foisa|written (?:question|answer)s?|deb|volume|vol|class|items?|"
    r"principles?|conditions?|standards?|sheets?|tabs?|room|unit|floor|box|tel|"
    r"telephone|fax|"
    r"aged?|act|order|clauses?|stages?|steps?|options?|types? [a-z]?|requests?|"
    r"ext|answer|parts|case reference|quarter|per|every)\.?\s*[:(#-]?\s*$",
    re.IGNORECASE,
)
_PRONOUN_AFTER = re.compile(
    r"^\s*(?:of\b|or more|or other|can\b|may\b|might\b|could\b|must\b|should\b|"
    r"would\b|such\b|another\b|which\b|that\b|who\b|to\b|is\b|'s|’s|-)",
    re.IGNORECASE,
)
_MASKS = re.compile(
    rf"{DATE}|(?<![0-9]){DAY}\s+{MONTH}|[0-9]{{1,2}}[:.][0-9]{{2}}\s?(?:am|pm|hours)|\b(?:19|20)[0-9]{{2}}['’]?s\b|"
    r"(?<!\S)[^\s@]*@\S+|https?://\S+|www\.\S+|(?-i:\b[A-Z]{1,2}[0-9]{1,2}[A-Z]?\s?[0-9][A-Z]{2}\b)|"
    r"\b0[0-9]{2,4}(?:\s?[0-9]{3,4}){1,3}\b|[£$€]\s?[0-9][0-9,.]*(?:\s?(?:million|billion|m|bn|k))?|"
    r"(?<![0-9,.])[0-9][0-9,.]*\s?(?:%|per\s?cent\b|percentage points?)|\b[0-9]+\([0-9a-z]\)(?:\([a-z0-9]+\))*|"
    r"(?-i:\b[0-9]+[A-Z]\b)|\b[A-Za-z]+[0-9]+\b|\[[0-9]{1,2}\]|"
    r"\b[0-9]+(?:/[0-9]+)+\b|\b[0-9]+-[0-9]+(?:-[0-9]+)*\b|(?-i:\b(?:[A-Z]{2,}[/-]?|"
    r"(?:FOI|FOIA|PQ|HC|EIR|SAR) )[0-9]{2,}(?:[/.-][0-9]+)*)|\b[0-9]+\.[0-9.]+\b|"
    rf"\b(?:{DIGITS}|{WORDS})[ -](?:man|page|point|part|stage|person|tier|fold|year|month|day|week|hour)\b|"
    r"\b(?:nearly |almost |around |about |over )?(?:one|two|three|four|a)[ -](?:third|quarter|fifth|tenth|half)s?\b|"
    r"\b(?:one|1) in (?:every )?\w+\b|"
    r"(?<![A-Za-z])(?:sections?|articles?|tables?|questions?|parts?|points?|"
    r"notes?|regulations?|principles?|requests?|items?|rows?|paragraphs?|figures?|"
    r"options?|bands?|grades?)\s+(?:\(?[0-9]+\)?(?:[a-z]\b)?(?:\([a-z0-9]+\))*)(?:(?:,|"
    r" and| or| to|,? &|-|–)\s*\(?[0-9]+\)?(?:\([a-z0-9]+\))*)*",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(r"(?:[0-9.]+\s?(?:%|per\s?cent\.?)\s*)\($", re.IGNORECASE)
_ENUMERATOR = re.compile(r"^\s*\(?[0-9]{1,2}[.):]?$")
_LISTED = re.compile(r"(?:^|[,;:]\s*|\b(?:and|or|of|many|the|by|for|to|in|either|both|following)\s+)\($", re.IGNORECASE)
_NEAR = 100
# A text of so many words, four fifths of them numbers, is no sentence.
_FEW = 400


def numbers_in(sentence: str) -> list[Mention]:
    """The numbers of a sentence that may be counts, in order; none in a run of numbers without words."""
    if len(sentence) > _FEW and _is_run(sentence):
        return []
    masked = bytearray(len(sentence))
    for begin, end in [(m.begin, m.end) for m in find_periods(sentence)] + [
        m.span() for m in _MASKS.finditer(sentence)
    ]:
        masked[begin:end] = b"\x01" * (end - begin)
    found = []
    for match in _NUMBER.finditer(sentence):
        if any(masked[match.start("n") : match.end("n")]) or not _may_count(sentence, match):
            continue
        if (mention := _mention(sentence, match)) is not None:
            found.append(mention)
    return _without_enumeration(sentence, found)


def _is_run(sentence: str) -> bool:
    words = re.split(r"[\s,;|]+", sentence)
    return len(words) > _FEW and 5 * sum(any(c.isdigit() for c in word) for word in words) > 4 * len(words)


def _may_count(sentence: str, match: re.Match[str]) -> bool:
    before, after = _before(sentence, match.start("n")), sentence[match.end() : match.end() + _NEAR]
    word = match["n"].casefold()
    if word in ("no", "none", "nil", "one") and _NOT_NONE_AFTER.match(after):
        return False
    if _NOT_A_COUNT_AFTER.match(after) or (_NAMES_BEFORE.search(before) and not match["more"]):
        return False
    if word == "one" and (match["more"] or match["least"] or match["after"]):
        return False  # `more than one` is a manner of speaking
    if word == "one" and (
        _PRONOUN_AFTER.match(after)
        or re.search(r"\b(?:no|any|every|each|the|this|that|which)\s+$", before, re.IGNORECASE)
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
    return sentence[:place] if place <= _NEAR else "\u2026" + sentence[place - _NEAR : place]


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
