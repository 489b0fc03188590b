"""Tables that run over a page: the part on the next page is no table of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.documents.document import Cell, Line, Table
from ingest.reading.text.flow import Lines
from ingest.tables.cells import look
from ingest.tables.regions import is_furniture

_PAGE = re.compile(r"page (?P<page>[0-9]+)\b", re.IGNORECASE)
_MOST_BETWEEN = 6


def over_pages(flow: Iterable[Lines | Table]) -> Iterator[Lines | Table]:
    """The flow with such tables joined; what a page prints at its edges comes after them."""
    parts = list(flow)
    edges = _repeated(parts)
    held: Table | None = None
    between: list[Lines] = []
    for part in parts:
        if isinstance(part, Lines):
            between.append(part)
            continue
        if held is not None and _goes_on(held, part) and all(_is_edge(lines, edges) for lines in between):
            held = replace(held, cells=[*held.cells, *_rows_of(held, part)])
            continue
        if held is not None:
            yield held
        yield from between
        held, between = part, []
    if held is not None:
        yield held
    yield from between


def _goes_on(first: Table, second: Table) -> bool:
    """On the page before, as wide, and with the same header again or with none."""
    one, two = _PAGE.match(first.place), _PAGE.match(second.place)
    if not one or not two or not first.cells or not second.cells or second.caption:
        return False
    last = _PAGE.match(first.cells[-1][0].place) if first.cells[-1] else None
    if int(two["page"]) != int((last or one)["page"]) + 1:
        return False
    wide = max(map(len, first.cells)) == max(map(len, second.cells))
    return wide and (_same(first, second) or any(look(c.text).kind == "value" for c in second.cells[0][1:]))


def _rows_of(first: Table, second: Table) -> list[Sequence[Cell]]:
    return list(second.cells[1:] if _same(first, second) else second.cells)


def _same(first: Table, second: Table) -> bool:
    return [c.text.strip() for c in first.cells[0]] == [c.text.strip() for c in second.cells[0]]


def _is_edge(lines: Lines, edges: set[str]) -> bool:
    """Whether lines are what a page prints above or below its text: its number, or what other pages say too."""
    shown = [line for line in lines.lines if line.text.strip()]
    return lines.aside or (
        len(shown) <= _MOST_BETWEEN
        and all(is_furniture(line.text) or _PAGE.search(line.text) or _plain(line) in edges for line in shown)
    )


def _repeated(parts: list[Lines | Table]) -> set[str]:
    """The lines that more than one page has, their numbers aside."""
    seen: dict[str, set[str]] = {}
    for part in parts:
        if isinstance(part, Lines):
            for line in part.lines:
                if (page := _PAGE.match(line.place)) and line.text.strip():
                    seen.setdefault(_plain(line), set()).add(page["page"])
    return {text for text, pages in seen.items() if len(pages) > 1}


def _plain(line: Line) -> str:
    return " ".join(re.sub(r"[0-9]+", "0", line.text).casefold().split())
