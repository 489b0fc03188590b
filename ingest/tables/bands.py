"""Headings on a row of their own, one inside the other: which of them hold on when the next one comes."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.documents.document import Cell
from ingest.model import vocabulary
from ingest.tables.cells import look, split_signs

IN_DOUBT = "a heading further above may hold here too"


def below(held: Sequence[Cell], cell: Cell) -> tuple[list[Cell], bool]:
    """The headings over the rows below a new one, `held` being those over the rows above it; and whether that is sure.

    What is of the kind of the innermost stands in its place: a gender under a gender, a result under a result.
    """
    if len(held) < 2:
        return [cell], True
    kind, inner, outer = _kind(cell), _kind(held[-1]), {_kind(band) for band in held[:-1]}
    if kind == inner and kind not in outer:
        return [*held[:-1], cell], True
    return [cell], kind in outer and kind != inner


def with_bands(kinds: list[str], heads: int, rows: Sequence[Sequence[Cell]]) -> list[str]:
    """What each row is by itself and, where a page marks `heads` of them as headings, as such.

    The last of these may be the first band of the rows below: one text over the whole width, as further down.
    """
    marked = ["head"] * heads + kinds[heads:]
    if "band" not in kinds[heads:]:
        return marked
    for number in range(heads - 1, 0, -1):
        if kinds[number] != "band" or not any(_tells_apart(row) for row in rows[:number]):
            break
        marked[number] = "band"
    return marked


def _tells_apart(row: Sequence[Cell]) -> bool:
    """Whether a row names several columns."""
    return len({cell.text.strip() for cell in row if cell.text.strip()}) > 1


def _kind(cell: Cell) -> str:
    """What a heading is of: a time, a gender, a body, a result, a group of people, or something else."""
    words = split_signs(" ".join(cell.text.split()))[0]
    if look(words).kind == "period":
        return "period"
    known = next((kind for kind in ("genders", "bodies") if vocabulary.code_of(kind, words)), "")
    return known or next(
        (kind for kind in ("outcomes", "populations", "units") if vocabulary.named_in(kind, words)), ""
    )
