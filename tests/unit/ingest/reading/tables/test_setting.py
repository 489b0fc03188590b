"""What the labels of a figure say among the labels beside them."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def figures(text: str, publisher: str = "Anyshire Police") -> dict[str, Found]:
    document = open_document("table.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context(publisher)).observations}


@pytest.mark.parametrize("whole", ["All sanctions", "Whole unit", "Total 2019", "All wards combined", "Total (2019)"])
def test_a_row_so_called_that_adds_up_is_a_total(whole: str) -> None:
    text = f"Officers dismissed or warned, 2019\n\n| Ward | Dismissed | Warned |\n| {whole} | 30 | 71 |\n"
    found = figures(f"{text}| Alder | 10 | 31 |\n| Birch | 20 | 40 |\n")
    assert {raw for raw, f in found.items() if f.is_total} == {"30", "71"}


def test_a_column_so_called_is_one_only_where_the_rows_add_up() -> None:
    head = "Officers dismissed, 2019\n\n| Ward | After a hearing | After a meeting | All routes |\n"
    assert figures(f"{head}| Alder | 1 | 2 | 3 |\n| Birch | 5 | 6 | 11 |\n")["11"].is_total
    assert not figures(f"{head}| Alder | 1 | 2 | 8 |\n| Birch | 5 | 6 | 12 |\n")["12"].is_total


def test_a_total_does_not_date_a_column_nobody_understands() -> None:
    text = "Officers dismissed\n\n| Ward | 2018 | 2019 | 2020 until now-ish |\n| Alder | 1 | 2 | 3 |\n"
    found = figures(f"{text}| Birch | 5 | 6 | 7 |\n| Total | 6 | 8 | 10 |\n")
    assert not found["10"].certain


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("Kitchen/Garden officers", "Kitchen/Garden officers"),
        ("Middle managers", "Middle managers"),
        ("Number of night staff", "night staff"),
    ],
)
def test_a_group_keeps_its_words(label: str, who: str) -> None:
    found = figures(
        f"Outcomes of hearings, 2019\n\n| Group | Dismissed | Warned |\n| {label} | 3 | 4 |\n| Others | 5 | 6 |\n"
    )
    assert found["3"].staff_group == who


def test_a_rank_under_a_group_is_a_breakdown_of_it() -> None:
    text = (
        "Outcomes of hearings, 2019\n\n| Rank | Dismissed | Warned |\n| Police officers | | |\n| Sergeant | 3 | 4 |\n"
    )
    found = figures(f"{text}| Inspector | 5 | 6 |\n")
    assert (found["3"].staff_group, found["3"].breakdown) == ("Police officers", "Sergeant")


def test_names_of_regions_beside_other_names_are_no_bodies() -> None:
    text = (
        "Prison officers dismissed, 2019\n\n| Region | Men | Women |\n| Scotland | 3 | 4 |\n| High Security | 5 | 6 |\n"
    )
    assert {f.body for f in figures(text, "Any Prison Service").values()} == {"Any Prison Service"}


def test_a_name_among_forces_is_a_body() -> None:
    text = "Police officers dismissed, 2019\n\n| Force | Men | Women |\n| Essex | 3 | 4 |\n| Surrey | 5 | 6 |\n"
    found = figures(f"{text}| Kent | 7 | 8 |\n| Ports of the East | 9 | 1 |\n", "Home Office")
    assert found["9"].body == "Ports of the East"


def test_a_closing_row_of_all_is_under_no_band() -> None:
    table = (
        "Staff warned, 2019\n\n| Reason | North | South |\n| Conduct | | |\n| Lateness | 10 | 31 |\n| Lying | 7 | 2 |\n"
    )
    table += "| Capability | | |\n| Illness | 20 | 40 |\n| Skill | 5 | 6 |\n"
    found = figures(f"{table}| All warnings | 42 | 79 |\n")
    assert found["42"].is_total
    assert "Capability" not in found["42"].breakdown
    assert "Capability" in figures(f"{table}| All capability | 25 | 46 |\n")["25"].breakdown


def test_a_row_of_all_that_says_the_caption_again_tells_nothing_apart() -> None:
    text = "Complaints received, 2019\n\n| Ward | Upheld | Not upheld |\n| Alder | 10 | 31 |\n| Birch | 20 | 40 |\n"
    assert figures(f"{text}| All complaints | 30 | 71 |\n")["30"].breakdown == ""
    assert figures(f"{text}| All wards | 30 | 71 |\n")["30"].breakdown == "All wards"


def html(head: str, rows: str) -> dict[str, Found]:
    page = f"<table><caption>Officers dismissed, 2019</caption>{head}{rows}</table>"
    document = open_document("table.html", page.encode(), "html", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


ROWS = (
    "<tr><td>Alder</td><td>1</td><td>2</td><td>4</td><td>8</td><td>{}</td></tr><tr><td>Birch</td><td>5</td><td>6</td>"
)
REST = "<td>7</td><td>9</td><td>{}</td></tr>"
BANDED = (
    "<tr><th rowspan=2>Ward</th><th colspan=2>Officers</th><th colspan=2>Staff</th>"
    "<th rowspan=2>All individuals</th></tr>"
    "<tr><th>Male</th><th>Female</th><th>Male</th><th>Female</th></tr>"
)


def test_a_column_over_all_the_bands_is_a_total_where_it_adds_up() -> None:
    assert html(BANDED, ROWS.format(15) + REST.format(27))["27"].is_total
    assert not html(BANDED, ROWS.format(16) + REST.format(28))["28"].is_total


def test_a_lowest_label_that_all_columns_share_hides_no_total() -> None:
    head = (
        "<tr><th></th><th>Male officers</th><th>Female officers</th><th>All officers</th></tr>"
        "<tr><th>Ward</th><th>Number</th><th>Number</th><th>Number</th></tr>"
    )
    rows = "<tr><td>Alder</td><td>1</td><td>2</td><td>3</td></tr><tr><td>Birch</td><td>5</td><td>6</td><td>11</td></tr>"
    assert html(head, rows)["11"].is_total
