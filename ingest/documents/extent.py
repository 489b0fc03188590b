"""How large a grid a workbook asks for: a few bytes can name a cell in row a million of column sixteen thousand."""

from __future__ import annotations

import re
from typing import IO

from lxml import etree

from ingest.model.errors import UnreadableDocument

MOST_CELLS = 6_000_000
_LETTERS = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})[0-9]""")
_DIGITS = re.compile(rb"""\sr\s*=\s*["'][A-Z]{1,3}([0-9]{1,7})["']""")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


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


def repeated(part: IO[bytes]) -> int:
    """Of an .ods: rows by columns with something in them, each as often as it is said to be repeated."""
    largest = rows = width = in_all = 0
    ends = etree.iterparse(part, tag=(f"{_TABLE}table", f"{_TABLE}table-row"), resolve_entities=False, no_network=True)
    for _, element in ends:
        if element.tag == f"{_TABLE}table":
            largest, rows, width = max(largest, rows * width), 0, 0
            continue
        cells = [(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), len(cell) > 0) for cell in element]
        while cells and not cells[-1][1]:
            cells.pop()
        if cells:
            rows += int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            width = max(width, sum(times for times, _ in cells))
            in_all += len(cells)
        let_go(element)
    return max(largest, rows * width, in_all)
