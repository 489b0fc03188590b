"""The sheets of an .xlsx in slices of rows, so that no more than one slice stands in memory at a time."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

STRINGS = "xl/sharedStrings.xml"
SLICE = 24 * 1024 * 1024
_CHUNK = 1 << 20
_PICTURES = ("xl/media/", "xl/drawings/", "xl/charts/")
_ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
_ROW_START = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBERED = re.compile(rb"""\br\s*=\s*["']\d""")


class RowsWithoutNumbers(ValueError):
    """A large sheet whose rows do not say which they are."""


def part_of_sheets(book: zipfile.ZipFile) -> dict[str, str]:
    """The part of the zip that holds each sheet, by the sheet's name."""
    safe = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(book.read("xl/_rels/workbook.xml.rels"), safe)
    targets = {
        r.get("Id"): posixpath.normpath(posixpath.join("/xl", r.get("Target", ""))).lstrip("/") for r in relations
    }
    found = {}
    for sheet in etree.fromstring(book.read("xl/workbook.xml"), safe).iter("{*}sheet"):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        if key in targets:
            found[sheet.get("name", "")] = targets[key]
    return found


def slices(book: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A sheet's XML as sheets of some rows each: the first with what stands before the rows, the last with the rest.

    Raises:
        RowsWithoutNumbers: it cannot be cut, because its rows do not say where they stand.
    """
    with book.open(part) as stream:
        head, held = b"", b""
        while chunk := stream.read(SLICE if not held else _CHUNK):
            held += chunk
            if len(held) < SLICE:
                continue
            cut = max((end.end() for end in _ROW_END.finditer(held, max(0, len(held) - 4 * _CHUNK))), default=0)
            first = _ROW_START.search(held)
            if not cut or first is None:
                continue
            if not _NUMBERED.search(first[1]):
                raise RowsWithoutNumbers(part)
            opening = held[: first.start()]
            head = head or opening
            yield head + held[first.start() : cut] + _closing(head)
            held = held[cut:]
        yield head + held if head else held


def with_parts(source: zipfile.ZipFile, replaced: dict[str, bytes], only: str = "") -> bytes:
    """The same workbook with parts replaced; without its pictures, and of its sheets `only` the one named, if any."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        for entry in source.infolist():
            name = entry.filename
            if name in replaced:
                made.writestr(name, replaced[name])
            elif entry.is_dir() or name.startswith(_PICTURES) or (only and name.startswith("xl/worksheets/")):
                continue
            else:
                with source.open(entry) as old, made.open(name, "w", force_zip64=True) as new:
                    while chunk := old.read(_CHUNK):
                        new.write(chunk)
    return target.getvalue()


def _closing(head: bytes) -> bytes:
    """The ends of the two elements that are open where rows stand."""
    names = re.findall(rb"<((?:\w+:)?(?:worksheet|sheetData))\b", head)
    return b"".join(b"</" + name + b">" for name in reversed(names))
