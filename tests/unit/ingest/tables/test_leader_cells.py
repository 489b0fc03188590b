"""Dots between a label and its figures that stand in cells of their own."""

from __future__ import annotations

import pytest

from ingest.documents.document import Cell, numbered
from ingest.tables.choice import choose
from ingest.tables.leader_cells import without_leader_cells
from ingest.tables.regions import cut
from ingest.tables.shapes import alternatives


def rows(text: str) -> list[tuple[str, list[str]]]:
    found = [choice for region in cut(numbered(text)) if (choice := choose(alternatives(region)))]
    assert len(found) == 1
    return [(row.labels[0].text, [v.text for v in row.values if v]) for row in found[0].table.rows]


@pytest.mark.parametrize(
    "text",
    [
        "\t1961\t1962\nCautioned...\t...\t31\t26\nFined\t...\t...\t12\t9",
        "Award | 1961 | 1962\nCautioned | .. | 31 | 26\nFined ... | … | .... | 12 | 9",
        "Award\tMen\tWomen\nCautioned . . .\t…\t31\t26\nFined\t. . .\t12\t9",
    ],
)
def test_they_are_no_cells(text: str) -> None:
    assert rows(text) == [("Cautioned", ["31", "26"]), ("Fined", ["12", "9"])]


@pytest.mark.parametrize(
    "table",
    [
        [["", "1961", "1962"], ["Cautioned", "...", "26"], ["Fined", "...", "9"]],
        [["", "1961", "1962"], ["Cautioned", "...", "31", "26"], ["Fined", "...", "9"]],
        [["", "1961", "1962"], ["Cautioned", "31", "..."], ["Fined", "9", "..."]],
        [["Cautioned", "...", "31", "26"], ["Fined", "...", "9", "8"]],
    ],
)
def test_dots_that_may_stand_for_figures_stay(table: list[list[str]]) -> None:
    cells = [[Cell(text, "line 1") for text in row] for row in table]
    assert without_leader_cells(cells) == cells
