"""Headers of several lines over columns of spaces: labels wrapped within their column, and labels over groups."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.tables.choice import choose
from ingest.tables.grid import Candidate, Understood
from ingest.tables.printed_heads import UNCLEAR, with_printed_heads
from ingest.tables.regions import cut
from ingest.tables.shapes import alternatives


def table(text: str) -> Understood:
    found = [choice for region in cut(numbered(text)) if (choice := choose(alternatives(region)))]
    assert len(found) == 1
    return found[0].table


def heads(text: str) -> list[str]:
    return [column.text for column in table(text).rows[0].columns]


BODY = """North               18             4              11             2
South               22             7               9             0
East                15             6              13             5
"""


def test_a_group_over_wrapped_labels() -> None:
    text = """                     Officers                       Staff
                Hearings      Final          Hearings      Final
Area              held       warnings          held       warnings
"""
    found = ["Hearings held", "Final warnings"]
    assert heads(text + BODY) == [f"Officers / {label}" for label in found] + [f"Staff / {label}" for label in found]


def test_labels_wrapped_from_the_bottom() -> None:
    text = """                                                         Required
               Written       Cases           Cases         to
Area           warnings      opened          closed       resign
"""
    assert heads(text + BODY) == ["Written warnings", "Cases opened", "Cases closed", "Required to resign"]


def test_groups_of_years_stay_rows_of_their_own() -> None:
    text = """                      2019                         2020
Area            Officers      Staff          Officers      Staff
"""
    assert heads(text + BODY) == ["2019 / Officers", "2019 / Staff", "2020 / Officers", "2020 / Staff"]


@pytest.mark.parametrize(
    "lower", ["Male          Female           Male       Female", "first         second           first      second"]
)
def test_a_group_over_its_first_column(lower: str) -> None:
    text = f"                Officers                       Staff\nArea            {lower}\n{BODY}"
    one, two = lower.split()[:2]
    assert heads(text) == [f"Officers / {one}", f"Officers / {two}", f"Staff / {one}", f"Staff / {two}"]


@pytest.mark.parametrize(
    ("top", "lower"),
    [
        ("                Officers   Staff", "Male          Female           Male       Female"),
        ("                Final                          First", "warning       notice           letter     call"),
    ],
)
def test_a_label_whose_columns_nobody_can_tell_is_none(top: str, lower: str) -> None:
    plain = [Candidate("columns", [])]
    (found,) = with_printed_heads(numbered(f"{top}\nArea            {lower}\n{BODY}"), plain)
    assert found.doubts == (UNCLEAR,)


def test_a_caption_above_is_no_label() -> None:
    text = """Complaints and warnings of the last year
                     Officers                       Staff
Area            Received      Upheld         Received      Upheld
"""
    found = table(text + BODY)
    assert [cell.text for cell in found.caption] == ["Complaints and warnings of the last year"]
    assert found.rows[0].columns[3].text == "Staff / Upheld"


THREE = "North        4         6         3\nSouth       11         9        12\n"


@pytest.mark.parametrize("top", ["             Year ended March", "             Number of officers"])
def test_one_label_amid_all_columns_is_over_all(top: str) -> None:
    found = heads(f"{top}\nArea      2019      2020      2021\n{THREE}")
    assert found == [f"{top.strip()} / {year}" for year in ("2019", "2020", "2021")]


@pytest.mark.parametrize("top", ["                      Final", "          Officers"])
def test_one_label_over_some_columns_leaves_all_in_doubt(top: str) -> None:
    assert UNCLEAR in table(f"{top}\nArea      Male      Warned    Female\n{THREE}").doubts


def test_one_blank_line_may_part_the_header_from_its_rows() -> None:
    header = (
        "          Officers     Officers     Officers who left\nYear      suspended    dismissed    while suspended\n"
    )
    rows = "2019      14           5            3\n2020      9            2            0\n"
    assert heads(f"{header}{rows}") == heads(f"{header}\n{rows}")
    assert heads(f"{header}\n{rows}")[-1] == "Officers who left while suspended"
