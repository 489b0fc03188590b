"""Dots that lead the eye from a label to its figures: `Fined .. .. 12 15`, which are no cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.tables.cells import look

_LED = re.compile(r"^(?P<label>\S*[^\W\d_].*?)(?P<dots>(?:\s+(?:\.{2,3}|…))+)\s+(?P<figures>[^.…\s].*)$")
_DOTS = re.compile(r"\.{2,3}|…")
_FIGURES = {"value", "share", "decimal"}


def without_leaders(lines: Sequence[str]) -> list[str]:
    """The lines of a table without such dots; as they are where the dots may be cells.

    They are leaders where every row they stand in has the same number of figures after them, and either a header
    of as many periods or rows with fewer and more dots say that this is the number of the columns.
    """
    led = [_LED.match(text.strip()) for text in lines]
    found = [one for one in led if one is not None]
    figures = {len(one["figures"].split()) for one in found}
    if len(found) < 2 or len(figures) != 1 or not all(_are_figures(one["figures"]) for one in found):
        return list(lines)
    dots = {len(_DOTS.findall(one["dots"])) for one in found}
    first = next(n for n, one in enumerate(led) if one is not None)
    wider = {width + run for width in figures for run in dots}
    if any(_figures_at_end(text) in wider for text, one in zip(lines, led, strict=True) if one is None):
        return list(lines)
    if len(dots) == 1 and figures.isdisjoint(_periods_at_end(text) for text in lines[:first]):
        return list(lines)
    return [f"{one['label']}  {one['figures']}" if one else text for one, text in zip(led, lines, strict=True)]


def _are_figures(text: str) -> bool:
    return all(look(word).kind in _FIGURES for word in text.split())


def _periods_at_end(text: str) -> int:
    """How many periods a line ends in."""
    words = [look(word).kind for word in reversed(text.split())]
    return next((n for n, kind in enumerate(words) if kind != "period"), len(words))


def _figures_at_end(text: str) -> int:
    """How many figures a line ends in."""
    words = [look(word).kind for word in reversed(text.split())]
    return next((n for n, kind in enumerate(words) if kind not in _FIGURES), len(words))
