"""Placeholder for prose."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.documents.document import Line
from ingest.reading.found import Found
from ingest.reading.frame import Surroundings


@dataclass(frozen=True)
class Prose:
    """Lines of prose and the lines above them."""

    lines: list[Line]
    above: list[str]


def read_prose(prose: Prose, around: Surroundings) -> list[Found]:
    """None yet."""
    return []
