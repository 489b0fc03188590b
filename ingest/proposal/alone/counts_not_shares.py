"""Whether the figures are counts: percentages, rates and hundreds may stand under a caption that counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.proposal.alone.words_around import captions_of, short_lines
from ingest.proposal.proposal import Proposal
from ingest.reading.account.claimed import cells_of
from ingest.reading.tables.table_read import TableRead
from ingest.reading.words.meaning import meaning_of
from ingest.tables.arithmetic import figure_of

_UNIT = re.compile(
    r"%|\bper ?cents?\b|\b(?:percentages?|proportions?|shares?|rates?|ratios?|ind(?:ex|ices)|averages?|means?|medians?|"
    r"hundreds|thousands|millions|pro rata|weighted|estimates?|estimated|projected|forecasts?|000s?)\b|"
    r"[£$€]|'000|\b1,?000s\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\b(?:per|for every|for each|to every|out of (?:every|each))\s+(?!(?:(?:financial|calendar|fiscal|full|whole)\s+)?"
    r"(?:years?|annum|months?|quarters?|weeks?|days?|cents?)\b)\w",
    re.IGNORECASE,
)
_LEAST = 2
_ROUNDED_LEAST = 3


def ask_of_shares(proposal: Proposal) -> None:
    """One question for each table of which a word, or every sum, says so."""
    lines = list(short_lines(proposal))
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        for why in dict.fromkeys(_why(table, lines)):
            proposal.ask(("reading", index, "sets"), f"{why}: are the figures counts?")


def _why(table: TableRead, lines: list[str]) -> Iterator[str]:
    labels = [cell.text for cell in cells_of(table)]
    yield from (f"`{text[:120]}`" for text in (*captions_of(table), *lines, *labels) if _PER.search(text))
    if not any(_UNIT.search(text) for text in labels):
        yield from (f"`{text[:120]}`" for text in (*captions_of(table), *lines) if _UNIT.search(text))
    if _makes_hundred(table):
        yield "every row, or every column, adds up to 100"


def _makes_hundred(table: TableRead) -> bool:
    rows = [
        [
            (figure_of(cell), _is_total(*row.labels, *(row.columns[n].labels if n < len(row.columns) else ())))
            for n, cell in enumerate(row.values)
        ]
        for row in table.table.rows
    ]
    columns = [list(column) for column in zip(*rows, strict=False)]
    return any(_all_hundred(lines) for lines in (rows, columns))


def _is_total(*labels: object) -> bool:
    return any(meaning_of(getattr(cell, "text", "")).kind == "total" for cell in labels)


def _all_hundred(lines: list[list[tuple[int | None, bool]]]) -> bool:
    """Whether the parts of every line add up to 100, or to nearly that in more lines than chance makes."""
    sums = []
    for line in lines:
        parts = [number for number, is_total in line if not is_total and number is not None]
        whole = [number for number, is_total in line if is_total and number is not None]
        if len(parts) > 1:
            sums.append(sum(parts))
        elif whole and not parts:
            continue
    if len(sums) >= _LEAST and all(one == 100 for one in sums):
        return True
    return len(sums) >= _ROUNDED_LEAST and all(99 <= one <= 101 for one in sums)
