"""Marks that say how final a figure is: `83(r)`, `2022/23 [p]`, or a sign that the document itself explains so."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.documents.document import Cell
from ingest.reading.signs.rules import Policy
from ingest.reading.times.footnoted import signs_in
from ingest.reading.words.meaning import meaning_of

# The letters that publishers of statistics put behind such figures, whether they explain them or not.
_LETTERS = {"p": "provisional", "r": "revised"}


def flag_of(sign: str, policy: Policy) -> str | None:
    """The flag a mark stands for: what the document says of it, else what its letter means everywhere."""
    rule = policy.markers.get(sign) or policy.markers.get(sign.strip("()[]"))
    if rule is not None:
        return rule.sense if rule.sense in _LETTERS.values() else None
    return _LETTERS.get(sign[1:-1].casefold()) if sign[:1] in ("(", "[") else None


def flags_of(marks: str, labels: Iterable[Cell], policy: Policy) -> list[str]:
    """The flags of one figure, from the marks behind it and behind what it is of."""
    signs = [*signs_in(marks), *(sign for cell in labels for sign in meaning_of(cell.text).signs)]
    return list(dict.fromkeys(flag for sign in signs if (flag := flag_of(sign, policy))))
