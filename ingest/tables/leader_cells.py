"""Dots that lead the eye from a label to its figures and stand in cells of their own, which hold nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.documents.document import Cell
from ingest.tables.cells import look

_DOTS = re.compile(r"(?:[.…]\s*){2,}|…")
_BEHIND = re.compile(r"(?<=\w)[\s.…]*(?:\.\s?\.|…)[\s.…]*$")
_FIGURES = {"value", "share", "decimal", "entry"}
Rows = list[list[Cell]]


def without_leader_cells(rows: Rows) -> Rows:
    """The rows without such cells; as they are where the dots may stand for figures.

    They are leaders where every row has, after its dots, exactly the cells that the header names.
    """
    body = [row for row in rows if _has_figures(row)]
    first = next((n for n, row in enumerate(rows) if _has_figures(row)), 0)
    width = max((len(row) - 1 for row in rows[:first] if _names_columns(row)), default=0)
    led = [row for row in body if _leaders(row)]
    if len(led) < 2 or width < 2 or any(len(row) - 1 - _leaders(row) != width for row in body):
        return rows
    return [_without(row) if _has_figures(row) else row for row in rows]


def _without(row: list[Cell]) -> list[Cell]:
    return [replace(row[0], text=_BEHIND.sub("", row[0].text)), *row[1 + _leaders(row) :]]


def _leaders(row: Sequence[Cell]) -> int:
    """How many cells of nothing but dots stand between a label and the next cell."""
    end = 1
    while end < len(row) and _DOTS.fullmatch(row[end].text.strip()):
        end += 1
    return end - 1


def _has_figures(row: Sequence[Cell]) -> bool:
    cells = [cell for cell in row[1:] if not _DOTS.fullmatch(cell.text.strip())]
    return any(look(cell.text).kind in _FIGURES for cell in cells)


def _names_columns(row: Sequence[Cell]) -> bool:
    """Whether a row has a label over every column, that over the rows aside."""
    return len(row) > 2 and all(look(cell.text).kind in ("words", "period") for cell in row[1:])
