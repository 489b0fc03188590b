"""Tables of words: headlines and comments in cells, each a sentence that may hold figures like any other."""

from __future__ import annotations

from ingest.documents.document import Cell, Line, Table
from ingest.model import vocabulary
from ingest.tables.cells import look

# A cell of fewer words is a label, one of more letters a text of its own.
_FEWEST_WORDS = 5
_LONGEST = 1_000
_MOST_ROWS = 100
_MOST_CELLS = 400
_SAYS = ("misconduct_types", "outcomes", "genders", "populations", "units")


def sentences_in(table: Table) -> list[Line]:
    """The cells of a table of nothing but sentences, row by row; none where a label may say of what they speak."""
    rows = [
        [cell for n, cell in enumerate(row) if n not in table.hidden_columns and cell.text.strip()]
        for number, row in enumerate(table.cells[: _MOST_ROWS + 1])
        if number not in table.hidden_rows
    ]
    if len(rows) > _MOST_ROWS or sum(map(len, rows)) > _MOST_CELLS:
        return []
    if any(_is_label(cell) and _may_say(cell) for row in rows for cell in row):
        return []
    told = {cell.place: cell for row in rows if not any(map(_is_label, row)) for cell in row}
    return [
        Line(number, " ".join(cell.text.split()), place)
        for number, (place, cell) in enumerate(told.items(), 1)
        if len(cell.text) <= _LONGEST
    ]


def _is_label(cell: Cell) -> bool:
    return len(cell.text.split()) < _FEWEST_WORDS


def _may_say(cell: Cell) -> bool:
    """Whether a label says when, where, of whom or of what its sentences are."""
    if look(cell.text).kind != "words" or vocabulary.code_of("bodies", cell.text.strip()):
        return True
    return any(vocabulary.named_in(kind, cell.text) for kind in _SAYS)
