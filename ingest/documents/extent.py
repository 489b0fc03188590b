"""How large a grid a workbook asks for: a few bytes can name a cell in row a million of column sixteen thousand."""

from __future__ import annotations

import re

from lxml import etree

from ingest.model.errors import UnreadableDocument

MOST_CELLS = 6_000_000
_LETTERS = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})[0-9]""")
_DIGITS = re.compile(rb"""\sr\s*=\s*["'][A-Z]{1,3}([0-9]{1,7})["']""")


def refuse_flood(cells: int, file: str) -> None:
    """Stop where one sheet, or a slice of one, would lay out more cells than the memory should hold."""
    if cells > MOST_CELLS:
        raise UnreadableDocument(
            f"A sheet of `{file}` asks for {cells:,} cells; the limit is {MOST_CELLS:,}.",
            where=file,
            why="A document that cannot be read safely is not loaded.",
            remedy="A stray cell far from the table does that; delete the empty rows and columns, or save the sheet "
            "as .csv.",
        )


def addressed(xml: bytes) -> int:
    """Of a stretch of an .xlsx sheet: the rows from its first to its last, by its last column."""
    columns, rows = set(_LETTERS.findall(xml)), set(_DIGITS.findall(xml))
    if not rows or not columns:
        return 0
    numbers = [int(digits) for digits in rows]
    return (max(numbers) - min(numbers) + 1) * max(_column(letters) for letters in columns)


def let_go(element: etree._Element) -> None:
    """Drop a row that was looked at, and what is left of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
