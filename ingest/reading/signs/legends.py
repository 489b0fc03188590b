"""Rows of a sheet that say what signs mean: `[x]` beside `not available`. They are no figures, and govern the sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.documents.document import Cell, Line, Table
from ingest.reading.signs.notes import OF_A_KEY
from ingest.reading.signs.rules import defines_sign
from ingest.reading.text.flow import Lines
from ingest.tables.cells import look

KEY = "key"
_SIGN = re.compile(r"\[[a-z]{1,4}\]|\([a-z]\)|[~*†‡^#:–—-]{1,3}|\.{2,3}|…|<\s?[0-9]+|[xzcspr]", re.IGNORECASE)
_NUMBERED = re.compile(r"\[?(?:note )?(?P<number>[0-9]{1,2})\]?", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{3}|n/a", re.IGNORECASE)


def with_keys_apart(flow: Iterable[Lines | Table]) -> Iterator[Lines | Table]:
    """The flow with each such row as a line of its own, behind its table; the rows are left empty there.

    A row whose words nobody understands is no boilerplate: they may change what the figures mean.
    """
    for piece in flow:
        if isinstance(piece, Lines):
            yield piece
            continue
        keys = _keys_of(piece)
        if not keys:
            yield piece
            continue
        blank = [_blank(row) if n in keys else row for n, row in enumerate(piece.cells)]
        if any(cell.text.strip() for row in blank for cell in row):
            yield replace(piece, cells=blank)
        for line in (line for line in keys.values() if line is not None):
            yield Lines((line,), aside=defines_sign(line.text), kind=KEY)


def _blank(row: Sequence[Cell]) -> list[Cell]:
    """The row without its words; a number that stands behind them is not lost."""
    places = [cell.place for cell in row if cell.text.strip()][:2]
    return [
        cell if cell.place not in places and look(cell.text).kind == "value" else replace(cell, text="") for cell in row
    ]


def _keys_of(table: Table) -> dict[int, Line | None]:
    """The rows of a key by their number, each as one line; the heading of a key says nothing."""
    keys: dict[int, Line | None] = {}
    is_headed = False
    edge = min((at for row in table.cells if (at := _first(row)) is not None), default=0)
    for number, row in enumerate(table.cells):
        filled = [cell for cell in row if cell.text.strip()]
        if not filled or number in table.hidden_rows:
            continue
        if len(filled) > 1 and all(OF_A_KEY.fullmatch(cell.text.strip()) for cell in filled[:2]):
            is_headed = True
            if _is_key(_next(table.cells, number), is_headed=True):
                keys[number] = None
        elif (is_headed or _first(row) == edge) and _is_key(filled, is_headed):
            keys[number] = Line(number + 1, _said(filled), filled[0].place)
        else:
            is_headed = False
    return keys


def _first(row: Sequence[Cell]) -> int | None:
    """The column of the first cell of a row that holds anything."""
    return next((column for column, cell in enumerate(row) if cell.text.strip()), None)


def _next(rows: Sequence[Sequence[Cell]], number: int) -> list[Cell]:
    """The filled cells of the row below one."""
    below = ([cell for cell in row if cell.text.strip()] for row in rows[number + 1 :])
    return next((filled for filled in below if filled), [])


def _is_key(filled: list[Cell], is_headed: bool) -> bool:
    """Whether a row is a sign and what it means; without a heading, only where the words say so by themselves."""
    if len(filled) < 2 or not (_SIGN.fullmatch(filled[0].text.strip()) or (is_headed and _number(filled[0]))):
        return False
    words = filled[1].text.strip()
    if words[:1].isdecimal() or _SIGN.fullmatch(words) or not _WORDS.search(words):
        return False
    return is_headed or (len(filled) == 2 and defines_sign(_said(filled)))


def _number(cell: Cell) -> str:
    """The number of a note, or nothing."""
    found = _NUMBERED.fullmatch(cell.text.strip())
    return found["number"] if found else ""


def _said(filled: list[Cell]) -> str:
    words = " ".join(filled[1].text.split())
    return f"[note {number}] {words}" if (number := _number(filled[0])) else f"{filled[0].text.strip()} = {words}"
