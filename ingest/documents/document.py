"""The one shape every format is read into."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """A string as published, and where it stands: `line 12` of a text, `B7` of a sheet."""

    text: str
    place: str


@dataclass(frozen=True)
class Line:
    """One line of a text, numbered from 1."""

    number: int
    text: str

    def cell(self, text: str) -> Cell:
        return Cell(text, f"line {self.number}")


Grid = list[list[Cell]]


@dataclass(frozen=True)
class Document:
    """A document as read: its lines, its tables where the format marks them, its sheets by name."""

    file: str
    sha256: str
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    sheets: dict[str, Grid] = field(default_factory=dict)


def numbered(text: str) -> list[Line]:
    """The lines of a text; page breaks are no lines of their own."""
    return [
        Line(n, line)
        for n, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "").split("\n"), 1)
    ]
