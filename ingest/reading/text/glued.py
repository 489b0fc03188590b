"""Note numbers that lost their height: `1998–991` over a note `1 To September 1998` is 1998–99 with note 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.documents.document import Cell, Line, Table
from ingest.documents.raised import raised
from ingest.language.days import DAY, MONTH, YEAR
from ingest.reading.text.flow import Lines

# A line that may be a note: its number, then a sentence or a day; `1 April 2020` is a day itself.
_NOTE = re.compile(rf"\s*(?P<n>[1-9][0-9]?)(?P<stop>[.):]?)\s+(?!(?i:{MONTH}))(?=[A-Z]|(?i:{DAY}\s+{MONTH}))(?=.{{4}})")
_RANGE = re.compile(r"(?<![0-9])(?P<one>(?:18|19|20)[0-9]{2})[/–—-](?P<two>[0-9]{2})(?P<n>[1-9])(?![0-9])")
_YEAR = re.compile(rf"(?<![0-9,.])(?P<year>{YEAR})(?P<n>[1-9])(?![0-9,.])")
_WORD = re.compile(r"(?:(?<=[)\]])|(?P<word>[A-Za-z]*[a-z]{4}))(?P<n>[1-9])(?=\s*(?:[|\t]|[:.]?\s*$))")
# `Band1` and `Table2` are names.
_NAMED = re.compile(
    r"(?:band|grade|tier|table|stage|level|phase|group|part|schedule|type|category|question|note|annex|figure|chart|"
    r"step|option|quarter|item|class|zone|area|section|line|page|team|unit|wing)$",
    re.IGNORECASE,
)
_IN_TABLE = re.compile(rf"{YEAR}[/–—-][0-9]{{2,3}}")
_LONGEST = 400
_MOST = 20_000


def with_notes_apart(flow: Iterable[Lines | Table]) -> list[Lines | Table]:
    """The flow with each glued number whose note is printed below set as a sign, and so the number of that note."""
    parts = list(flow)
    lines = [line for part in parts if isinstance(part, Lines) for line in part.lines][:_MOST]
    notes = [(at, found["n"]) for at, line in enumerate(lines) if (found := _NOTE.match(line.text))]
    known = {number for _, number in notes}
    if not known:
        return parts
    set_off = {at: text for at, line in enumerate(lines) if (text := _set_off(line.text, known)) != line.text}
    called = {n: at for at, text in sorted(set_off.items()) for n in known if _calls(lines[at].text, text, n)}
    for number, last in called.items():
        if (at := next((at for at, n in notes if n == number and at > last), None)) is not None:
            text = set_off.get(at, lines[at].text)
            set_off[at] = text.replace(number, raised(number), 1)
    changed = {id(lines[at]): replace(lines[at], text=text) for at, text in set_off.items()}
    return [_changed(part, changed, known) for part in parts]


def _set_off(text: str, known: set[str]) -> str:
    """A line with the glued numbers of known notes as raised signs, each in its place."""
    if len(text) > _LONGEST:
        return text
    for form, fits in ((_RANGE, _follows), (_YEAR, _has_neighbour), (_WORD, _is_no_name)):
        for found in form.finditer(text):
            if found["n"] in known and fits(found, text):
                at = found.start("n")
                text = f"{text[:at]}{raised(found['n'])}{text[at + 1 :]}"
    return text


def _follows(found: re.Match[str], _: str) -> bool:
    return int(found["two"]) == (int(found["one"]) + 1) % 100


def _has_neighbour(found: re.Match[str], text: str) -> bool:
    """Whether the year before or after stands in the same row."""
    beside = {int(year) for year in re.findall(rf"(?<![0-9,.]){YEAR}(?![0-9,.])", text)}
    return bool(beside & {int(found["year"]) - 1, int(found["year"]) + 1})


def _is_no_name(found: re.Match[str], _: str) -> bool:
    return not _NAMED.search(found["word"] or "")


def _calls(before: str, after: str, number: str) -> bool:
    return any(a != b and a == number for a, b in zip(before, after, strict=True))


def _changed(part: Lines | Table, changed: dict[int, Line], known: set[str]) -> Lines | Table:
    if isinstance(part, Lines):
        return replace(part, lines=tuple(changed.get(id(line), line) for line in part.lines))
    return replace(part, cells=[_row(row, known) for row in part.cells])


def _row(row: Sequence[Cell], known: set[str]) -> list[Cell]:
    return [
        replace(cell, text=_set_off(cell.text, known)) if _IN_TABLE.fullmatch(cell.text.strip()) else cell
        for cell in row
    ]
