"""Whether bare years stand under a head that says they are years: under `Age` or `Month` they are something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.document import Cell
from ingest.proposal.proposal import Proposal
from ingest.reading.figures.found import Found
from ingest.reading.tables.table_read import TableRead
from ingest.reading.words.conform import conform
from ingest.tables.cells import split_signs
from ingest.tables.grid import Row

_BARE = re.compile(r"(?:19|20)[0-9]{2}")
_OF_YEARS = re.compile(
    r"(?:the |each |in |per |by )?(?:(?:calendar|financial|fiscal|full) )?(?:years?|periods?)"
    r"(?: \((?:calendar|financial|january to december|jan[- –]dec)\))?",
    re.IGNORECASE,
)
_OF_TWO = re.compile(r"(?:19|20)[0-9]{2}\s?[/–-]\s?(?:[0-9]{2}|(?:19|20)[0-9]{2})")
_FINANCIAL = re.compile(r"years?|periods?|financial|fiscal|fy|reporting|performance|march", re.IGNORECASE)
_OTHER_YEAR = re.compile(
    r"academic|school|sessions?|seasons?|parliament(?:ary)?|calendar|cohorts?|leave|tax", re.IGNORECASE
)
_OF_WHAT = re.compile(r"years? (?:of |in which )?(?:the )?(?P<what>.+)", re.IGNORECASE)
_PARTED = re.compile(r"\s*[/\\|,&]\s*|\s+(?:and|by)\s+", re.IGNORECASE)
_OTHER_AXIS = re.compile(r"(?:gender|sex|rank|grade|outcome|sanction|result|total|number|type)s?", re.IGNORECASE)


def ask_of_heads_of_years(proposal: Proposal) -> None:
    """One question for each head of bare years that is none of years."""
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        for head in dict.fromkeys(_heads_of_two(table)):
            said = f"years of two numbers stand under `{head}`: do they run from April to March?"
            proposal.ask(("reading", index, "sets"), said)
        if not any(_is_calendar(one) for one in table.found):
            continue
        for head in dict.fromkeys(_heads(table)):
            if head and not _is_of_years(head, table):
                said = f"bare years stand under `{head}`: are they calendar years, and of what is counted?"
                proposal.ask(("reading", index, "sets"), said)


def _is_calendar(figure: Found) -> bool:
    """Whether a figure was dated by a bare year alone; where words say how years end, they were heeded."""
    period = figure.period
    return period is not None and period.start is not None and (period.start.month, period.start.day) == (1, 1)


def _heads(table: TableRead) -> Iterator[str]:
    """The words over years that stand beside the figures, and over those that stand above them."""
    for row in table.table.rows:
        corner = _head_of_first(row, table)
        if corner is not None and row.labels and _is_bare(row.labels[0]):
            yield _plain(corner)
        for column in row.columns:
            years = [number for number, cell in enumerate(column.labels) if _is_bare(cell)]
            yield from (_plain(cell) for cell in column.labels[: years[0] if years else 0] if _names_axis(cell))


def _heads_of_two(table: TableRead) -> Iterator[str]:
    """The words over years like `2020/21` that stand beside the figures, where they speak of no such year."""
    years = [row for row in table.table.rows if row.labels and _OF_TWO.fullmatch(_plain(row.labels[0]))]
    for corner in {_plain(head): head for row in years if (head := _head_of_first(row, table))}.values():
        words = re.findall(r"[^\W\d_]+", _plain(corner))
        known = any(_FINANCIAL.fullmatch(word) for word in words)
        if words and (not known or any(_OTHER_YEAR.fullmatch(word) for word in words)):
            yield _plain(corner)


def _head_of_first(row: Row, table: TableRead) -> Cell | None:
    """What heads the first label of a row: the corner, where it has no other label."""
    return row.stubs[0] if len(row.stubs) == len(row.labels) > 1 else table.table.corner


def _names_axis(cell: Cell) -> bool:
    """Whether a head over years speaks of time; one that does not may say what is counted."""
    return re.search(r"\b(?:years?|months?|dates?|periods?|quarters?|age)\b", cell.text, re.IGNORECASE) is not None


def _is_bare(cell: Cell) -> bool:
    return _BARE.fullmatch(split_signs(cell.text)[0].strip()) is not None


def _plain(cell: Cell) -> str:
    return " ".join(split_signs(cell.text)[0].split()).strip(" :.*")


def _is_of_years(head: str, table: TableRead) -> bool:
    parts = [part for part in _PARTED.split(head) if part]
    return any(_is_years(part, table) for part in parts) and all(
        _is_years(part, table) or _OTHER_AXIS.fullmatch(part) for part in parts
    )


def _is_years(part: str, table: TableRead) -> bool:
    """`Year`, or `Year of dismissal` over figures of dismissals."""
    if _OF_YEARS.fullmatch(part):
        return True
    found = _OF_WHAT.fullmatch(part)
    return found is not None and is_what_is_counted(found["what"], table)


def is_what_is_counted(words: str, table: TableRead) -> bool:
    """Whether words name the very outcome, or the very unit, that the caption counts."""
    own, caption = conform(words), conform(re.sub(r"\bby year.*", "", table.frame.whole or table.frame.title))
    for column in ("stage_or_outcome", "unit"):
        if own.code(column) and own.code(column) == caption.code(column):
            return not own.left
    return False
