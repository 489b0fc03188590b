"""What the figures of a document account for: where they stand, the words that they use, and the titles above them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.documents.document import Table
from ingest.language.every_number import every_number
from ingest.language.periods import find_periods
from ingest.reading.account.claimed import cells_of
from ingest.reading.account.headings import adds_nothing
from ingest.reading.account.told import Told, told_by
from ingest.reading.account.unplaced import plainly
from ingest.reading.captions.caption_words import is_plain_title
from ingest.reading.figures.found import Found
from ingest.reading.tables.table_read import TableRead
from ingest.reading.text.flow import Lines
from ingest.reading.text.places import place_in
from ingest.reading.words.conform import conform

# What heads a column of labels and narrows nothing; which years they are is weighed by themselves.
_AXIS = re.compile(r"(?:(?:financial|calendar) )?years?|gender|sex", re.IGNORECASE)
_CHARACTER = re.compile(r", character (?P<at>[0-9]+)$")


@dataclass
class Claims:
    """By address: each character of figures in sentences, the texts of cells and list items, and the figures' numbers.

    `titles` are the words above tables, each as one text; `captions` are the lines that stand there; `told` is what the
    tables tell, `names` those of the body whose figures they are.
    """

    taken: dict[str, set[int]]
    texts: dict[str, Counter[str]]
    numbers: set[str]
    titles: set[str]
    captions: set[str]
    told: list[Told] = field(default_factory=list)
    names: frozenset[str] = frozenset()


def places_of(flow: Sequence[Lines | Table]) -> set[str]:
    lines = {line.place for piece in flow if isinstance(piece, Lines) for line in piece.lines}
    return lines | {c.place for piece in flow if isinstance(piece, Table) for row in piece.cells for c in row}


def claims_of(found: list[Found], tables: list[TableRead], places: set[str], headings: Sequence[str] = ()) -> Claims:
    titles = {plainly(text) for table in tables for text in _titles_of(table)}
    titles |= {plainly(cell.text) for table in tables for cell in table.table.caption}
    stubs = {stub.text for table in tables if table.found for row in table.table.rows for stub in row.stubs}
    titles |= {plainly(text) for text in stubs if _AXIS.fullmatch(text.strip(" :"))}
    numbers = {figure.raw_value for figure in found}
    claims = Claims(defaultdict(set), defaultdict(Counter), numbers, titles, set(), told_by(tables, found))
    in_tables = {figure.cell_ref for table in tables for figure in table.found}
    sentences = [figure for figure in found if figure.cell_ref not in in_tables]
    titles |= {plainly(text) for text in headings if text and adds_nothing(text, tables, sentences)}
    claims.captions.update(place_in(cell.place, places) for table in tables for cell in table.table.caption)
    for cell in (cell for table in tables for cell in cells_of(table)):
        claims.texts[place_in(cell.place, places)].update(_numbers(cell.text))
    for figure in sentences:
        place = place_in(figure.cell_ref, places)
        if at := _CHARACTER.search(figure.cell_ref):
            begin = int(at["at"]) - 1
            claims.taken[place].update(range(begin, begin + len(figure.raw_value)))
        else:
            claims.texts[place].update(_numbers(figure.raw_value))
    return claims


def _numbers(text: str) -> list[str]:
    return [number.text.casefold() for number in every_number(text)]


def _titles_of(table: TableRead) -> list[str]:
    """What is said above a table; the line right above it only where the table takes its words from it."""
    frame = table.frame
    own = [text for text in frame.said if is_plain_title(text) and (text != frame.lead or _restates(text, frame.said))]
    return [frame.title, frame.whole, *own]


def _restates(lead: str, said: tuple[str, ...]) -> bool:
    """Whether the sentence that leads to a table says of it nothing that its caption does not say too."""
    caption = " ".join(text for text in said if text != lead)
    own, codes = conform(lead), set(conform(caption).codes)
    periods = {(m.period.start, m.period.end) for m in find_periods(caption)}
    named = {(m.period.start, m.period.end) for m in find_periods(lead)}
    return own.is_certain and set(own.codes) <= codes and named <= periods
