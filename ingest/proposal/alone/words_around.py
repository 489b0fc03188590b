"""The words around the tables of a document: its headings and short lines, and what its tables are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.document import Cell
from ingest.proposal.proposal import Proposal
from ingest.reading.account.claimed import cells_of
from ingest.reading.account.unplaced import is_asked
from ingest.reading.tables.table_read import TableRead
from ingest.reading.text.places import place_in

_LONGEST = 120
_ENDS = re.compile(r"[.!;]\W*$")


def short_lines(proposal: Proposal) -> Iterator[str]:
    """Every line that is no sentence, no question and no row of a table; the catalogue's title too."""
    said = proposal.facts.said
    if said and said.title:
        yield said.title
    for text in all_lines(proposal):
        if len(text) <= _LONGEST and not _ENDS.search(text) and not is_asked(text):
            yield text


def all_lines(proposal: Proposal) -> Iterator[str]:
    """Every line outside tables that is no paragraph of every letter, and the words beside the text."""
    for _, text in placed_lines(proposal):
        yield text


def placed_lines(proposal: Proposal, aside: bool = False) -> Iterator[tuple[str, str]]:
    """The same with their places, those of a site's own parts too where they are wanted."""
    lines = [line for block in proposal.document.texts() for line in block.lines]
    places = {line.place for line in lines}
    rows = {place_in(cell.place, places) for table in proposal.reading.tables for cell in _of_rows(table)}
    for block in proposal.document.texts():
        if not block.boilerplate or (aside and block.kind == "site"):
            yield from (
                (one.place, one.text.strip()) for one in block.lines if one.text.strip() and one.place not in rows
            )
    yield from ((one.place, one.text.strip()) for one in proposal.document.beside)


def _of_rows(table: TableRead) -> Iterator[Cell]:
    own = {id(cell) for cell in table.table.caption}
    yield from (cell for cell in cells_of(table) if id(cell) not in own)


def captions_of(table: TableRead) -> list[str]:
    """What is said above a table, each text once."""
    frame = table.frame
    own = [cell.text for cell in table.table.caption]
    corner = table.table.corner.text.strip() if table.table.corner else ""
    texts = [text for text in (*frame.said, *own) if text.strip() and text.strip() != corner]
    return list(dict.fromkeys(text.strip() for text in texts))
