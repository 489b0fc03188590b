"""Tables whose lines were lost: the header cut at its capitals where that gives as many names as values a row."""

from __future__ import annotations

import pytest

from ingest.documents.document import Line, numbered
from ingest.tables.choice import choose
from ingest.tables.grid import Understood
from ingest.tables.one_line import corner_and_headings, laid_out
from ingest.tables.regions import cut
from ingest.tables.shapes import alternatives

ROWS = "1971 613 68 11 1972 689 74 9 1973 645 81 14"


def table(text: str) -> Understood:
    found = [choice for region in cut(numbered(text)) if (choice := choose(alternatives(region)))]
    assert len(found) == 1
    return found[0].table


@pytest.mark.parametrize("corner", ["Year ", ""])
@pytest.mark.parametrize(
    ("header", "labels"),
    [
        (
            "Complaints made Complaints upheld Wardens warned by the board",
            ["Complaints made", "Complaints upheld", "Wardens warned by the board"],
        ),
        ("Recorded Upheld Withdrawn", ["Recorded", "Upheld", "Withdrawn"]),
    ],
)
def test_a_header_that_splits_at_its_capitals(corner: str, header: str, labels: list[str]) -> None:
    found = table(f"{corner}{header} {ROWS}\n")
    assert [row.labels[0].text for row in found.rows] == ["1971", "1972", "1973"]
    assert [column.text for column in found.rows[0].columns] == labels
    assert found.doubts


@pytest.mark.parametrize("header", ["Made Upheld", "Complaints made Complaints Upheld Wardens warned"])
def test_a_header_that_does_not_fit_is_none(header: str) -> None:
    found = table(f"Year {header} {ROWS}\n")
    assert not any(column.labels for column in found.rows[0].columns)


def test_periods_printed_together_are_no_heading() -> None:
    found = table("Warned Police Cautions Dismissed 2010 2011 12 31 1 2 4 5 2012 8 0 2 2013 7 1 3\n")
    assert [row.labels[0].text for row in found.rows] == ["2010", "2011", "2012", "2013"]
    assert [cell.text for cell in found.rows[1].values if cell] == ["31", "2", "5"]


def test_a_header_that_runs_into_the_first_row_is_cut_where_the_last_group_is_the_total() -> None:
    line = Line(1, "Region Cases opened Cases closed Kent 31 6 Essex 44 9 South East 38 11 Total 113 26", "line 1")
    best = next(c for c in laid_out(line) if c.shape == "one line")
    assert [cell.text for cell in best.rows[0]] == ["", "Cases opened", "Cases closed"]
    assert best.rows[1][0].text == "Kent"


def test_it_is_not_cut_where_the_total_does_not_close() -> None:
    line = Line(1, "Region Cases opened Cases closed Kent 31 6 Essex 44 9 South East 38 11 Total 114 26", "line 1")
    best = next(c for c in laid_out(line) if c.shape == "one line")
    assert best.rows[0][0].text.startswith("Region")


@pytest.mark.parametrize(
    ("header", "corner", "labels"),
    [
        (
            "Type of case Complaints received Complaints upheld",
            "Type of case",
            ["Complaints received", "Complaints upheld"],
        ),
        (
            "Police District Officers charged Officers dismissed",
            "Police District",
            ["Officers charged", "Officers dismissed"],
        ),
        ("Financial year Warned Dismissed", "Financial year", ["Warned", "Dismissed"]),
        ("Complaints upheld Complaints withdrawn", "", ["Complaints upheld", "Complaints withdrawn"]),
        ("Ward Upheld", "", []),
    ],
)
def test_the_words_over_the_row_labels(header: str, corner: str, labels: list[str]) -> None:
    assert corner_and_headings(header.split(), 2) == (corner, labels)
