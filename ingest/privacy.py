"""Strips requesters' personal data on the way in, before anything is archived.

Letters name the person who asked, their e-mail address and often where they live. None of it is needed to
read a figure. Lines keep their number, so that a cell's address stays what it was in the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.requesters import is_tabular, names_in, without_names

_BREAK = r"[ \t]*\r?\n[ \t]*"
_AT = r"(?:@|&#64;|&#x40;|%40)"
# An address may be broken after a hyphen or a dot, but a number at the end of the line above is none of it.
_EMAIL = re.compile(
    rf"(?<![\w.+'-])(?:[\w.+'-]{{0,40}}[^\W\d_][\w.+'-]{{0,40}}[-._+]{_BREAK})?[\w.+'-]+{_AT}(?:{_BREAK})?"
    rf"[\w-]+(?:-{_BREAK}[\w-]+)?(?:\.[\w-]+)*\.(?:{_BREAK}(?=(?:com|org|net|uk|eu|info)\b))?[\w-]+"
)
# As people write it to be read by people only; "(at) 31.3" is none.
_DOT = r"(?:\.|[ \t]*[\[({][ \t]*dot[ \t]*[\])}][ \t]*)"
_SPELT_EMAIL = re.compile(
    rf"(?<![\w.+'-])[\w.+'-]+[ \t]*[\[({{][ \t]*at[ \t]*[\])}}][ \t]*[\w-]+(?:{_DOT}[\w-]+)*?{_DOT}[^\W\d_]{{2,}}"
    rf"(?:\.[^\W\d_]{{2,}})*(?![\w-])",
    re.IGNORECASE,
)
_BROKEN_REQUEST = re.compile(r"\[?\brequest-\d+-\s*(?=\[)", re.IGNORECASE)
_REQUEST_NUMBER = re.compile(r"\brequest-\d+(?:-[0-9a-f]+)?\b", re.IGNORECASE)
_MAILTO = re.compile(r"\(mailto:[^)]{0,300}\)", re.IGNORECASE)
_MOBILE = re.compile(r"(?<!\d)(?:\+44 ?(?:\(0\) ?)?7|07)\d{3} ?\d{3} ?\d{3}(?!\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ \t\xa0]*\d[ABD-HJLNP-UW-Z]{2}\b")
_LONG_LINE = 100

REMOVED_EMAIL = "[e-mail removed]"
REMOVED_ADDRESS = "[address removed]"
REMOVED_PHONE = "[telephone removed]"
_INSTEAD = (
    (_BROKEN_REQUEST, REMOVED_EMAIL),
    (_MAILTO, ""),
    (_EMAIL, REMOVED_EMAIL),
    (_SPELT_EMAIL, REMOVED_EMAIL),
    (_REQUEST_NUMBER, REMOVED_EMAIL),
    (_MOBILE, REMOVED_PHONE),
)


@dataclass(frozen=True)
class Stripped:
    """A text without personal data, and how many strings were taken out."""

    text: str
    removed: int


def strip_personal_data(text: str, known: Iterable[str] = ()) -> Stripped:
    """Take requesters' names, those known already too, e-mail and postal addresses and mobile numbers out of it."""
    names = names_in(text) | set(known)
    removed = 0
    for pattern, instead in _INSTEAD:
        text, count = _replaced(pattern, instead, text)
        removed += count
    text, count = without_names(text, names)
    removed += count
    text, count = _without_addresses(text)
    return Stripped(text, removed + count)


def strip_address(cell: str) -> str:
    """Take the postal address out of a cell that holds one: the text of a cell has no lines to go by."""
    return _without_address_in_a_sentence(cell) if _POSTCODE.search(cell) else cell


def _replaced(pattern: re.Pattern[str], instead: str, text: str) -> tuple[str, int]:
    return pattern.subn(lambda found: instead + "\n" * found.group().count("\n"), text)


def _without_addresses(text: str) -> tuple[str, int]:
    """Blocks of short lines that end in a postcode; rows of a table and lines of figures are left alone."""
    lines, removed = text.split("\n"), 0
    for index, line in enumerate(lines):
        if not _POSTCODE.search(line) or is_tabular(line):
            continue
        removed += 1
        if len(line) > _LONG_LINE:
            lines[index] = _without_address_in_a_sentence(line)
            continue
        first = index
        while first > 0 and index - first < 7 and _is_address_line(lines[first - 1]):
            first -= 1
        for place in range(first, index + 1):
            lines[place] = REMOVED_ADDRESS if place == index else ""
    return "\n".join(lines), removed


def _without_address_in_a_sentence(line: str) -> str:
    """A paragraph on one line loses its address, from the last stop, colon or preposition on, and keeps its figures."""
    kept, at = [], 0
    for found in _POSTCODE.finditer(line):
        before = line[max(at, found.start() - 160) : found.start()]
        start = max((m.end() for m in re.finditer(r"[.:;!?](?=\s)|\b(?:at|to|of|in|from)\s", before)), default=0)
        kept.append(line[at : found.start() - len(before) + start] + " " + REMOVED_ADDRESS)
        at = found.end()
    return "".join(kept) + line[at:]


def _is_address_line(line: str) -> bool:
    line = line.strip()
    is_words = bool(re.search(r"[^\W\d_]", line))
    return is_words and len(line) <= 60 and not is_tabular(line) and not line.endswith((":", ".", "?"))
