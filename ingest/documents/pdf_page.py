"""One page of a PDF as light as it can be: its lines with their pieces and boxes, and the tables its rules draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ingest.documents.raised import raised

Box = tuple[float, float, float, float]
_SMALL = 0.82
_LIFTED = 0.12
_TOUCHING = 2.5
_SAME_LINE = 0.5
# Words further apart than this share of their height stand in columns of their own.
_GAP = 0.75
_MOST_CHARACTERS = 100_000


@dataclass(frozen=True)
class Piece:
    """Words that stand together on a line."""

    text: str
    left: float
    right: float


@dataclass(frozen=True)
class Printed:
    """A line as printed."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    size: float
    is_bold: bool

    @property
    def text(self) -> str:
        return "  ".join(piece.text for piece in self.pieces)

    @property
    def box(self) -> Box:
        return self.pieces[0].left, self.top, self.pieces[-1].right, self.bottom


@dataclass(frozen=True)
class Ruled:
    """A table drawn with rules: its box, and for each row and column the cell's own number and words."""

    box: Box
    rows: list[list[tuple[int, str]]]


@dataclass(frozen=True)
class PageRead:
    """What is kept of a page."""

    number: int
    height: float
    lines: list[Printed]
    ruled: list[Ruled]
    has_text: bool


class TooManyCharacters(ValueError):
    """A page that no press could print."""


def page_read(page: Any) -> PageRead:
    """Read a page and let go of it."""
    if len(page.chars) > _MOST_CHARACTERS:
        raise TooManyCharacters(f"page {page.page_number} has {len(page.chars):,} characters")
    _lift(page.chars)
    ruled = [made for table in page.find_tables() if (made := _ruled(table))]
    outside = page
    for one in ruled:
        outside = outside.filter(lambda at, box=one.box: at["object_type"] != "char" or not _within(at, box))
    words = outside.extract_words(x_tolerance=1.5, y_tolerance=3, extra_attrs=["size", "fontname"])
    found = PageRead(
        page.page_number, float(page.height), list(_lines(words)), ruled, any(c["text"].strip() for c in page.chars)
    )
    page.close()
    return found


def _lift(characters: list[dict[str, Any]]) -> None:
    """Give small characters above the line signs of their own, or `12` with note 1 is read as 121."""
    base: dict[str, Any] | None = None
    run: list[dict[str, Any]] = []
    for at in [*characters, None]:
        if at is not None and base is not None and _is_above(at, run[-1] if run else base, base):
            run.append(at)
            continue
        if run and base is not None:
            signs = raised("".join(c["text"] for c in run))
            for place, c in enumerate(run):
                c["text"] = signs if place == 0 else ""
                c |= {side: base[side] for side in ("top", "bottom", "doctop", "size")}
            run = []
        if at is not None and at["text"].strip():
            base = at


def _is_above(at: dict[str, Any], before: dict[str, Any], base: dict[str, Any]) -> bool:
    is_near = -_TOUCHING < at["x0"] - before["x1"] < _TOUCHING
    is_small = at["size"] < _SMALL * base["size"]
    is_lifted = base["bottom"] - at["bottom"] > _LIFTED * base["size"] and at["bottom"] > base["top"]
    return bool(is_near and is_small and is_lifted and at["text"].strip())


def _ruled(table: Any) -> Ruled | None:
    """A table of at least two rows and two columns; a box around a paragraph is none."""
    texts = table.extract(x_tolerance=1.5)
    cells = table.cells
    lefts = sorted({cell[0] for cell in cells})
    if len(lefts) < 2 or len(table.rows) < 2:
        return None
    words: dict[int, str] = {}
    for row, line in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            if cell is not None:
                words[cells.index(cell)] = on_one_line(text or "")
    rows = [
        [(n, words.get(n, "")) for left in lefts if (n := _standing_at(cells, left + 0.5, row.bbox[1] + 0.5)) >= 0]
        for row in table.rows
    ]
    filled = sum(1 for text in words.values() if text)
    return Ruled(tuple(table.bbox), rows) if filled > 2 else None


def _standing_at(cells: list[Box], x: float, y: float) -> int:
    return next((n for n, (x0, top, x1, bottom) in enumerate(cells) if x0 <= x <= x1 and top <= y <= bottom), -1)


def on_one_line(text: str) -> str:
    """A cell's lines as one; two figures one above the other are parted by a stroke."""
    return " ".join(re.sub(r"(?<=\d) *\n *(?=\d)", " / ", text).split())


def _within(at: dict[str, Any], box: Box) -> bool:
    x, y = (at["x0"] + at["x1"]) / 2, (at["top"] + at["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _lines(words: list[dict[str, Any]]) -> Iterator[Printed]:
    """Words by line from the top, parted into pieces where the gap is wider than a space."""
    line: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        if line and word["bottom"] - line[0]["bottom"] > _SAME_LINE * (line[0]["bottom"] - line[0]["top"]):
            yield _printed(line)
            line = []
        line.append(word)
    if line:
        yield _printed(line)


def _printed(words: list[dict[str, Any]]) -> Printed:
    words = sorted(words, key=lambda w: w["x0"])
    pieces: list[list[dict[str, Any]]] = [[words[0]]]
    for before, word in pairwise(words):
        gap = word["x0"] - before["x1"]
        if gap > _GAP * max(before["size"], word["size"]):
            pieces.append([])
        pieces[-1].append(word)
    return Printed(
        tuple(Piece(" ".join(w["text"] for w in piece), piece[0]["x0"], piece[-1]["x1"]) for piece in pieces),
        min(w["top"] for w in words),
        max(w["bottom"] for w in words),
        max(w["size"] for w in words),
        all("bold" in w["fontname"].casefold() for w in words),
    )
