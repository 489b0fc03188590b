"""Totals as evidence: which columns and rows of a table close, and what that proves of its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.documents.document import Cell
from ingest.language.numbers import DIGITS, WORDS, number_of
from ingest.tables.cells import counted_part, look, split_signs
from ingest.tables.grid import Row, Understood

# `Three year total`, `Total for all years`: of the years printed beside it.
OF_YEARS = (
    rf"(?:{DIGITS}|{WORDS})[- ](?:(?:financial|calendar)[- ])?years?['’]? (?:grand )?totals?|"
    r"totals? (?:of|for|over|across|in)(?: (?:all|both|the|these|whole|full|entire))* "
    rf"(?:(?:{DIGITS}|{WORDS})[- ])?(?:(?:financial|calendar) )?(?:years?|period)|"
    rf"(?:all|both)(?: (?:the|these))*(?: (?:{DIGITS}|{WORDS}))?(?: (?:financial|calendar))? years(?: combined)?|"
    r"(?:whole|full|entire) period(?: totals?)?"
)
_TOTAL = re.compile(rf"(?:grand |overall |combined )?totals?\s*:?|{OF_YEARS}", re.IGNORECASE)
_RATE = re.compile(
    r"%|\b(?:average|mean|median|rate|ratio|per (?:cent|100|1,?000)|percentage|proportion|change)\b", re.IGNORECASE
)
_SLACK = 0


@dataclass
class Evidence:
    """What the totals of a table say: sums that close, sums that do not, and signs proven to hide counts.

    `overall` are total rows that stand under the last band but sum the rows of every band.
    """

    closed: int = 0
    open_columns: set[tuple[int, int]] = field(default_factory=set)
    open_rows: set[int] = field(default_factory=set)
    hiding: set[str] = field(default_factory=set)
    nil: set[str] = field(default_factory=set)
    overall: set[int] = field(default_factory=set)


def is_total(label: str) -> bool:
    """Whether a label says that its figures are the sum of the others."""
    words, _ = split_signs(label)
    return bool(_TOTAL.fullmatch(" ".join(words.split())))


def figure_of(cell: Cell | None) -> int | None:
    """The number of a cell, its marks put aside, or None."""
    if cell is None:
        return None
    text = counted_part(cell.text)
    words, _ = split_signs(text)
    return number_of(words)


def evidence_of(table: Understood) -> Evidence:
    """Add up every column under a total row and every row beside a total column."""
    found = Evidence()
    for section in sorted({row.section for row in table.rows}):
        _columns(table, section, found)
    for number, row in enumerate(table.rows):
        _across(number, row, found)
    return found


def _columns(table: Understood, section: int, found: Evidence) -> None:
    rows = [row for row in table.rows if row.section == section]
    totals = [row for row in rows if row.labels and is_total(row.labels[0].text)]
    plain = [row for row in rows if row not in totals and not any(_RATE.search(c.text) for c in row.labels)]
    for total in totals:
        if total.doubts or (len(totals) > 1 and not total.bands):
            continue
        place = rows.index(total)
        nearby = [row for row in plain if (rows.index(row) < place) == (place > 0)] or plain
        own = [row for row in nearby if row.bands == total.bands]
        if len(own) < len(nearby) and _all_close(total, nearby) and not _all_close(total, own):
            if total.bands:
                found.overall.add(next(n for n, row in enumerate(table.rows) if row is total))
            own = nearby
        _down(total, own, section, found)


def _all_close(total: Row, parts: list[Row]) -> bool:
    verdicts = [_weigh(v, [row.values[n] for row in parts], Evidence()) for n, v in enumerate(total.values)]
    return False not in verdicts and (True in verdicts or any(_weigh_known(total, parts)))


def _weigh_known(total: Row, parts: list[Row]) -> Iterator[bool]:
    """Whether the numbers alone make the total, signs taken as nothing."""
    for column, whole in enumerate(total.values):
        numbers = [figure_of(row.values[column]) for row in parts]
        yield figure_of(whole) == sum(n or 0 for n in numbers)


def _down(total: Row, parts: list[Row], section: int, found: Evidence) -> None:
    if not parts or any(row.doubts for row in parts):
        return
    for column, whole in enumerate(total.values):
        cells = [row.values[column] for row in parts if column < len(row.values)]
        if _weigh(whole, cells, found) is False and not _nested(whole, cells):
            found.open_columns.add((section, column))


def _across(number: int, row: Row, found: Evidence) -> None:
    at = [n for n, column in enumerate(row.columns) if column.labels and is_total(column.labels[-1].text)]
    if len(at) != 1 or row.doubts:
        return
    rest = [value for n, value in enumerate(row.values) if n != at[0]]
    if _weigh(row.values[at[0]], rest, found) is False:
        found.open_rows.add(number)


def _weigh(total: Cell | None, cells: Sequence[Cell | None], found: Evidence) -> bool | None:
    """True where the parts sum to the total, False where they cannot, None where signs leave it open."""
    whole = figure_of(total)
    if whole is None or len(cells) < 2:
        return None
    numbers = [figure_of(cell) for cell in cells]
    known = sum(n for n in numbers if n is not None)
    signs = {
        c.text.strip() for c, n in zip(cells, numbers, strict=True) if n is None and c is not None and c.text.strip()
    }
    if all(n is not None for n in numbers):
        found.closed += abs(known - whole) <= _SLACK
        return abs(known - whole) <= _SLACK
    if signs and known < whole and len(signs) == 1 and all(look(s).kind == "value" for s in signs):
        found.hiding |= signs
    if signs and known == whole:
        found.nil |= signs
    return None if known <= whole else False


def _nested(total: Cell | None, cells: Sequence[Cell | None]) -> bool:
    """Whether some rows are sums of the rows below them: leaving those parts out, the column closes."""
    whole = figure_of(total)
    numbers = [figure_of(cell) for cell in cells]
    if whole is None:
        return False
    plain = [n or 0 for n in numbers]
    return whole in set(_without_parts(plain))


def _without_parts(numbers: list[int]) -> Iterator[int]:
    """The sums where one row's following parts are not added again."""
    total = sum(numbers)
    for place, number in enumerate(numbers):
        run = 0
        for end in range(place + 1, min(len(numbers), place + 40)):
            run += numbers[end]
            if run == number and end > place + 1 and number:
                yield total - run
    yield from _regions(numbers)


def _regions(numbers: list[int]) -> Iterator[int]:
    """Rows read from the top, each region followed by the parts that make it up."""
    place, outer = 0, 0
    while place < len(numbers):
        outer += numbers[place]
        run, end = 0, place + 1
        while end < len(numbers) and run < numbers[place]:
            run += numbers[end]
            end += 1
        place = end if run == numbers[place] and end > place + 2 else place + 1
    yield outer
