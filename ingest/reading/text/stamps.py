"""Lines that only say on which day a page was published, asked for or changed: `Last updated: 3 March 2024`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.documents.document import Line, Table
from ingest.language.days import DATE, DAY, MONTH, WEEKDAY
from ingest.reading.text.flow import Lines

KIND = "stamp"
_LONGEST = 160
_TIME = r"[0-2]?[0-9][:.][0-9]{2}(?:\s?[ap]\.?m\.?)?|[01]?[0-9]\s?[ap]m"
_ON = re.compile(
    rf"(?<![\w/.-])(?:{DATE}|{WEEKDAY}{DAY}\s+(?:of\s+)?(?-i:(?!may\b)){MONTH}(?:,?\s+(?:[0-9]{{4}}|[0-9]{{2}}))?|"
    rf"[0-3]?[0-9][ -][01]?[0-9][ -](?:19|20)?[0-9]{{2}}|{MONTH}\s+(?:19|20)[0-9]{{2}}|{_TIME}|"
    r"[0-9]{1,3} (?:working |calendar )?(?:minutes?|hours?|days?|weeks?|months?|years?) ago)(?![\w/.-]?[0-9])",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:date|day|published|publication|updated?|amended|modified|revised|reviewed|review|released?|issued|response|"
    r"reply|replied|request(?:ed)?|received|answered|disclosed|disclosure|sent|posted|created|printed|dated)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"date|day|of|on|the|this|was|is|page|document|first|last|latest|next|original(?:ly)?|at|and|by|due|our|your|for|"
    r"published|publication|updated?|amended|modified|revised|reviewed|review|released?|issued|response|reply|replied|"
    r"request(?:ed)?|received|answered|disclosed|disclosure|sent|posted|created|printed|dated|foi|information|letter|"
    r"answer|log|web|website|time",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")


def is_stamp(text: str) -> bool:
    """Whether a line is a day and words for what was done with a page or a letter on it, and nothing else."""
    if len(text) > _LONGEST or not _SAYS.search(text):
        return False
    rest = _ON.sub(" ", text)
    return rest != text and all(_SMALL.fullmatch(word) for word in _WORD.findall(rest))


def with_stamps_aside(flow: Iterable[Lines | Table]) -> Iterator[Lines | Table]:
    """The flow with each such line set aside: it dates the document, and counts nothing."""
    for piece in flow:
        if isinstance(piece, Table) or piece.aside or not any(is_stamp(line.text) for line in piece.lines):
            yield piece
            continue
        run: list[Line] = []
        for line in piece.lines:
            if not is_stamp(line.text):
                run.append(line)
                continue
            if run:
                yield replace(piece, lines=tuple(run))
            yield Lines((line,), aside=True, kind=KIND)
            run = []
        if run:
            yield replace(piece, lines=tuple(run))
