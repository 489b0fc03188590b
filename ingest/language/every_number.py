"""Every number of a text, in digits or in words, and what each of them is where it counts nothing."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from dataclasses import dataclass

from ingest.language.numbers import NIL_WORDS, WORDS
from ingest.language.remembered import remembered
from ingest.language.set_aside import LIMIT, NEAR, NOT_NONE_AFTER, kind_by_neighbours, spans_in
from ingest.model import vocabulary


@dataclass(frozen=True)
class Number:
    """A number where it stands. `kind` says what it is besides a count; it is empty where it may be one."""

    begin: int
    end: int
    text: str
    kind: str


_NUMBER = re.compile(
    r"(?<![0-9])[0-9]+(?:[.,][0-9]+)*|"
    rf"(?<![\w-])(?:a dozen|{WORDS}|dozens?|hundreds|thousands|couple|none|nil|no)(?!\w)",
    re.IGNORECASE,
)
# No sentence holds as many: a table that lost its lines, of which nothing is set aside.
_MOST = 300
_LAW = r"(?:Acts?|Regulations?|Orders?|Rules|Code|Bill|Measure|Scheme|Convention|Directive)"
_MORE_SPANS: list[tuple[str, re.Pattern[str]]] = [
    ("the year of a law", re.compile(rf"\b{_LAW}(?: \([^)]*\))?,? (?:of )?(?:1[0-9]|20)[0-9]{{2}}(?:/[0-9]+)?")),
    (
        "a page",
        re.compile(
            r"\bpage\s+[0-9]+(?:\s+of\s+[0-9]+)?|\b[0-9]{1,3}\s+pages\b|^\W*[0-9]{1,3}\s+of\s+[0-9]{1,3}\W*$", re.I
        ),
    ),
    ("the size of a file", re.compile(r"(?<![\w.,])[0-9][0-9.,]*\s?(?:[KMG]B|bytes)\b", re.IGNORECASE)),
    (
        "a number of parts of the document",
        re.compile(
            rf"\b(?:[0-9]{{1,2}}|{WORDS})\s+(?:(?:following|separate|different|other)\s+)?(?:tables|worksheets|sheets|"
            r"columns|rows|sections|questions|points|attachments|documents|annexes|appendices|examples|categories|"
            r"exemptions|principles|conditions|criteria|factors)\b",
            re.IGNORECASE,
        ),
    ),
    ("a section", re.compile(r"\bsections?\s+[0-9]+[^.;]{0,80}?\)\s+and\s+[0-9]+(?=\s\()", re.IGNORECASE)),
    ("a section", re.compile(r"\b[0-9]+(?:\s?&?\s?\([0-9a-z]\))+", re.IGNORECASE)),
    ("a reference", re.compile(r"\b(?:UIN|FOI|PQ|EIR|SAR|reference|ref)\W{1,3}[0-9]{4,}", re.IGNORECASE)),
    ("a rate", re.compile(r"\b(?:sum|add|total)(?: up)? to 100\b|\bzero[- ]tolerance\b", re.IGNORECASE)),
    ("the size of a file", re.compile(r"\b[0-9]+[ -]point (?:type|print|font)\b", re.IGNORECASE)),
    ("a telephone number", re.compile(r"(?<![0-9])(?:\+44|0)[0-9 ()-]{8,14}[0-9](?![0-9])|\b101\b|\b999\b")),
    (
        "an address",
        re.compile(
            r"\b[0-9]+[A-Za-z]?,? (?:[A-Z][\w'’]+ ){1,3}"
            r"(?:Street|Road|Avenue|Lane|Way|Square|Place|House|Drive|Row|Gate)\b|\bPO Box [0-9]+"
        ),
    ),
    ("a copyright", re.compile(r"(?:©|\bcopyright)\W{0,3}[0-9]{4}", re.IGNORECASE)),
    (
        "a list number",
        re.compile(
            r"^\s*(?:[-–•*]\s*)?(?:q(?:uestion)?|a(?:nswer)?)?\s?\(?[0-9]{1,2}(?:\.[0-9]{1,2})*(?:[.):]+(?=\s|$)|\)(?=\S))",
            re.I,
        ),
    ),
    (
        "a list number",
        re.compile(r"(?<=[,:;] )\([0-9]\)(?= )|(?:(?<=\bof )|(?<=\band )|(?<=\bor ))\([0-9]\)(?= )"),
    ),
    (
        "a footnote mark",
        re.compile(r"(?<=[A-Za-z]{3})[0-9]{1,2}(?=[\s,.;:)]|$)|\[(?:note )?[0-9]{1,2}\]|(?<=[a-z])\([0-9]\)", re.I),
    ),
]
_RANGE = re.compile(r"(?<![\w/.-])[0-9]{1,3}\s?[-–]\s?[0-9]{1,3}(?![\w/.-])")
_COLON = re.compile(r":\s*$")
_REFERRED = re.compile(
    r"\b(?:refs?|reference|nos?|pq|foia?|uin|tel|telephone|fax|ext|version|room|box|pages?|q|request|case)\.?\s*:\s*$",
    re.IGNORECASE,
)
_ONE_SAID_BEFORE = re.compile(
    r"\b(?:no|any|every|each|this|(?<!of )which|another|some|more than|at least)\s+$", re.IGNORECASE
)
_ONE_SAID_AFTER = re.compile(
    r"^\s*(?:or more|or other|another|such|can\b|may\b|might\b|could\b|must\b|should\b|would\b|'s|’s|-)", re.IGNORECASE
)
_COUNTING = re.compile(
    r"\b(?:were|was|are|had|have|has|employed|total of|dismissed|recorded|received)\s+$", re.IGNORECASE
)


def every_number(text: str) -> list[Number]:
    """The numbers of a sentence or a line, in order; `no` only where it says none of something that is counted."""
    return list(_every_number(text))


@remembered
def _every_number(text: str) -> tuple[Number, ...]:
    matches = list(_NUMBER.finditer(text))
    if not matches:
        return ()
    if len(matches) > _MOST:
        return tuple(Number(match.start(), match.end(), match.group(), "") for match in matches)
    spans = [*spans_in(text), *((m.start(), m.end(), kind) for kind, form in _MORE_SPANS for m in form.finditer(text))]
    at: dict[int, list[str]] = defaultdict(list)
    for start, stop, kind in spans:
        for place in range(start, stop):
            at[place].append(kind)
    ranged = {place for m in _RANGE.finditer(text) for place in range(*m.span())}
    found = []
    for match in matches:
        begin, end = match.span()
        if match.group().casefold() in NIL_WORDS and not _says_none(match.group(), text[end : end + NEAR]):
            continue
        kinds = [kind for place in range(begin, end) for kind in at.get(place, ())]
        if begin in ranged:
            kinds = [kind for kind in kinds if kind != "a reference"]
        if _is_count_like_a_year(text, begin, end):
            kinds = [kind for kind in kinds if kind != "a period"]
        kind = next(iter(kinds), "")
        found.append(Number(begin, end, match.group(), kind or _kind(text, begin, end, match.group().casefold())))
    return tuple(found)


def _says_none(word: str, after: str) -> bool:
    return not NOT_NONE_AFTER.match(after) and (word.casefold() != "no" or names_counted(after))


@functools.lru_cache(maxsize=4096)
def names_counted(after: str) -> bool:
    """Whether the words right after a number name something that this warehouse counts."""
    near = " ".join(re.split(r"[.;:]", after, maxsplit=1)[0].split()[:5])
    return bool(vocabulary.named_in("units", near) or vocabulary.named_in("populations", near))


def _kind(text: str, begin: int, end: int, word: str) -> str:
    before, after = text[max(0, begin - NEAR) : begin], text[end : end + NEAR]
    # `Note: 12 officers` counts officers; `Ref: 12` does not.
    if kind := kind_by_neighbours("" if _COLON.search(before) and not _REFERRED.search(before) else before, after):
        return kind
    if LIMIT.search(before):
        return "a target or an average"
    if word == "one" and (_ONE_SAID_BEFORE.search(before) or _ONE_SAID_AFTER.match(after)):
        return "a manner of speaking"
    if word.isdecimal() and (len(word) > 7 or (word.startswith("0") and len(word) > 1)):
        return "a reference"
    return "a decimal number" if re.fullmatch(r"[0-9]+\.[0-9.]+", word) else ""


def _is_count_like_a_year(text: str, begin: int, end: int) -> bool:
    """`There were 1998 officers`: four digits where no year would stand."""
    alone = re.fullmatch(r"(?:19|20)[0-9]{2}", text[begin:end])
    return bool(
        alone and _COUNTING.search(text[max(0, begin - NEAR) : begin]) and names_counted(text[end : end + NEAR])
    )
