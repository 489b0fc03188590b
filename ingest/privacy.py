"""Strips requesters' personal data on the way in, before anything is archived.

Letters name the person who asked, their e-mail address and often where they live. None of it is needed to
read a figure. Lines keep their number, so that a cell's address stays what it was in the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_EMAIL = re.compile(r"[\w.+'-]+(?:\s*\n\s*[\w.+-]+)??@[\w-]+(?:\.[\w-]+)+", re.UNICODE)
_BROKEN_REQUEST = re.compile(r"\[?\brequest-\d+-\s*\n?\s*(?=\[)", re.IGNORECASE)
_REQUEST_NUMBER = re.compile(r"\brequest-\d+(?:-[0-9a-f]+)?\b", re.IGNORECASE)
_MAILTO = re.compile(r"\(mailto:[^)]*\)", re.IGNORECASE)
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Rev)\.?"
_SALUTATION = re.compile(rf"^[ \t]*Dear[ \t]+(?:{_TITLE}[ \t]+)?([^\n,:;]{{2,60}}?)[ \t]*[,:;]?[ \t]*$", re.MULTILINE | re.IGNORECASE)
_LABELLED = re.compile(
    r"^([ \t]*(?:requester|requestor|applicant|name of (?:the )?(?:requester|applicant)|your name|from)[ \t]*:[ \t]*)([^\n]+)$",
    re.MULTILINE | re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ \t]*\d[ABD-HJLNP-UW-Z]{2}\b")
_MOBILE = re.compile(r"(?<!\d)(?:\+44[ \t]?7|07)\d{3}[ \t]?\d{3}[ \t]?\d{3}(?!\d)")
_NOBODY = {"sir", "madam", "sirs", "applicant", "requester", "requestor", "colleague", "all", "or", "and", "sir/madam", "customer"}

REMOVED_EMAIL = "[e-mail removed]"
REMOVED_NAME = "[name removed]"
REMOVED_ADDRESS = "[address removed]"
REMOVED_PHONE = "[telephone removed]"


@dataclass(frozen=True)
class Stripped:
    """A text without personal data, and how many strings were taken out."""

    text: str
    removed: int


def strip_personal_data(text: str) -> Stripped:
    """Take requesters' names, e-mail and postal addresses and mobile numbers out of a text."""
    names = _names(text)
    removed = 0
    for pattern, instead in (
        (_BROKEN_REQUEST, REMOVED_EMAIL),
        (_MAILTO, ""),
        (_EMAIL, REMOVED_EMAIL),
        (_REQUEST_NUMBER, REMOVED_EMAIL),
        (_MOBILE, REMOVED_PHONE),
    ):
        text, count = pattern.subn(lambda found, word=instead: _keep_lines(found.group(), word), text)
        removed += count
    text, count = _LABELLED.subn(rf"\g<1>{REMOVED_NAME}", text)
    removed += count
    text, count = _without_names(text, names)
    removed += count
    text, count = _without_addresses(text)
    return Stripped(text, removed + count)


def _keep_lines(old: str, new: str) -> str:
    return new + "\n" * old.count("\n")


def _names(text: str) -> list[str]:
    """Names from the salutation, and the fuller forms of them that stand on a line of their own."""
    found: set[str] = set()
    for salutation in _SALUTATION.finditer(text):
        words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", salutation.group(1)) if w.casefold() not in _NOBODY]
        found.update(w for w in words if len(w) > 1)
    for surname in tuple(found):
        line = re.compile(rf"^[ \t*#>]*((?:[A-Z][\w'’.-]*[ \t]+){{1,3}}{re.escape(surname)})[ \t*]*$", re.MULTILINE)
        for full in line.finditer(text):
            found.update(w.strip(".") for w in full.group(1).split() if not re.fullmatch(_TITLE, w, re.IGNORECASE))
    return sorted((name for name in found if len(name) > 1), key=len, reverse=True)


def _without_names(text: str, names: list[str]) -> tuple[str, int]:
    removed = 0
    for name in names:
        either_case = f"(?:{re.escape(name)}|{re.escape(name.upper())})"
        text, count = re.subn(rf"(?<!\w){either_case}(?!\w)", REMOVED_NAME, text)
        removed += count
    return text, removed


def _without_addresses(text: str) -> tuple[str, int]:
    """Blocks of short lines that end in a postcode; a block that holds a table is left alone."""
    lines, removed = text.split("\n"), 0
    for index, line in enumerate(lines):
        if not _POSTCODE.search(line) or _is_tabular(line):
            continue
        first = index
        while first > 0 and index - first < 7 and _is_address_line(lines[first - 1]):
            first -= 1
        for place in range(first, index + 1):
            lines[place] = REMOVED_ADDRESS if place == index else ""
        removed += 1
    return "\n".join(lines), removed


def _is_address_line(line: str) -> bool:
    line = line.strip()
    return bool(line) and len(line) <= 60 and not _is_tabular(line) and not line.endswith((":", ".", "?"))


def _is_tabular(line: str) -> bool:
    return "|" in line or "\t" in line
