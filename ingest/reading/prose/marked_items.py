"""An item of a list whose figure is a sign or a word in its place: `Final warning: #`, between items with figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from ingest.documents.document import Line
from ingest.tables.cells import look

_ITEM = re.compile(
    r"\s*(?:[•·▪◦*–-]\s+)?(?P<label>[^=:\W][^=:]{0,109}?)\s*(?:=|:|\s[–—-]|[–—](?=\s))\s*(?P<value>\S[^=:]{0,23}?)\s*[;,]?\s*",
)
_LONGEST = 160


class _Read(Protocol):
    """An item that was read, whatever it is."""


def marked_item(line: Line) -> tuple[str, str] | None:
    """The label and the sign of such a line; a word counts only where it always says why no figure stands there."""
    text = line.text.strip()
    found = _ITEM.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or any(character.isdigit() for character in found["value"]):
        return None
    value = found["value"].rstrip(". ") if found["value"].strip(".") else found["value"]
    return (found["label"].strip(), value) if look(value).kind == "value" else None


def beside_read(read: Sequence[_Read | None], marked: Sequence[bool]) -> list[bool]:
    """For each line, whether it is such an item and stands in one row with an item that was read."""
    joined = [one is not None for one in read]
    for order in (range(1, len(joined)), range(len(joined) - 2, -1, -1)):
        for at in order:
            step = -1 if order.step > 0 else 1
            joined[at] = joined[at] or (marked[at] and joined[at + step])
    return [one and before is None for one, before in zip(joined, read, strict=True)]
