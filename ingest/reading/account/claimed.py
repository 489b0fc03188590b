"""What a table that was read accounts for: the texts of its cells by their address, and the cells it passed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.documents.document import Cell
from ingest.language.every_number import every_number
from ingest.reading.tables.table_read import TableRead
from ingest.reading.words.meaning import meaning_of
from ingest.tables.cells import entry_of, look
from ingest.tables.choice import MARKED
from ingest.tables.grid import Row

_SERIAL = re.compile(
    r"(?:no|ref(?:erence)?|case|item|id|serial|row|question|q|rank(?:ing)?)\.?(?: no\.?| number| id)?|#|s/?n|"
    r"page|postcode|telephone|phone",
    re.IGNORECASE,
)
_RATES = re.compile(
    r"%|\b(?:rates?|average|mean|median|per (?:cent|100|1,?000)|percentage|proportion)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!]\s*$|\b(?:were|was|are|have|has|had)\b", re.IGNORECASE)
# More rows than this with the same fault are one question.
MOST_ROWS = 3
EMPTY = "an empty cell among figures: is it none, or one that was left out?"
_PASSED_OVER = "a number in a table that is no figure of it"


@dataclass(frozen=True)
class Gap:
    """A cell whose number no row holds."""

    place: str
    text: str
    why: str


def cells_of(read: TableRead) -> Iterator[Cell]:
    """Every cell of a table as understood, once; a table that gave no figure accounts for nothing."""
    if not read.found:
        return
    table = read.table
    seen: set[int] = set()
    for cell in (*table.caption, table.corner, *(c for row in table.rows for c in _cells(row))):
        if cell is not None and id(cell) not in seen:
            seen.add(id(cell))
            yield cell


def _cells(row: Row) -> Iterator[Cell | None]:
    yield from row.bands
    yield from row.labels
    for column in row.columns:
        yield from column.labels
    yield from row.values


def gaps_of(read: TableRead) -> Iterator[Gap]:
    """The rows of a table with a number that is neither a figure nor part of a label that a figure uses."""
    if not read.found:
        return
    by_row: dict[str, list[Gap]] = {}
    for key, gap in (*_gaps(read), *_blanks(read)):
        by_row.setdefault(key, []).append(gap)
    rows = [replace(gaps[0], text=" | ".join(dict.fromkeys(gap.text for gap in gaps))) for gaps in by_row.values()]
    if len(rows) > MOST_ROWS:
        yield Gap(rows[0].place, rows[0].text, f"{rows[0].why}, and {len(rows) - 1} more rows like it")
    else:
        yield from rows


def _gaps(read: TableRead) -> Iterator[tuple[str, Gap]]:
    """Each gap under the name of its row."""
    held = Counter((figure.cell_ref, figure.raw_value) for figure in read.found)
    places = {figure.cell_ref for figure in read.found}
    seen: set[int] = set()
    for number, row in enumerate(read.table.rows):
        for place, cell in enumerate(row.values):
            if cell is None or id(cell) in seen:
                continue
            seen.add(id(cell))
            entry = entry_of(cell.text)
            key = (cell.place, entry[0] if entry else cell.text.strip())
            if held[key] or (read.table.shape == MARKED and cell.place in places):
                held[key] -= 1
            elif _is_figure(cell, row, place, read):
                yield f"row {number}", Gap(cell.place, cell.text.strip(), _PASSED_OVER)
        for cell in (*row.labels, *(label for column in row.columns for label in column.labels)):
            if id(cell) not in seen:
                seen.add(id(cell))
                yield from ((f"row {number}", gap) for gap in _in_label(cell, row, read))
    for cell in (*read.table.caption, *(band for row in read.table.rows for band in row.bands)):
        if id(cell) not in seen:
            seen.add(id(cell))
            yield from ((f"words {id(cell)}", gap) for gap in _in_words(cell, "a number in the words above a table"))


def _blanks(read: TableRead) -> Iterator[tuple[str, Gap]]:
    """Each empty cell where a figure should stand, named by its row's label."""
    places = {figure.cell_ref for figure in read.found}
    for number, row in enumerate(read.table.rows):
        for place, cell in enumerate(row.values):
            if cell is not None and not cell.text.strip() and _is_amid_figures(place, row, read, places):
                label = next((c for c in (*row.labels, *row.values) if c is not None and c.text.strip()), cell)
                yield f"row {number}", Gap(label.place, label.text.strip(), EMPTY)


def _is_amid_figures(place: int, row: Row, read: TableRead, places: set[str]) -> bool:
    """Whether an empty cell stands in a column of figures."""
    column = [r.values[place] for r in read.table.rows if r.section == row.section and place < len(r.values)]
    return any(cell is not None and cell.place in places for cell in column)


def _is_figure(cell: Cell, row: Row, place: int, read: TableRead) -> bool:
    """Whether a cell that gave no row may yet count something: it holds a number, and nothing says it is a rate."""
    kind = look(cell.text).kind
    if kind == "blank" or (kind == "period" and not cell.text.strip()[:1].isdecimal()):
        return False
    if kind == "words":
        return any(not number.kind for number in every_number(cell.text))
    over = [label.text for label in row.columns[place].labels] if place < len(row.columns) else []
    beside = [label.text for label in row.labels]
    rated = any(meaning_of(text).kind == "rate" or _RATES.search(text) for text in (*over, *beside))
    if "%" in cell.text and kind == "share":
        return (
            not rated
            and _is_headed_as_count((*over, *beside))
            and not _RATES.search(" ".join(c.text for c in read.table.caption))
        )
    if rated or (kind in ("share", "decimal") and _RATES.search(" ".join(c.text for c in read.table.caption))):
        return False
    column = [r.values[place] for r in read.table.rows if r.section == row.section and place < len(r.values)]
    serial = bool(over) and _SERIAL.fullmatch(over[-1].strip()) is not None
    return not (serial and _runs_up(column))


def _is_headed_as_count(labels: Sequence[str]) -> bool:
    """Whether a percentage stands under or beside a label of people, or of their total."""
    return any(meaning_of(text).kind in ("gender", "total", "people") for text in labels)


def _in_label(cell: Cell, row: Row, read: TableRead) -> Iterator[Gap]:
    kind = look(cell.text).kind
    if kind in ("value", "entry", "share", "decimal") and any(c.isalnum() for c in cell.text):
        place = row.labels.index(cell) if cell in row.labels else None
        column = [r.labels[place] for r in read.table.rows if len(r.labels) > place] if place is not None else []
        if not _runs_up(column):
            yield Gap(cell.place, cell.text.strip(), "a number stands where a label should")
    elif _SENTENCE.search(cell.text):
        yield from _in_words(cell, "a number in a label that reads as a sentence")


def _in_words(cell: Cell, why: str) -> Iterator[Gap]:
    if any(not number.kind for number in every_number(cell.text)):
        yield Gap(cell.place, cell.text.strip(), why)


def _runs_up(column: Sequence[Cell | None]) -> bool:
    """Whether a column only numbers its rows."""
    texts = [cell.text.strip().rstrip(".)") for cell in column if cell is not None and cell.text.strip()]
    if not all(text.isdecimal() for text in texts):
        return not any(look(text).kind == "value" and text.isdecimal() for text in texts)
    numbers = [int(text) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if len(numbers) > 1 else False
