"""Every way a table may have been printed, understood as one and the same grid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.documents.document import Cell, Table, numbered
from ingest.tables.choice import Choice, choose
from ingest.tables.given import given_candidates
from ingest.tables.regions import cut
from ingest.tables.shapes import alternatives

PIPES = """| | 2020 | 2021 | Total |
Dismissed | 3 | 5 | 8 |
Warned | 4 | 0 | 4 |"""
STACK = "Outcome\n\n2020\n\n2021\n\nTotal\n\nDismissed\n\n3\n\n5\n\n8\n\nWarned\n\n4\n\n0\n\n4"
TABS = "Outcome\t2020\t2021\tTotal\nDismissed\t3\t5\t8\nWarned\t4\t0\t4"
SPACES = "2020 2021 Total\nDismissed 3 5 8\nWarned 4 0 4"
BARS = "Outcome | 2020 | 2021 | Total |\n\nDismissed\n|\n3\n|\n5\n|\n8\n|\n\nWarned\n|\n4\n|\n0\n|\n4\n|"
WIDE = "Outcome      2020    2021    Total\nDismissed       3       5        8\nWarned          4       0        4"


def read(text: str) -> Choice:
    found = [choice for region in cut(numbered(text)) if (choice := choose(alternatives(region)))]
    assert len(found) == 1
    return found[0]


def figures(choice: Choice) -> list[tuple[str, str, str]]:
    return [
        (row.labels[0].text, column.text, value.text)
        for row in choice.table.rows
        for value, column in zip(row.values, row.columns, strict=True)
        if value is not None
    ]


@pytest.mark.parametrize("text", [PIPES, STACK, TABS, BARS, WIDE], ids=["pipes", "stack", "tabs", "bars", "wide"])
def test_one_grid_for_every_layout(text: str) -> None:
    choice = read(text)
    assert figures(choice) == [
        ("Dismissed", "2020", "3"),
        ("Dismissed", "2021", "5"),
        ("Dismissed", "Total", "8"),
        ("Warned", "2020", "4"),
        ("Warned", "2021", "0"),
        ("Warned", "Total", "4"),
    ]
    assert not choice.rivals


def test_two_header_rows_over_repeated_labels() -> None:
    text = "Year | Officers | Staff | ||\n"
    text += "Warned | Dismissed | Warned | Dismissed | |\n2020 | 1 | 2 | 3 | 4 |\n2021 | 5 | 6 | 7 | 8 |"
    assert figures(read(text))[:4] == [
        ("2020", "Officers / Warned", "1"),
        ("2020", "Officers / Dismissed", "2"),
        ("2020", "Staff / Warned", "3"),
        ("2020", "Staff / Dismissed", "4"),
    ]


def test_a_phrase_said_again_under_each_period() -> None:
    text = " 2001–02 2002–03\nArea Complaints made Upheld Complaints made Upheld\nWest 31 2 28 1\nEast 19 1 23 2\n"
    assert figures(read(text))[:4] == [
        ("West", "2001–02 / Complaints made", "31"),
        ("West", "2001–02 / Upheld", "2"),
        ("West", "2002–03 / Complaints made", "28"),
        ("West", "2002–03 / Upheld", "1"),
    ]
    assert not read(text).table.doubts
    uneven = text.replace("made Upheld Complaints made Upheld", "made Upheld Complaints upheld Made")
    assert read(uneven).table.doubts


def test_bands_below_a_header_that_is_printed_once() -> None:
    text = "2020\n\n2021\n\nOfficers\n\nWarned\n\n1\n\n2\n\nStaff\n\nWarned\n\n3\n\n4"
    choice = read(text)
    assert [(row.bands[-1].text, [v.text for v in row.values if v]) for row in choice.table.rows] == [
        ("Officers", ["1", "2"]),
        ("Staff", ["3", "4"]),
    ]


def test_two_tables_side_by_side() -> None:
    choice = read("Year | Dismissed | Year | Dismissed |\n2009 | 0 | 2011 | 2 |\n2010 | 1 | 2012 | 3 |")
    assert [(row.labels[0].text, row.values[0].text) for row in choice.table.rows if row.values[0]] == [
        ("2009", "0"),
        ("2010", "1"),
        ("2011", "2"),
        ("2012", "3"),
    ]


def test_a_short_row_is_never_filled_from_the_left() -> None:
    choice = read("Outcome | 2020 | 2021 |\nDismissed | 3 | 5 |\nWarned | 4 |")
    assert [bool(row.doubts) for row in choice.table.rows] == [False, True]


def test_prose_is_no_table() -> None:
    text = "The force employs 3,120 officers.\nIn 2020 it received 214 complaints, of which 12 were upheld."
    assert all(choose(alternatives(region)) is None for region in cut(numbered(text)))


def test_a_cell_goes_by_the_name_its_format_gives_its_line() -> None:
    lines = [replace(line, at=f"answer, line {line.number}") for line in numbered(STACK)]
    (choice,) = [choice for region in cut(lines) if (choice := choose(alternatives(region)))]
    places = {value.place for row in choice.table.rows for value in row.values if value is not None}
    assert places
    assert all(place.startswith("answer, line ") for place in places)


@pytest.mark.parametrize("sign", ["\u200b", "\x00", "\ufeff", "|"])
def test_a_row_of_nothing_that_can_be_seen_is_no_row(sign: str) -> None:
    rows = [["Outcome", "2020", "2021"], [sign, sign, sign], ["Dismissed", "3", "5"], ["Warned", "4", "0"]]
    cells = [[Cell(text, f"{r}{c}") for c, text in enumerate(row)] for r, row in enumerate(rows)]
    choice = choose(given_candidates(Table(cells, "table 1")))
    assert choice is not None
    assert [value for _, _, value in figures(choice)] == ["3", "5", "4", "0"]
