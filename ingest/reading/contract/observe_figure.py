"""Reads the figures of sentences that a contract declares: by words of their sentence, or as the reader finds them."""

from __future__ import annotations

import re
from typing import Any

from ingest.documents.document import Document, Line
from ingest.model.errors import UnreadableCell
from ingest.model.mapping import ProseFigure
from ingest.reading.contract.observe_read import declared_period, in_doubt
from ingest.reading.contract.rows import Context, merge, observation
from ingest.reading.figures.found import Found
from ingest.reading.reader import Reading
from ingest.reading.text.places import place_in
from ingest.tables.markers import read_figure


def figure_row(context: Context, figure: ProseFigure, document: Document, reading: Reading | None) -> dict[str, Any]:
    """The observation of one figure.

    Raises:
        UnreadableCell: no sentence, or more than one, holds the figure, or the reader doubts it.
    """
    said = merge([figure.sets])
    if figure.within is None and reading is not None:
        found = _found(context, figure, reading)
        line = _line(document, found)
        said["period"] = said.get("period") or declared_period(found.period)
    else:
        line = _line_within(context, figure, document)
    labels = {f"{column}_as_published": text for column, text in figure.says.items()}
    if figure.period_as_published:
        labels["period_as_published"] = figure.period_as_published
    read = read_figure(figure.figure, context.release.policy)
    ref = f"prose:{line.number}:{figure.id}"
    return observation(context, figure.id, ref, figure.figure, read, said, labels)


def _found(context: Context, figure: ProseFigure, reading: Reading) -> Found:
    in_tables = {found.cell_ref for table in reading.tables for found in table.found}
    prose = [f for f in reading.observations if f.cell_ref not in in_tables]
    same = [f for f in prose if f.raw_value == figure.figure]
    if len(same) != 1:
        raise _none(
            context,
            figure,
            f"The reader finds the figure `{figure.figure}` in {len(same)} places of the prose.",
            "Say `within` which sentence it stands: words of it, as printed.",
        )
    signs = set(same[0].value.doubts)
    if doubts := sorted(set(same[0].doubts) - set(figure.confirms) - signs):
        raise in_doubt(context, same[0].cell_ref, figure.id, doubts[0])
    return same[0]


def _line(document: Document, found: Found) -> Line:
    places = {line.place: line for line in document.lines}
    return places[place_in(found.cell_ref, places)]


def _line_within(context: Context, figure: ProseFigure, document: Document) -> Line:
    whole = _whole(figure.figure)
    words = figure.within or ""
    line = next((n for n in document.lines if words in n.text and whole.search(n.text)), None)
    if line is None:
        raise _none(
            context,
            figure,
            f"No sentence holds both `{words}` and the figure `{figure.figure}`.",
            "Correct `within` and `figure` in the release.yml; the figure is copied as printed.",
        )
    return line


def _whole(figure: str) -> re.Pattern[str]:
    """A figure as a word of its own: the 12 of 112, of 12,000, of 12.5 or of 12% is another figure."""
    return re.compile(rf"(?<!\w)(?<![0-9][.,]){re.escape(figure)}(?!\w|[.,][0-9]|\s?%)")


def _none(context: Context, figure: ProseFigure, what: str, remedy: str) -> UnreadableCell:
    return UnreadableCell(
        what,
        where=f"{context.file}, figure {figure.id}",
        why="A figure must lead back to the words it stands in.",
        remedy=remedy,
    )
