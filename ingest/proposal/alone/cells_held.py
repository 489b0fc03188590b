"""Whether every cell of a table became a figure: one that did not may be the figure that matters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.document import Cell
from ingest.proposal.proposal import Proposal
from ingest.reading.tables.table_read import TableRead
from ingest.reading.words.meaning import meaning_of
from ingest.tables.cells import look
from ingest.tables.grid import Row

_MOST_NAMED = 6
_SHARE = re.compile(r"%|\bper ?cent|\b(?:percentages?|proportions?|rates?|average|mean|median)\b", re.IGNORECASE)


def ask_of_cells(proposal: Proposal) -> None:
    """One question for each table with such cells; shares, which are left out on purpose, are none of them."""
    for index, table in enumerate(one for one in proposal.reading.tables if one.found):
        if lost := list(_lost(table)):
            named = ", ".join(f"`{cell.text.strip()}` ({cell.place})" for cell in lost[:_MOST_NAMED])
            said = f"{len(lost)} cells became no figure: what do they say? {named}"
            proposal.ask(("reading", index, "sets"), said, [cell.place for cell in lost])


def _lost(table: TableRead) -> Iterator[Cell]:
    held = {one.cell_ref for one in table.found}
    for row in table.table.rows:
        for place, cell in enumerate(row.values):
            if cell is None or not cell.text.strip(" |") or cell.place in held:
                continue
            if not _is_share(cell, row, place):
                held.add(cell.place)
                yield cell


def _is_share(cell: Cell, row: Row, place: int) -> bool:
    """Whether a cell is a share by its sign, or by what heads it."""
    kind = look(cell.text).kind
    if kind == "share" and "%" in cell.text:
        return True
    over = row.columns[place].labels if place < len(row.columns) else ()
    labels = [label.text for label in (*over, *row.labels, *row.bands)]
    return kind in ("value", "share", "decimal") and any(
        meaning_of(text).kind == "rate" or _SHARE.search(text) for text in labels
    )
