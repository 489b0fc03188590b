"""Lines that were broken only because the next word did not fit: joined again, so that no date is cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.documents.document import Line
from ingest.documents.document import paragraphs as runs_of
from ingest.language.periods import read_period
from ingest.tables.cells import look
from ingest.tables.keyed import keyed_runs

# A line of print holds about so many characters; more is a paragraph on one line, fewer a label or a heading.
_NARROWEST, _WIDEST = 56, 150
# Letters are not equally wide: so much of a line may be left over before it counts as short.
_SLACK = 1.06
# One long line proves no margin; two of about one length do.
_FULL = 0.85
_OPENS = re.compile(
    r"\s*(?:[•·▪◦*–-]\s+\S|\(?[a-z0-9]{1,3}[).]\s+\S|[0-9]+(?:\.[0-9]+)+\s|\([0-9a-z]{1,3}\)\s*\S|"
    r"(?:table|figure|chart|annex|appendix)\s+[0-9A-Z]{1,4}\b\s*[:.–-]|"
    r"(?:question|answer|reply|response)\s*[0-9]{0,2}[a-z]?\s*:)",
    re.IGNORECASE,
)
# Bold letters are wider: a line of them is short, but no sentence ends so.
_BROKEN_OFF = re.compile(r"\b[a-z]+,?\s*$")
_CHARACTER = re.compile(r", character (?P<at>[0-9]+)$")
_TABULAR = re.compile(
    r"\||\t|\S\s{3,}\S|(?:[:=]|\s[–—-])\s*[<>]?[0-9][0-9,]*\s*(?:[(\[][0-9.]+\s?%[)\]])?\s*[.;,]?$|"
    r"^[A-Z][A-Za-z/,'’& -]{2,60}\s\([0-9][0-9,]*\)\s*[.;,]?$"
)


def print_width(lines: Sequence[Line]) -> int:
    """How many characters a full line of a document holds; 0 where its paragraphs stand on one line each."""
    lengths = sorted(_length(line) for run in runs_of(lines) if len(run) > 1 for line in run)[-2:]
    width = lengths[-1] if lengths else 0
    return width if _NARROWEST <= width <= _WIDEST and lengths[0] >= _FULL * width else 0


def unwrapped(lines: Sequence[Line], width: int) -> list[Line]:
    """The lines with wrapped paragraphs on one line each; blank lines, lists and tables stay as they are."""
    if not width:
        return list(lines)
    joined: list[list[Line]] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_as_one(run) for run in joined]


def _goes_on(run: list[Line], line: Line, width: int) -> bool:
    """Whether the first word of a line would not have fitted at the end of the line above."""
    above = run[-1]
    if not above.text.strip() or not line.text.strip() or _OPENS.match(line.text) or _opens_with_period(line.text):
        return False
    if any(_TABULAR.search(one.text.strip()) or _is_row(one.text) for one in (above, line)):
        return False
    if above.at and above.at.partition(",")[0] != line.at.partition(",")[0]:
        return False
    if keyed_runs([above, line]):
        return False
    first = line.text.split()[0]
    if _BROKEN_OFF.search(above.text) and first[:1].islower() and _length(above) >= _NARROWEST:
        return True
    return (_length(above) + 1 + len(first)) * _SLACK >= width and _length(above) * 2 > width


# `2015/16: dismissed 4; required to resign 1`: each such line is a time of its own.
_PERIOD = re.compile(r"\s*(?:in |for |during )?(?P<period>[^:=;]{4,60}?)\s*:\s+\S", re.IGNORECASE)


def _opens_with_period(text: str) -> bool:
    found = _PERIOD.match(text[:90])
    return bool(found and read_period(found["period"]))


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table: words, and then several figures."""
    ends = [look(word).kind in ("value", "share", "decimal") for word in text.split()[-3:]]
    return len(ends) == 3 and all(ends[1:])


def _length(line: Line) -> int:
    return len(" ".join(line.text.split()))


def _as_one(run: list[Line]) -> Line:
    if len(run) == 1:
        return run[0]
    text, starts = "", []
    for line in run:
        text = f"{text} " if text and not text.endswith("-") else text
        starts.append((len(text), line.place))
        text += " ".join(line.text.split())
    return Line(run[0].number, text, run[0].at, run[0].box, tuple(starts))


@dataclass(frozen=True)
class Printed:
    """Where the characters of joined lines were printed."""

    starts: dict[str, tuple[tuple[int, str], ...]]

    def place(self, place: str) -> str:
        """`line 3, character 130` of a joined line as the printed line and the character in it."""
        found = _CHARACTER.search(place)
        if not found or not (starts := self.starts.get(place[: found.start()])):
            return place
        at = int(found["at"]) - 1
        start, line = next((start, line) for start, line in reversed(starts) if start <= at)
        return f"{line}, character {at - start + 1}"


def printed(lines: Iterable[Line]) -> Printed:
    """The printed lines of those that were joined."""
    return Printed({line.place: line.starts for line in lines if line.starts})
