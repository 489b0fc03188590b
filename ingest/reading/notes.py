"""Footnotes, bound to the sign that calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.documents.document import Line

_SIGNED = re.compile(
    r"^\s*(?P<sign>[¹²³⁴-⁹]{1,2}|\*{1,3}|[†‡^#~]|\(\s*[0-9]{1,2}\s*\)|\[(?:note )?[0-9]{1,2}\]|"
    r"\([pr]\)|\[[a-z]\]|[0-9]{1,2}(?=[.):]?\s+[A-Z]))\s*"
    r"[.):=–-]?\s*(?P<note>\S.{3,600})$"
)


_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")


def notes_of(lines: Iterable[Line]) -> dict[str, str]:
    """What each footnote sign of a document says. A sign with two notes says both."""
    notes: dict[str, str] = {}
    for line in lines:
        text = line.text.replace("\\*", "*").strip()
        if found := _SIGNED.match(text):
            sign = re.sub(r"\s", "", found["sign"]).translate(_RAISED)
            notes[sign] = f"{notes[sign]} {found['note']}" if sign in notes else found["note"]
    return notes


def note_for(sign: str, notes: dict[str, str]) -> str | None:
    """The note a sign calls; `(1)`, `[1]` and `1` are one sign."""
    sign = sign.translate(_RAISED)
    bare = sign.strip("()[]")
    return next((notes[s] for s in (sign, bare, f"({bare})", f"[{bare}]") if s in notes), None)
