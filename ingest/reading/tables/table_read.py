"""One table as the reader read it: its cells in rows and columns, the words around it, and the figures it gave."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.reading.captions.frame import Frame
from ingest.reading.figures.found import Found
from ingest.tables.grid import Understood


@dataclass(frozen=True)
class TableRead:
    """What a proposal, a contract that says less and the preview look at."""

    table: Understood
    frame: Frame
    found: tuple[Found, ...]
