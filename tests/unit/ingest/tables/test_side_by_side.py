"""Tables printed side by side in one grid."""

from __future__ import annotations

from ingest.documents.document import Cell, Table
from ingest.tables.beside import side_by_side


def table(*rows: str) -> Table:
    cells = [
        [Cell(text.strip(), f"B{r}{c}") for c, text in enumerate(row.split("|"), 1)] for r, row in enumerate(rows, 1)
    ]
    return Table(cells, "Tab!A1")


def texts(one: Table) -> list[str]:
    return ["|".join(cell.text for cell in row) for row in one.cells]


def test_halves_headed_alike_are_one_table() -> None:
    (one,) = side_by_side(table("Month|Cases|Month|Cases", "May 2019|3|July 2019|5", "June 2019|4|Aug 2019|6"))
    assert texts(one) == ["Month|Cases", "May 2019|3", "June 2019|4", "July 2019|5", "Aug 2019|6"]


def test_three_parts_and_a_short_last_one() -> None:
    (one,) = side_by_side(table("Ward|N|Ward|N|Ward|N", "Alder|1|Cedar|3|Elm|5", "Birch|2|Dogwood|4||"))
    assert texts(one)[-2:] == ["Dogwood|4", "Elm|5"]


def test_repeated_headings_over_one_stub_are_no_halves() -> None:
    one = table("Ward|Men|Ward|Men", "Alder|1|Alder|3", "Birch|2|Birch|4")
    assert side_by_side(one) == [one]
    two = table("Men|Women|Men|Women", "1|2|3|4", "5|6|7|8", "9|8|7|6")
    assert side_by_side(two) == [two]


def test_a_blank_column_parts_two_tables() -> None:
    one, two = side_by_side(table("Rank|N||Role|N", "Sergeant|1||Clerk|3", "Inspector|2||Cook|4", "||| Total|7"))
    assert texts(one) == ["Rank|N", "Sergeant|1", "Inspector|2"]
    assert texts(two)[-1] == "Total|7"


def test_a_blank_column_between_years_parts_nothing() -> None:
    one = table("Rank|2018||2019|2020", "Sergeant|1||3|5", "Inspector|2||4|6")
    assert side_by_side(one) == [one]
