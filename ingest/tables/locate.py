"""Finds the lines of a table in a text by the words above and below it."""

from __future__ import annotations

from ingest.documents.document import Document, Line
from ingest.model.mapping import TableMapping
from ingest.tables.table import unreadable

_TO_THE_END = {"one_cell_per_line", "records"}


def lines_of(document: Document, mapping: TableMapping) -> list[Line]:
    """The lines of a table, blank and ignored ones left out."""
    place, lines = mapping.place, document.lines
    start = 0
    if place.after is not None:
        start = next((i + 1 for i, line in enumerate(lines) if place.after in line.text), -1)
        if start < 0:
            raise unreadable(
                document.file,
                mapping.id,
                None,
                f"No line holds the words `{place.after}` that stand above the table.",
                "Correct `place.after` in the release.yml.",
            )
    found: list[Line] = []
    for line in lines[start:]:
        if place.until is not None and place.until in line.text:
            break
        if not line.text.strip():
            if found and place.until is None and mapping.layout not in _TO_THE_END:
                break
            continue
        if line.text.strip() not in mapping.ignore:
            found.append(line)
    return found
