"""Answers of an interface: JSON whose fields hold text or the HTML of a page; its path is part of each address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ingest.documents.boilerplate import set_aside
from ingest.documents.document import Block, Cell, Document, Grid, Line, Table, Text
from ingest.documents.html import lines_of, parsed
from ingest.documents.page_walk import walk
from ingest.model.errors import UnreadableDocument

_MARKUP = re.compile(r"<(?:p|table|div|br|ul|ol|h[1-6]|span|strong|body|html)\b[^>]{0,400}>", re.IGNORECASE)
_TITLES = {"heading", "title", "subject", "name"}
_DEEPEST = 60


def read(file: str, sha256: str, words: str) -> Document:
    """Every field in order. Fields without words, such as numbers and dates of the record, are set aside."""
    try:
        record = json.loads(words)
    except (json.JSONDecodeError, RecursionError) as fault:
        raise UnreadableDocument(f"`{file}` is no JSON: {fault}.", where=file, remedy="Fetch it anew.") from fault
    blocks: list[Block] = []
    number = 0
    for path, value in _fields(record, "", 0, file):
        for block in _blocks(path, value, file):
            block = _moved(block, path, number)
            number += len(block.cells if isinstance(block, Table) else block.lines)
            blocks.append(block)
    return Document(
        file,
        sha256,
        lines=list(lines_of(blocks)),
        grids=[b.cells for b in blocks if isinstance(b, Table)],
        blocks=blocks,
    )


def _fields(value: Any, path: str, depth: int, file: str) -> Iterator[tuple[str, Any]]:
    if depth > _DEEPEST:
        raise UnreadableDocument(
            f"`{file}` is nested deeper than {_DEEPEST} levels.", where=file, remedy="Look at where it came from."
        )
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _fields(inner, f"{path}.{key}" if path else str(key), depth + 1, file)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _fields(inner, f"{path}[{index}]", depth + 1, file)
    elif value is not None and value != "":
        yield path, value


def _blocks(path: str, value: Any, file: str) -> Iterator[Block]:
    if isinstance(value, str) and _MARKUP.search(value):
        yield from set_aside(walk(parsed(file, f"<div>{value}</div>"), file))
        return
    has_words = isinstance(value, str) and (" " in value.strip() or _key(path) in _TITLES)
    lines = [Line(n, line.strip()) for n, line in enumerate(str(value).splitlines(), 1) if line.strip()]
    if lines:
        text = Text(
            lines, "", heading=_key(path) in _TITLES, boilerplate=not has_words, kind="" if has_words else "record"
        )
        yield from set_aside([text])


def _moved(block: Block, path: str, before: int) -> Block:
    """The same block under the path of its field, its lines numbered through the whole record."""
    if isinstance(block, Table):
        cells: Grid = [[Cell(cell.text, f"{path}, {cell.place}") for cell in row] for row in block.cells]
        return replace(block, cells=cells, place=f"{path}, {block.place}")
    lines = [Line(before + n, line.text, f"{path}, line {line.number}") for n, line in enumerate(block.lines, 1)]
    return replace(block, lines=lines, place=lines[0].place)


def _key(path: str) -> str:
    return re.sub(r"\[\d+\]$", "", path).rpartition(".")[2]
