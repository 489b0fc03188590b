"""Upper header labels over lower ones of several kinds: `Received | Change` over `2021 | 2022 | (%)`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingest.documents.document import Cell
from ingest.tables.cells import look

_OF_CHANGE = re.compile(r"\W*(?:(?:%|per\s?cent|percentage|change|difference|\+/-)\W*)+", re.IGNORECASE)


def over_runs(upper: Sequence[Cell], lower: Sequence[Cell], width: int) -> list[Cell]:
    """The upper label over each column: the periods stand under one, what changed between them under the other."""
    if len(upper) != 2 or len(lower) < width:
        return []
    kinds = [_kind(cell.text) for cell in lower[-width:]]
    runs = [(kind, len(list(run))) for kind, run in itertools.groupby(kinds)]
    if sorted(kind for kind, _ in runs) != ["change", "period"] or dict(runs)["period"] < 2:
        return []
    return [label for label, (_, count) in zip(upper, runs, strict=True) for _ in range(count)]


def _kind(text: str) -> str:
    if _OF_CHANGE.fullmatch(text.strip()):
        return "change"
    return look(text).kind
