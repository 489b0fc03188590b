"""How large a grid a workbook asks for: a few bytes can name a cell in row a million of column sixteen thousand."""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO

from lxml import etree

_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
_CHUNK = 1 << 20
_OVERLAP = 64
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def cells_asked_for(data: bytes) -> int:
    """The largest number of cells that reading any one sheet would lay out.

    Raises:
        zipfile.BadZipFile, lxml.etree.XMLSyntaxError: the workbook is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        asked = [0]
        for name in parts.namelist():
            if name == "content.xml":
                with parts.open(name) as part:
                    asked.append(_repeated(part))
            elif name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with parts.open(name) as part:
                    asked.append(_addressed(part))
        return max(asked)


def _addressed(part: IO[bytes]) -> int:
    """Of an .xlsx sheet: its last row by its last column."""
    last_row = last_column = 0
    tail = b""
    while chunk := part.read(_CHUNK):
        for letters, digits in _ADDRESS.findall(tail + chunk):
            last_row = max(last_row, int(digits))
            last_column = max(last_column, _column(letters))
        tail = chunk[-_OVERLAP:]
    return last_row * last_column


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _repeated(part: IO[bytes]) -> int:
    """Of an .ods: rows by columns with something in them, each as often as it is said to be repeated."""
    largest = rows = width = 0
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
        element.clear()
    return max(largest, rows * width)
