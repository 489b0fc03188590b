"""Lines that are items of a list: `label – 7`, `label = 5`, `2019: 3`, each with its label and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.documents.document import Line
from ingest.language.numbers import DIGITS, WORDS
from ingest.language.set_aside import NEAR, kind_by_neighbours
from ingest.reading.prose.marked_items import beside_read, marked_item
from ingest.reading.signs.rules import defines_sign
from ingest.reading.times.years_run import runs_over_years
from ingest.reading.words.meaning import meaning_of
from ingest.tables.cells import look

_BULLET = r"^\s*(?:[•·▪◦*–-]\s+)?"
_VALUE = (
    rf"(?P<value>(?:less|fewer|more) than (?:{DIGITS}|{WORDS})|[<>]\s?[0-9]+|"
    rf"{DIGITS}|{WORDS}|none|nil|zero)(?![\w%]|[.,/:-][0-9])"
)
_SHARE = r"(?:\s*\(\s*[0-9.]+\s?(?:%|per\s?cent)\s*\))?"
_ITEM = re.compile(
    rf"{_BULLET}(?P<label>[^=:]{{1,110}}?)\s*(?:=|:|\s[–—-]|[–—](?=\s))\s*{_VALUE}\s*"
    rf"(?P<noun>[A-Za-z][\w -]{{0,40}})?\s*(?:\([0-9.]+\s?%\))?\s*[.;,]?\s*$",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"{_BULLET}(?P<label>(?:19|20)[0-9]{{2}}(?:/[0-9]{{2}})?)\s+x\s+{_VALUE}\s*$", re.IGNORECASE)
_SPACED = re.compile(rf"{_BULLET}(?P<label>[A-Z][A-Za-z][^=:.;?!0-9]{{1,60}}?)\s+(?P<value>{DIGITS}){_SHARE}\s*[.;,]?$")
BARE = re.compile(rf"{_BULLET}(?:[0-9]{{1,2}}[.)]\s+)?{_VALUE}\s*[.;]?\s*$", re.IGNORECASE)
MARKED = re.compile(r"\s*(?:[•·▪◦*–-]|[0-9]{1,2}[.)])\s")
_NOT_A_LABEL = re.compile(
    r"\bdates?\b|\b(?:tel|telephone|phone|fax|ref|reference|date|page|version|"
    r"number|no|volume|vol|column|question|table|section|id|email|time|postcode|"
    r"price|cost|foi|room|case|enquiry)\W*$|"
    r"https?|www\.|@|\?$",
    re.IGNORECASE,
)
_REPLY = re.compile(r"(?:answer|reply|response|ans|a)(?:\s?[0-9]{1,2})?", re.IGNORECASE)
_SIGN_FIRST = re.compile(r"\[[a-z]{1,4}\]", re.IGNORECASE)
LETTER = re.compile(r"^\(?([a-z]|[ivx]{1,4})\)?[.)]?$", re.IGNORECASE)


@dataclass(frozen=True)
class Item:
    """One line of a list: its label and its value as printed."""

    line: Line
    label: str
    value: str
    noun: str


def item_of(line: Line) -> Item | None:
    """The item a line is, or None."""
    text = line.text.strip()
    if len(text) > 160 or not (found := _TIMES.match(text) or _ITEM.match(text)):
        return None
    if runs_over_years(text) or (_SIGN_FIRST.match(text) and defines_sign(text)):
        return None
    label = found["label"].strip(" •·–—-*")
    if _REPLY.fullmatch(label):
        return None  # `Reply: nil` under its question
    if _NOT_A_LABEL.search(label) or not label or (label.isdecimal() and meaning_of(label).kind != "period"):
        return None
    noun = (found.groupdict().get("noun") or "").strip()
    if _is_reference(found["value"]) or kind_by_neighbours("", noun[:NEAR]):
        return None  # `Request – 220714009`, or `14` of `Hearing: 14 February 2024`
    if not LETTER.match(label) and look(label).kind in ("value", "share", "decimal"):
        return None
    return Item(line, label, found["value"], noun)


def _is_reference(value: str) -> bool:
    return value.isdecimal() and (len(value) > 7 or (len(value) > 1 and value.startswith("0")))


# `Domestic abuse (29)`; a year in brackets is none, nor is a run of note marks.
_BRACKETED = re.compile(
    rf"{_BULLET}(?P<label>[A-Z][^=:.;?!()0-9]{{1,90}}?)\s+\((?P<value>(?!(?:19|20)[0-9]{{2}}\)){DIGITS}|nil|none)\)\s*[.;,]?$",
    re.IGNORECASE,
)


def _weak(line: Line) -> Item | None:
    """`No further action 5`: a short label and a value with nothing between; only beside another such line."""
    found = _SPACED.match(line.text) or _BRACKETED.match(line.text)
    if not found or _NOT_A_LABEL.search(found["label"]) or len(found["label"].split()) > 8:
        return None
    return Item(line, found["label"].strip(), found["value"], "")


def _items(lines: list[Line]) -> list[Item | None]:
    """The item each line is; a weak one counts only where a line beside it is one too."""
    strong = [item_of(line) for line in lines]
    weak = [None if one else _weak(line) for one, line in zip(strong, lines, strict=True)]
    if _are_marks([one.value for one in weak if one and one.line.text.rstrip(" .;,").endswith(")")]):
        weak = [None if one and one.line.text.rstrip(" .;,").endswith(")") else one for one in weak]
    beside = [any(weak[n] for n in (at - 1, at + 1) if 0 <= n < len(lines)) for at in range(len(lines))]
    return _with_signs(lines, [one or (w if near else None) for one, w, near in zip(strong, weak, beside, strict=True)])


def _with_signs(lines: list[Line], items: list[Item | None]) -> list[Item | None]:
    """The items, and among them those whose figure is a sign."""
    marked = [marked_item(line) for line in lines]
    are_items = beside_read(items, [one is not None and _is_label(one[0]) for one in marked])
    return [
        Item(line, *signed, "") if is_item and signed else item
        for line, item, signed, is_item in zip(lines, items, marked, are_items, strict=True)
    ]


def _is_label(text: str) -> bool:
    return not _NOT_A_LABEL.search(text) and not _REPLY.fullmatch(text) and not defines_sign(text)


def runs_of(lines: list[Line]) -> Iterator[tuple[list[Item], list[Line]]]:
    """Runs of items, each with the lines before it since the last run; a last empty run carries what is left."""
    before: list[Line] = []
    run: list[Item] = []
    shown = [line for line in lines if line.text.strip()]
    for line, item in zip(shown, _items(shown), strict=True):
        if item is not None:
            run.append(item)
            continue
        if run:
            yield run, before
            before, run = [], []
        before.append(line)
    yield run, before


def _are_marks(values: list[str]) -> bool:
    """Whether numbers in brackets only point to notes: they run up from one, or are all one or two."""
    numbers = [int(value) if value.isdecimal() else 0 for value in values]
    return bool(numbers) and (max(numbers) <= len(numbers) or numbers == list(range(1, len(numbers) + 1)))
