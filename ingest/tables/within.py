"""Rows that say they are a part of the row before them: `of which: dismissed`, `including sergeants`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.documents.document import Cell
from ingest.tables.grid import Row

_PART = re.compile(
    r"\W*(?:of which|of whom|of these|of those|of them|included (?:in the )?above|including)\b", re.IGNORECASE
)
IN_DOUBT = "a part of something that no row before it names"


def under_their_whole(rows: Sequence[Row]) -> list[Row]:
    """Each such row with the label of its whole over it: the last row before it, in its own part, that is no part."""
    whole: Cell | None = None
    part: tuple[int, tuple[Cell, ...]] | None = None
    read: list[Row] = []
    for row in rows:
        if (row.section, row.bands) != part:
            whole, part = None, (row.section, row.bands)
        if not row.labels or not _PART.match(row.labels[-1].text):
            whole = row.labels[-1] if row.labels else None
            read.append(row)
        elif whole is not None:
            read.append(replace(row, bands=(*row.bands, whole)))
        else:
            read.append(replace(row, doubts=(*row.doubts, IN_DOUBT)))
    return read
