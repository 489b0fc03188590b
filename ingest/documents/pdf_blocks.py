"""The pages of a PDF as blocks: paragraphs, headings, tables, and what is printed on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from ingest.documents.document import Block, Cell, Line, Table, Text
from ingest.documents.pdf_columns import VALUE, Columns, as_grid, stretches
from ingest.documents.pdf_page import PageRead, Printed, Ruled

_MARGIN = 0.12
_SHARE_OF_PAGES = 0.3
_PAGE_NUMBER = re.compile(r"page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–]?\s*\d{1,3}\s*[-–]?", re.IGNORECASE)
_LARGER = 1.12
_NEXT_LINE = 0.6
_LONGEST_HEADING = 120


# Where each block begins, and how to make it once it is known how many tables stand above it.
_Found = list[tuple[float, Callable[[], Block]]]


@dataclass
class _Page:
    """A page, the number of its first line in the document, and how large the document's words are."""

    read: PageRead
    first: int
    body: float
    repeated: frozenset[str]
    tables: int = 0

    def blocks(self) -> Iterator[Block]:
        """From top to bottom."""
        found: _Found = []
        run: list[tuple[int, Printed]] = []
        tops = [table.box[1] for table in self.read.ruled]
        furniture = self._furniture()
        for number, line in enumerate(self.read.lines, 1):
            if number in furniture:
                found.append((line.top, partial(self._text, [(number, line)], "page")))
                continue
            if run and any(run[-1][1].top < top < line.top for top in tops):
                found += self._of_run(run)
                run = []
            run.append((number, line))
        found += self._of_run(run)
        found += [(table.box[1], partial(self._ruled, table)) for table in self.read.ruled]
        yield from (made() for _, made in sorted(found, key=lambda pair: pair[0]))

    def _of_run(self, run: Sequence[tuple[int, Printed]]) -> _Found:
        found: _Found = []
        paragraph: list[tuple[int, Printed]] = []
        for start, stop, columns in stretches([line for _, line in run]):
            ends = columns or (paragraph and not _goes_on(paragraph[-1][1], run[start][1]))
            if ends and paragraph:
                found.append((paragraph[0][1].top, partial(self._text, paragraph)))
                paragraph = []
            if columns:
                lines = [line for _, line in run[start:stop]]
                found.append((lines[0].top, partial(self._aligned, lines, columns)))
            else:
                paragraph.append(run[start])
        return found + ([(paragraph[0][1].top, partial(self._text, paragraph))] if paragraph else [])

    def _text(self, run: Sequence[tuple[int, Printed]], kind: str = "") -> Text:
        lines = [
            Line(self.first + n, line.text, f"page {self.read.number}, line {n}", _rounded(line.box)) for n, line in run
        ]
        words = " ".join(line.text for line in lines)
        stands_out = all(line.size > _LARGER * self.body or line.is_bold for _, line in run)
        is_heading = stands_out and len(words) <= _LONGEST_HEADING and not kind
        return Text(lines, lines[0].place, heading=is_heading, boilerplate=bool(kind), kind=kind)

    def _aligned(self, lines: Sequence[Printed], columns: Columns) -> Table:
        place = self._table_place()
        return Table(as_grid(lines, columns, place), place)

    def _ruled(self, table: Ruled) -> Table:
        place = self._table_place()
        first: dict[int, str] = {}
        cells = [
            [Cell(text, first.setdefault(n, f"{place}, row {r}, column {c}")) for c, (n, text) in enumerate(row, 1)]
            for r, row in enumerate(table.rows, 1)
        ]
        return Table(cells, place)

    def _table_place(self) -> str:
        self.tables += 1
        return f"page {self.read.number}, table {self.tables}"

    def _furniture(self) -> set[int]:
        """The lines nearest to the top and the foot of the page that stand on other pages too, or number it."""
        lines = list(enumerate(self.read.lines, 1))
        head = takewhile(lambda at: at[1].top < _MARGIN * self.read.height and self._repeats(at[1]), lines)
        foot = takewhile(
            lambda at: at[1].top > (1 - _MARGIN) * self.read.height and self._repeats(at[1]), reversed(lines)
        )
        return {number for number, _ in [*head, *foot]}

    def _repeats(self, line: Printed) -> bool:
        if len(line.pieces) > 1 and any(VALUE.fullmatch(piece.text) for piece in line.pieces):
            return False  # rows of two pages may be alike
        return _plain(line.text) in self.repeated or bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


def blocks_of(pages: Sequence[PageRead]) -> Iterator[Block]:
    """All pages in order."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    repeated = _on_every_page(pages)
    first = 0
    for page in pages:
        yield from _Page(page, first, body, repeated).blocks()
        first += len(page.lines)


def _on_every_page(pages: Sequence[PageRead]) -> frozenset[str]:
    """Words in the margins that stand on a good share of the pages; only a page's number may differ."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_plain(line.text) for line in page.lines})
    least = max(2, _SHARE_OF_PAGES * len(pages))
    return frozenset(text for text, times in seen.items() if times >= least)


def _plain(text: str) -> str:
    return re.sub(r"(?i)\bpage\s*\d+(\s*(?:of|/)\s*\d+)?", "page", " ".join(text.split()))


def _goes_on(before: Printed, line: Printed) -> bool:
    """Whether a line is the next of the same paragraph."""
    is_alike = abs(before.size - line.size) < 0.5 and before.is_bold == line.is_bold
    return is_alike and line.top - before.bottom < _NEXT_LINE * line.size


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)
