"""Header lines printed over their columns, and columns that say by how much something changed."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.tables.cells import look
from ingest.tables.choice import choose
from ingest.tables.regions import cut
from ingest.tables.shapes import alternatives

HEARINGS = """Hearings held by area, 2019 and 2020

                    Hearings held      Difference
Area                 2019     2020     in number
North                  41       39         -2
South and coast        12       25        +13
East                    8        8          0
West                   30       42        +12
"""
GROUPS = """
                        Officers         Staff
Rank               Named   Unnamed    Named   Unnamed
Constable             14        21        3         9
Sergeant               4        11        2         5
"""
# The last column stands under no label of the upper line.
UNDER_NONE = """
                        Officers         Staff
Rank               Named   Unnamed    Named   Unnamed   Total
Constable             14        21        3         9      47
Sergeant               4        11        2         5      22
"""


def heads(text: str) -> tuple[list[str], list[str]]:
    found = [choice for region in cut(numbered(text)) if (choice := choose(alternatives(region)))]
    assert len(found) == 1
    table = found[0].table
    return [row.labels[0].text for row in table.rows], [column.text for column in table.rows[0].columns]


def test_a_table_with_signed_changes_is_one_table_and_its_heads_stand_over_their_columns() -> None:
    rows, columns = heads(HEARINGS)
    assert rows == ["North", "South and coast", "East", "West"]
    assert columns == ["Hearings held / 2019", "Hearings held / 2020", "Difference / in number"]


def test_an_upper_label_stands_over_each_column_below_it_and_over_no_other() -> None:
    rows, columns = heads(GROUPS)
    assert rows == ["Constable", "Sergeant"]
    assert columns == ["Officers / Named", "Officers / Unnamed", "Staff / Named", "Staff / Unnamed"]


def test_an_upper_line_that_does_not_cover_every_column_is_laid_over_none() -> None:
    rows, columns = heads(UNDER_NONE)
    assert rows == ["Constable", "Sergeant"]
    assert columns == ["Named", "Unnamed", "Named", "Unnamed", "Total"]


def test_a_label_over_a_blank_corner_is_no_corner() -> None:
    _, columns = heads(" | Named | Not named\nForce | Men | Women | All\nKent | 4 | 6 | 10\nEssex | 8 | 6 | 14")
    assert columns == ["Men", "Women", "All"]


def test_between_bars_the_periods_stand_under_one_label_and_the_change_under_the_other() -> None:
    _, columns = heads(" | Cases closed | Change\nForce | 2019 | 2020 | %\nKent | 4 | 6 | +50\nEssex | 8 | 6 | -25")
    assert columns == ["Cases closed / 2019", "Cases closed / 2020", "Change / %"]


@pytest.mark.parametrize("text", ["+12", "-3", "+ 1,204", "−7"])
def test_a_number_with_a_sign_before_it_is_a_change(text: str) -> None:
    assert look(text).kind == "share"


def test_a_number_with_a_sign_behind_it_is_a_bound() -> None:
    assert look("12+").kind == "value"
