"""Numbers of a sentence that count nothing: dates, references, rates, lengths of time, each with the kind it is."""

from __future__ import annotations

import re

from ingest.language.days import DATE, DAY, MONTH
from ingest.language.numbers import DIGITS, WORDS
from ingest.language.periods import find_periods
from ingest.language.rates import rates_in
from ingest.language.remembered import remembered

Span = tuple[int, int, str]

_UNITS_OF_TIME = (
    r"(?:calendar |financial |full |consecutive |working |previous |separate |"
    r"more |complete )*(?:years?|months?|weeks?|days?|hours?|minutes?|mins?|secs?|quarters?|"
    r"miles|metres|pages?|times\b|-?year|-?month|-?day|-?week)"
)
# `5 may have left` names no month.
_IN_MONTH = rf"(?!(?-i:may)\b){MONTH}"
# What stands inside such words is no number of its own.
_SPANS: list[tuple[str, re.Pattern[str]]] = [
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in [
        (
            "a date or a time",
            rf"{DATE}|(?<![0-9]){DAY}\s+{_IN_MONTH}|[0-9]{{1,2}}[:.][0-9]{{2}}\s?(?:am|pm|hours)|"
            r"\b(?:19|20)[0-9]{2}['’]?s\b",
        ),
        (
            "an address",
            r"(?<!\S)[^\s@]*@\S+|https?://\S+|www\.\S+|(?-i:\b[A-Z]{1,2}[0-9]{1,2}[A-Z]?\s?[0-9][A-Z]{2}\b)",
        ),
        (
            "who asked",  # what cleaning puts in place of a name or an address says nothing of any figure
            r"(?:\b(?:mrs?|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|cllr|councillor)\.?\s+)?"
            r"\[(?:name|e-mail|address|telephone) removed\]",
        ),
        ("a telephone number", r"\b0[0-9]{2,4}(?:\s?[0-9]{3,4}){1,3}\b"),
        ("an amount of money", r"[£$€]\s?[0-9][0-9,.]*(?:\s?(?:million|billion|m|bn|k))?"),
        ("a rate", r"(?<![0-9,.])[0-9][0-9,.]*\s?(?:%|per\s?cent\b|percentage points?)"),
        ("a section", r"\b[0-9]+\([0-9a-z]\)(?:\([a-z0-9]+\))*"),
        (
            "a reference",
            r"(?-i:\b[0-9]+[A-Z]\b)|\b[A-Za-z]+[0-9]+\b|\[[0-9]{1,2}\]|"
            r"\b[0-9]+(?:/[0-9]+)+\b|\b[0-9]+-[0-9]+(?:-[0-9]+)*\b|(?-i:\b(?:[A-Z]{2,}[/-]?|"
            r"(?:FOI|FOIA|PQ|HC|EIR|SAR) )[0-9]{2,}(?:[/.-][0-9]+)*)|\b[0-9]+\.[0-9.]+\b",
        ),
        (
            "a reference",  # `Request – 220714009`, and what an answer of Parliament is called by, behind its date
            r"\b(?:requests?|references?|refs?|enquiry|case|application|ticket)(?: (?:no\.?|number|id))?\s*[:–—-]\s*"
            r"(?:[A-Z]{1,6}[/ -]){0,4}[0-9]{5,}\b|"
            rf"(?<!ending )(?<!ended )(?<!to )(?<!at )(?<!on )(?<![0-9]){DATE}"
            r"[^\w()]{0,4}[(\[][0-9]{4,6}[)\]]",
        ),
        ("a page", r"\bcol(?:umn)?s?\b\.?\s*:?\s*[0-9]{1,5}[A-Z]{0,2}\b(?:\s?[–-]\s?[0-9]{1,5}[A-Z]{0,2}\b)?"),
        (
            "a length or a share",
            rf"\b(?:{DIGITS}|{WORDS})[ -](?:man|page|point|part|stage|person|tier|fold|year|month|day|week|hour)\b|"
            r"\b(?:nearly |almost |around |about |over )?(?:one|two|three|four|a)[ -]"
            r"(?:third|quarter|fifth|tenth|half)s?\b|"
            r"\b(?:one|1) in (?:every )?\w+\b",
        ),
        (
            "a number that names something",
            r"(?<![A-Za-z])(?:sections?|articles?|tables?|questions?|parts?|points?|"
            r"notes?|regulations?|principles?|requests?|items?|rows?|paragraphs?|figures?|"
            r"options?|bands?|grades?)\s+(?:\(?[0-9]+\)?(?:[a-z]\b)?(?:\([a-z0-9]+\))*)(?:(?:,|"
            r" and| or| to|,? &|-|–)\s*\(?[0-9]+\)?(?:\([a-z0-9]+\))*)*",
        ),
    ]
]
_AFTER: list[tuple[str, re.Pattern[str]]] = [
    (kind, re.compile(rf"^[\s-]*(?:{form})", re.IGNORECASE))
    for kind, form in [
        (
            "a length or a share",
            rf"{_UNITS_OF_TIME}|in (?:every )?(?:three|four|five|six|seven|"
            r"eight|nine|ten|twenty|10|20|100|1,000)\b|thirds?|quarters?|fifths?|tenths?|"
            r"halves|half|per\b|out of (?:every )?(?:ten|10|100)\b|years?['’]? (?:old|of age)",
        ),
        ("a date or a time", rf"{_IN_MONTH}|(?:st|nd|rd|th)\b"),
        ("a limit", r"\+|or more of"),
        (
            "a manner of speaking",
            r"x\b|of (?:the|our|these|a) (?:principles|conditions|aims|questions|standards|"
            r"factors|following|most|data)|way\b|another|hand\b|or other|of data",
        ),
    ]
]
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
# `During the same quarter 61 were made`: the quarter is named already, and the number behind it is none of its name.
_DETERMINED = re.compile(
    r"\b(?:this|that|the (?:same|last|previous|first|second|third|fourth|final|following|current|latest|whole))\s+"
    r"(?:financial\s+)?(?:quarter|phase|unit|stage|class|category|floor)\s*$",
    re.IGNORECASE,
)
NOT_NONE_AFTER = re.compile(
    r"^\s*(?:basis|such|longer|doubt|one\b|needs?\b|information|data|records?\b|obligation|duty\b|requirement|right\b|"
    r"further (?:information|details|questions|data)|case to answer|(?:further |formal )?action\b|"
    r"misconduct|evidence|reason to|plans?\b|comment|central|particular|distinction|specific)",
    re.IGNORECASE,
)
LIMIT = re.compile(
    r"\b(?:target|average|median|mean|budget|maximum|limit|threshold)s?(?: (?:of|is|was|at|to)| set at)*\s*$",
    re.IGNORECASE,
)
NEAR = 100


@remembered
def spans_in(sentence: str) -> tuple[Span, ...]:
    """The periods, dates, references and rates of a sentence, each from where to where."""
    periods = [(m.begin, m.end, "a period") for m in find_periods(sentence)]
    rates = [(begin, end, "a rate") for begin, end in rates_in(sentence)]
    others = [(m.start(), m.end(), kind) for kind, form in _SPANS for m in form.finditer(sentence)]
    return (*periods, *rates, *others)


def kind_by_neighbours(before: str, after: str) -> str:
    """What the words right beside a number make of it; nothing where it may be a count."""
    if found := next((kind for kind, form in _AFTER if form.match(after)), ""):
        return found
    names = _NAMES_BEFORE.search(before) and not _DETERMINED.search(before[-NEAR:])
    return "a number that names something" if names else ""
