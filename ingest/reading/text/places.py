"""Addresses inside addresses: `line 9, cell 2` and `line 9, character 4` stand in `line 9`."""

from __future__ import annotations

from collections.abc import Container


def place_in(place: str, known: Container[str]) -> str:
    """The nearest address around a place that is known; the shortest there is where none is."""
    while place not in known and "," in place:
        place = place.rpartition(",")[0]
    return place
