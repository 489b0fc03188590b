"""A table that runs over a page is one table; two tables with one header are two."""

from __future__ import annotations

from ingest.documents.document import Cell, Line, Table
from ingest.reading.text.flow import Lines
from ingest.reading.text.pages import over_pages

HEAD = ["Reason", "2020", "2021"]


def table(page: int, *rows: list[str]) -> Table:
    place = f"page {page}, table 1"
    cells = [
        [Cell(text, f"{place}, row {r}, column {c}") for c, text in enumerate(row, 1)] for r, row in enumerate(rows, 1)
    ]
    return Table(cells, place)


def foot(page: int, text: str = "Page {page} of 2") -> Lines:
    return Lines((Line(page, text.format(page=page), f"page {page}, line 9"),))


def joined(*flow: Lines | Table) -> list[int]:
    return [len(part.cells) for part in over_pages(flow) if isinstance(part, Table)]


def test_the_part_on_the_next_page_is_joined_with_or_without_its_header() -> None:
    first = table(1, HEAD, ["Theft", "1", "2"])
    assert joined(first, foot(1), table(2, HEAD, ["Fraud", "3", "4"])) == [3]
    assert joined(first, foot(1), table(2, ["Fraud", "3", "4"])) == [3]


def test_words_between_keep_two_tables_apart() -> None:
    first, second = table(1, HEAD, ["Theft", "1", "2"]), table(2, HEAD, ["Fraud", "3", "4"])
    assert joined(first, foot(1), foot(2, "Police staff, by reason"), second) == [2, 2]
    assert joined(first, table(1, HEAD, ["Fraud", "3", "4"])) == [2, 2]
