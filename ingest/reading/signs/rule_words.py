"""The words by which documents say what a sign in place of a figure means."""

from __future__ import annotations

import re
from typing import Literal

from ingest.language.numbers import DIGITS, WORDS
from ingest.reading.signs import letter_signs

Sense = Literal[
    "masked", "not_held", "not_applicable", "zero", "not_yet_available", "withheld", "revised", "provisional"
]

N = rf"({DIGITS}|{WORDS})"
_RANGE_SIGN = r"(?<!from )(?<!of )(?<!between )[0-9]\s?(?:-|–|to)\s?(?:[0-9]|10)(?![0-9])"
SIGN = (
    rf"(?P<sign>{_RANGE_SIGN}|~|\*{{1,3}}|[†‡^#]|[-–—]|\.{{2,3}}|…|:|\[[a-z]{{1,3}}\]|[0-9]≤|<\s?[0-9]+|"
    r"[xzcs](?=['’”\"\s:=).,;]|$))"
)
QUOTE = r"['\"‘’“”(\[]{0,3}"
DEFINED = [
    re.compile(
        rf"(?:^\s*|[;(.:]\s*|\s){QUOTE}{SIGN}{QUOTE}\s*(?:=|denotes?|means?|represents?|"
        r"indicates?|refers? to|stands? (?:for|in place of)|replaces?|signif\w+|"
        rf"has been used|is used|shows?|where|are|:)\s*(?P<sense>.+)",
        re.IGNORECASE,
    ),
    re.compile(rf"^{QUOTE}{SIGN}{QUOTE}\s*[–-]?\s*(?P<sense>\(?[A-Za-z].+)", re.IGNORECASE),
    re.compile(
        rf"(?:presented|shown|marked|replaced|represented|denoted|indicated|suppressed|recorded|displayed|given|"
        rf"printed|identified|rendered|substituted|appear\w*|redacted|expressed)\s+(?:\w+\s+){{0,3}}(?:as|"
        r"with|by|using)\s+"
        rf"(?:an?\s+|the\s+)?(?:\w+\s+){{0,3}}{QUOTE}{SIGN}{QUOTE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:asterisk|symbol|sign|marker|dash|tilde|hash)(?:\s+|\s*\(|(?=[^a-z\s])){QUOTE}{SIGN}{QUOTE}\)?",
        re.IGNORECASE,
    ),
    re.compile(r"\ban? (?:asterisk)\s*(?P<asterisk>)(?P<sense>.+)", re.IGNORECASE),
    re.compile(rf"^{QUOTE}{SIGN}{QUOTE}\s+(?P<sense>(?:{DIGITS}|{WORDS}) (?:to|or) .+)", re.IGNORECASE),
    # The word small stands for a number from 1 to 4.
    re.compile(
        rf"\b(?:word|term|entry|abbreviation|letters?)\s+{QUOTE}(?P<sign>[a-z][a-z/]{{0,12}}){QUOTE}\s+(?:is\s+|are\s+|ha(?:s|ve)\s+been\s+)?"
        r"(?:denotes?|means?|represents?|indicates?|stands?\s+(?:for|in)|replaces?|signif\w+|used|shown|given|printed)\s*"
        r"(?P<sense>.+)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:replaced|shown|marked|printed|given|represented|rendered)\s+(?:by|as|with)\s+the\s+(?:word|letters?|term)\s+"
        rf"{QUOTE}(?P<sign>[a-z][a-z/]{{0,12}})(?![a-z])",
        re.IGNORECASE,
    ),
    # `Where a cell shows '~' the figure is one to four`.
    re.compile(
        r"^\W*(?:(?:[0-9]{1,2}|note [0-9]{1,2})[.):]\s+)?(?:where(?:ver)?|if|when(?:ever)?)\b[^.;:]{0,80}?\s['\"‘’“”(]?"
        r"(?P<sign>~|\*{1,3}|[†‡^#]|\.{2,3}|…|\[[a-z]{1,3}\]|(?<=['\"‘“(])[-–—xzcs](?=['\"’”)]))['\"’”)]?,?\s+"
        r"(?:(?:(?:is|are|has been|have been) (?:shown|given|printed|used|entered)|appears?),?\s*)?"
        r"(?P<sense>(?:the|this|it|that|there|these|they)\b.+)",
        re.IGNORECASE,
    ),
    re.compile(rf"^['\"‘“]?(?P<sign>low|few|small){QUOTE}\s*(?:=|:|means|denotes)\s*(?P<sense>.+)", re.IGNORECASE),
    letter_signs.DEFINED,
]
# `* under 5`: a sign and its words, with nothing between that says the one means the other.
BARE = DEFINED[1]
# A sentence that explains a sign of its own.
OWN_SIGN = re.compile(
    rf"\s*{QUOTE}{SIGN}{QUOTE}\s*(?:=|[:–-]\s|means|denotes|represents|indicates|stands for)", re.IGNORECASE
)
SENSES: list[tuple[Sense, re.Pattern[str]]] = [
    ("not_yet_available", re.compile(r"not yet (?:available|published)|future publication", re.IGNORECASE)),
    ("not_applicable", re.compile(r"not applicable|does not apply|\bn/a\b", re.IGNORECASE)),
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
            r"not (?:available|held|kept|recorded|collected|known|provided|supplied|returned|submitted)|"
            r"(?:did|do|does|could|has|have|had) not (?:supply|supplied|provide|hold|"
            r"record|return|submit|respond|collect)|"
            r"failed to (?:supply|provide|return|respond)|no return|unavailable|no data|missing",
            re.IGNORECASE,
        ),
    ),
    ("withheld", re.compile(r"withheld|exempt|redacted|refused", re.IGNORECASE)),
    (
        "zero",
        re.compile(
            r"\b(?:nil|zero|none|no (?:\w+ )?(?:cases?|incidents?|officers?|staff|allegations?|complaints?|"
            r"investigations?|dismissals?|employees?|members?|individuals|persons?|people|referrals?|hearings?|sanctions?|"
            r"grievances?))\b",
            re.IGNORECASE,
        ),
    ),
    ("provisional", re.compile(r"provisional", re.IGNORECASE)),
    ("revised", re.compile(r"revis|updat|up-to-date|amended", re.IGNORECASE)),
]
# A dash means none: signs called by their names.
CALLED = re.compile(
    r"(?:^|[.;:,]\s|\b(?:an?|the|two|three)\s)(?P<name>dash(?:es)?|hyphens?|asterisks?|tildes?|dots|hash(?:es)?|colons?)\s+"
    rf"(?:\(?{QUOTE}{SIGN.replace('?P<sign>', '?:')}{QUOTE}\)?\s+)?"
    r"(?:in (?:a|any|the) \w+\s+)?(?:denotes?|means?|represents?|indicates?|stands? for|shows?|signif\w+|"
    r"(?:is|are) used (?:for|where|to)|=)\s*(?P<sense>.+)",
    re.IGNORECASE,
)
NAMES = {
    "dash": ("-", "–", "—"),
    "hyph": ("-", "–", "—"),
    "aste": ("*",),
    "tild": ("~",),
    "dots": ("..", "...", "…"),
    "hash": ("#",),
    "colo": (":",),
}
