"""Footnotes, bound to the sign that calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.documents.document import Line, Table
from ingest.language.days import MONTH

_SIGNED = re.compile(
    r"^\s*(?P<sign>[¹²³⁴-⁹]{1,2}|\*{1,3}|[†‡^#~]|\(\s*[0-9]{1,2}\s*\)|\[(?:note )?[0-9]{1,2}\]|"
    rf"\([pr]\)|\[[a-z]\]|[0-9]{{1,2}}(?=[.):]?\s+[A-Z])(?!\s+(?i:{MONTH})))\s*"
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


_KEY = re.compile(
    r"\[?note [0-9]{1,2}\]?|\[[a-z]{1,3}\]|[~*†‡^#:–—-]{1,3}|\.{2,3}|<\s?[0-9]+|\([0-9a-z]\)|[xzcspr]", re.IGNORECASE
)
OF_A_KEY = re.compile(
    r"marks?|symbols?(?: used)?|signs?|shorthand(?: used)?|notations?|codes?|notes?|"
    r"note (?:number|no\.?)|footnotes?|abbreviations?|markers?|"
    r"keys?|meanings?|explanations?|descriptions?|definitions?|note text|text|what it means",
    re.IGNORECASE,
)


def is_legend(table: Table) -> bool:
    """Whether a table only says what signs and notes mean: a sign and some words in every row."""
    rows = [[cell.text.strip() for cell in row if cell.text.strip()] for row in table.cells]
    rows = [row for row in rows if row and not all(OF_A_KEY.fullmatch(text) for text in row)]
    called = [len(row) == 2 and bool(_KEY.fullmatch(row[0])) and not row[1][:1].isdecimal() for row in rows]
    worded = [(len(row) == 2 and re.search(r"[A-Za-z]{3}", row[1]) is not None) or len(row) == 1 for row in rows]
    return sum(called) > 1 and all(worded) and all(len(row) == 1 or ok for row, ok in zip(rows, called, strict=True))
