"""What a document prints struck out was withdrawn by somebody: it is kept, and never certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.documents.document import Line, Table
from ingest.documents.struck import is_struck
from ingest.reading.figures.found import Found
from ingest.reading.text.flow import Lines
from ingest.reading.text.places import place_in

IN_DOUBT = "words are struck out here: what still holds?"


def struck_in(flow: Sequence[Lines | Table]) -> list[Line]:
    """The lines and cells with such words."""
    return [line for line in _lines(flow) if is_struck(line.text)]


def _lines(flow: Sequence[Lines | Table]) -> Iterator[Line]:
    for piece in flow:
        if isinstance(piece, Lines):
            yield from piece.lines
        else:
            yield from (Line(0, c.text, c.place) for c in dict.fromkeys(c for row in piece.cells for c in row))


def doubted_where_struck(found: list[Found], struck: Sequence[Line]) -> list[Found]:
    """The figures of such a line or cell in doubt."""
    places = {line.place for line in struck}
    if not places:
        return found
    return [one.doubted(IN_DOUBT) if place_in(one.cell_ref, places) in places else one for one in found]
