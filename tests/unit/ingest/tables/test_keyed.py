"""Rows whose figures have their column's name beside them."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings
from ingest.tables.keyed import keyed, keyed_rows, keyed_runs


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police")).observations


@pytest.mark.parametrize(
    ("text", "label", "pairs"),
    [
        ("Northgate: Jan 6, Feb ~, May 0", "Northgate", [("Jan", "6"), ("Feb", "~"), ("May", "0")]),
        ("2018/19: 12 male, 3 female.", "2018/19", [("male", "12"), ("female", "3")]),
        ("2020 - 4 officers and 1 member of staff", "2020", [("officers", "4"), ("member of staff", "1")]),
        ("• Sergeant – dismissed: 3; resigned: nil", "Sergeant", [("dismissed", "3"), ("resigned", "nil")]),
        ("West - Q1 4, Q2 6, Q3 12", "West", [("Q1", "4"), ("Q2", "6"), ("Q3", "12")]),
        ("East: 2019 14, 2020 1,204", "East", [("2019", "14"), ("2020", "1,204")]),
        ("2020 (to 31 May) - fewer than 5 men, 6 women", "2020 (to 31 May)", [("men", "fewer than 5"), ("women", "6")]),
    ],
)
def test_a_label_and_its_named_figures(text: str, label: str, pairs: list[tuple[str, str]]) -> None:
    assert keyed(text) == (label, pairs)


@pytest.mark.parametrize(
    "text",
    [
        "Monday: 9 am, 5 pm",
        "Sentence: 3 years, 2 months",
        "Contact: the disclosure team, room 4",
        "North: 4, 5, 6",
        "Staff: 4 men, 3 men",
        "2019: dismissed 3, resigned 4",
        "Officers: 4 were dismissed in 2019, 3 in 2020",
    ],
)
def test_other_lines_with_commas_are_none(text: str) -> None:
    assert keyed(text) is None


def test_only_lines_with_the_same_keys_are_a_run() -> None:
    lines = numbered("A: 1 officer, 2 staff\n\nB: 3 officers, 1 staff\nWords\nC: 3 staff, 4 officers\nD: 5 men, 6 boys")
    assert keyed_runs(lines) == {0, 1, 2}


def test_one_woman_stands_under_women() -> None:
    assert keyed_runs(numbered("A: 4 men, 1 woman\nB: 1 man, 2 women")) == {0, 1}


def test_two_rows_of_one_label_are_no_table() -> None:
    assert keyed_rows(numbered("A: 1 officer, 2 staff\nA: 3 officers, 4 staff")) == []


def test_a_list_under_a_question_is_a_table_of_it() -> None:
    lead = "You asked how many officers and staff have been dismissed for theft.\n\n"
    found = read(
        lead + "2017 - 4 officers, 2 staff\n2018 - 1 officer, 0 staff\n2019 (to 30 June) - 3 officers, 5 staff\n"
    )
    at = [(f.raw_value, f.staff_group, str(f.period and f.period.end), f.certain) for f in found]
    assert at == [
        ("4", "officers", "2017-12-31", True),
        ("2", "staff", "2017-12-31", True),
        ("1", "officers", "2018-12-31", True),
        ("0", "staff", "2018-12-31", True),
        ("3", "officers", "2019-06-30", True),
        ("5", "staff", "2019-06-30", True),
    ]


def test_a_line_of_several_figures_is_no_label_and_its_last_figure() -> None:
    found = read("Hearings held, 2021\n\nNorth: band A1 4, band A2 6\nSouth: band A1 3, band A2 7\n")
    assert not [f for f in found if f.certain]


def test_full_lines_of_such_a_list_are_not_run_together() -> None:
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep")
    names = enumerate(("Northgate", "Southgate", "Westgates"))
    rows = [f"{name}: " + ", ".join(f"{m} {n + k}" for n, m in enumerate(months)) for k, name in names]
    found = read("Complaints received by station, 2021\n\n" + "\n".join(rows) + "\n")
    assert len(found) == 27
    assert {f.raw_value for f in found if f.period and f.period.start and f.period.start.month == 5} == {"4", "5", "6"}
