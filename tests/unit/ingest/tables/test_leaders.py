"""Dots between a label and its figures, and cells that say nil."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.tables.choice import choose
from ingest.tables.leaders import without_leaders
from ingest.tables.regions import cut, trailing_values
from ingest.tables.shapes import alternatives


def rows(text: str) -> list[tuple[str, list[str]]]:
    found = [choice for region in cut(numbered(text)) if (choice := choose(alternatives(region)))]
    assert len(found) == 1
    return [(row.labels[0].text, [v.text for v in row.values if v]) for row in found[0].table.rows]


@pytest.mark.parametrize(
    "text",
    [
        "1961 1962\nCautioned .. .. 31 26\nFined .. .. 12 nil\nTotal .. .. 43 26",
        "Award 1961 1962\nCautioned .. 31 26\nFined .. .. .. 12 nil\nTotal .. .. .. 43 26",
        "1961 1962\nCautioned … … 31 26\nFined … … 12 nil\nTotal 43 26",
        "1961 1962\nCautioned . . . . 31 26\nFined . . . . 12 nil\nTotal . . . . 43 26",
    ],
)
def test_dots_that_lead_to_figures_are_no_cells(text: str) -> None:
    assert rows(text) == [("Cautioned", ["31", "26"]), ("Fined", ["12", "nil"]), ("Total", ["43", "26"])]


@pytest.mark.parametrize(
    "lines",
    [
        ["2017 2018 2019", "West .. 31 26", "East .. 12 14"],
        ["2018 2019", "West .. 31 26", "East .. 12 14", "South 11 12 13"],
        ["2017 2018 2019", "West 31 .. 26", "East 12 14 .."],
        ["2017 2018 2019", "West .. 31 26", "East .. .. 14"],
    ],
)
def test_dots_that_may_be_cells_stay(lines: list[str]) -> None:
    assert without_leaders(lines) == lines


def test_nil_among_figures_is_a_cell() -> None:
    assert trailing_values("Reduced in rank 3 2 nil") == 3
    assert trailing_values("Reduced in rank nil nil 2") == 3
    assert trailing_values("Reduced in rank nil nil") == 2
    assert trailing_values("The answer is nil") == 0
    assert rows("1961 1962\nFined nil nil\nWarned 3 nil\nTotal 3 nil")[0] == ("Fined", ["nil", "nil"])
