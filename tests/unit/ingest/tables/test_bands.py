"""Headings on rows of their own: those of a text, those a page marks as headings, and one inside another."""

from __future__ import annotations

import pytest

from ingest.documents.document import Cell
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings
from ingest.tables.bands import IN_DOUBT, below, with_bands


def cells(*texts: str) -> list[Cell]:
    return [Cell(text, f"line {n}") for n, text in enumerate(texts, 1)]


def figures(text: str, kind: str = "text") -> list[Found]:
    document = open_document("x", text.encode(), kind, Settings())
    return read_document(document, Context("Anyshire Police")).observations


@pytest.mark.parametrize(
    ("held", "new", "now", "is_sure"),
    [
        (["Officers dismissed"], "Officers resigned", ["Officers resigned"], True),
        (["Officers dismissed", "Male"], "Female", ["Officers dismissed", "Female"], True),
        (["Officers dismissed", "2021"], "2022", ["Officers dismissed", "2022"], True),
        (["Officers dismissed", "Male"], "Officers resigned", ["Officers resigned"], True),
        (["Officers dismissed", "North"], "South", ["Officers dismissed", "South"], True),
        (["West", "North"], "South", ["South"], False),
        (["Male", "North"], "Officers resigned", ["Officers resigned"], False),
    ],
)
def test_which_headings_hold_on(held: list[str], new: str, now: list[str], is_sure: bool) -> None:
    found, sure = below(cells(*held), cells(new)[0])
    assert ([cell.text for cell in found], sure) == (now, is_sure)


def test_the_last_marked_heading_may_be_the_first_band() -> None:
    rows = [cells("Rank", "2021"), cells("Dismissed", "Dismissed"), cells("Sergeant", "1"), cells("Warned", "Warned")]
    kinds = ["head", "band", "body", "band"]
    assert with_bands(kinds, 2, rows) == kinds
    assert with_bands(kinds[:3], 2, rows[:3]) == ["head", "head", "body"]


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("tail", ["", "\t\t"])
def test_a_group_on_a_line_of_its_own_between_lines_of_tabs(gap: str, tail: str) -> None:
    text = f"Outcomes of misconduct cases\n\nGroup\t2021\t2022\n{gap}Police officers{tail}\nDismissed\t3\t4\n"
    found = figures(f"{text}Warned\t5\t6\n{gap}Police staff{tail}\nDismissed\t7\t8\nWarned\t9\t10\n")
    assert [f.staff_group for f in found] == ["Police officers"] * 4 + ["Police staff"] * 4
    assert [f.raw_value for f in found if f.certain] == ["3", "4", "5", "6", "7", "8", "9", "10"]


def test_a_second_table_of_tabs_keeps_its_own_header() -> None:
    text = "Officers dismissed\n\nRank\t2021\t2022\nSergeant\t1\t2\nOthers\t3\t4\n\nOfficers warned\n\n"
    found = figures(f"{text}Rank\t2018\t2019\nSergeant\t5\t6\nOthers\t7\t8\n")
    assert {f.raw_value for f in found if "warned" in f.measure_text} == {"5", "6", "7", "8"}
    assert all(f.certain for f in found)


HEAD = "<h2>Outcomes</h2><table><tr><th>Rank</th><th>2021</th><th>2022</th></tr>"


def part(band: str, first: int) -> str:
    rows = "".join(
        f"<tr><td>{rank}</td><td>{first + n}</td><td>{first + n + 1}</td></tr>"
        for n, rank in ((0, "Sergeant"), (2, "Inspector"))
    )
    return "".join(f'<tr><th colspan="3">{text}</th></tr>' for text in band.split(" > ")) + rows


def test_a_marked_heading_over_all_columns_does_not_hold_over_the_next() -> None:
    found = figures(f"{HEAD}{part('Officers dismissed', 1)}{part('Officers resigned', 5)}</table>", "html")
    said = {f.raw_value: f"{f.measure_text} {f.breakdown}" for f in found}
    assert all(("dismissed" in said[raw], "resigned" in said[raw]) == (True, False) for raw in "1234")
    assert all(("dismissed" in said[raw], "resigned" in said[raw]) == (False, True) for raw in "5678")


def test_a_second_inner_heading_keeps_the_outer_one() -> None:
    found = figures(f"{HEAD}{part('Officers dismissed > Male', 1)}{part('Female', 5)}</table>", "html")
    assert all("dismissed" in f"{f.measure_text} {f.breakdown}" for f in found)
    assert [f.gender for f in found] == ["male"] * 4 + ["female"] * 4


def test_a_heading_of_which_nobody_knows_where_it_belongs_is_a_question() -> None:
    found = figures(f"{HEAD}{part('West > North', 1)}{part('South', 5)}</table>", "html")
    assert {f.raw_value for f in found if IN_DOUBT in f.doubts} == {*"5678"}
