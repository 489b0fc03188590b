"""Every layout gives headers over values and labels beside them, or says which line does not fit."""

from __future__ import annotations

from typing import Any

import pytest
from builders.mappings import mapping, opened, read, shown
from builders.workbooks import xlsx

from ingest.model.errors import UnreadableCell
from ingest.tables.layouts import read_table

TABLE = [["", "2014", "2015"], ["Male", "12", "~"], ["Female", "0", ""]]
PIPES = "Above\n| Year | 2014 | 2015 |\n| Male | 12 | ~ |\n| Female | 0 | |\n\nBelow | 1 | 2\n"
ABOVE: dict[str, Any] = {"place": {"after": "Above"}}


def test_bars() -> None:
    assert shown(read("pipes", PIPES, **ABOVE)) == TABLE
    assert shown(read("pipes", PIPES.replace("\n", "\r\n"), **ABOVE)) == TABLE


def test_tabs() -> None:
    text = "Above\nYear\t2014\t2015\nMale\t12\t~\nFemale\t0\t\n\n"
    assert shown(read("tabs", text, **ABOVE)) == TABLE


def test_spaces() -> None:
    text = "Above\n2014 2015\nVery long label 12 ~\nBand\nFemale 0 1\n"
    table = read("spaces", text, bands={"Band": {}}, **ABOVE)
    assert shown(table) == [["", "2014", "2015"], ["Very long label", "12", "~"], ["Band"], ["Female", "0", "1"]]
    assert table.rows[0].values[1].cell.place == "line 3"


@pytest.mark.parametrize("bar", ["", " |"])
def test_one_cell_a_line(bar: str) -> None:
    cells = ["Year", "2014", "2015", "Male", "12", "~", "Band", "Female", "0", "1"]
    text = "Above\n\n" + "\n\n".join(cell + bar for cell in cells)
    table = read("one_cell_per_line", text, columns=3, bands={"Band": {}}, **ABOVE)
    assert shown(table) == [["", "2014", "2015"], ["Male", "12", "~"], ["Band"], ["Female", "0", "1"]]


def test_one_cell_a_line_without_a_corner_or_with_a_header_in_bars() -> None:
    assert shown(read("one_cell_per_line", "2014\n2015\nMale\n1\n2", columns=3, has_corner=False)) == [
        ["", "2014", "2015"],
        ["Male", "1", "2"],
    ]
    assert shown(read("one_cell_per_line", "| 2014 | 2015 |\nMale\n1\n2", columns=3)) == [
        ["", "2014", "2015"],
        ["Male", "1", "2"],
    ]


def test_pages() -> None:
    rows = "<tr><th>Year<th>2014<th>2015<tr><td>Male<td>12<td>~<tr><td>Female<td>0<td>"
    page = f"<table><tr><td>no</td></tr></table><table>{rows}</table>"
    assert shown(read("html", page, "html", place={"table": 2})) == TABLE


def test_a_band_over_every_column_of_a_page_is_a_band() -> None:
    page = "<table><tr><th>Year<th>2014<th>2015<tr><td colspan=3>Band<tr><td>Male<td>12<td>~</table>"
    assert shown(read("html", page, "html", bands={"Band": {}}))[1:] == [["Band"], ["Male", "12", "~"]]


def test_sheets() -> None:
    book = xlsx({"S": [["Title"], ["Year", 2014, 2015], ["Male", 12, "~"], [], ["Female", 0, None], ["Source: us"]]})
    table = read("sheet", book, "workbook", place={"sheet": "S", "skip_rows": 1, "until": "Source"})
    assert shown(table) == TABLE
    assert table.rows[1].values[0].cell.place == "B5"
    assert shown(read("sheet", "Year,2014,2015\nMale,12,~\nFemale,0,", "workbook")) == TABLE


def test_one_line_whose_first_rows_are_printed_together() -> None:
    text = "Above\nMen Women ya 2010 2011 1 3 2 4 2012 5 6 7\n"
    plan = {"columns": ["Men", "Women ya"], "groups": [["2010", "2011"]]}
    with pytest.raises(UnreadableCell, match="`2012` is left over"):
        read("run_on", text, run_on=plan, **ABOVE)
    plan["groups"] = [["2010", "2011"], ["2012"]]
    with pytest.raises(UnreadableCell, match="`7` is left over"):
        read("run_on", text, run_on=plan, **ABOVE)
    table = read("run_on", text.replace(" 7", ""), run_on=plan, **ABOVE)
    assert shown(table) == [["", "Men", "Women ya"], ["2010", "1", "2"], ["2011", "3", "4"], ["2012", "5", "6"]]


def test_records() -> None:
    text = "Above\nHead\n2014\n12\n3\n4 x Left\n1 × Not found\n2015\n1\n0\n"
    plan = {"starts_with": r"20\d\d", "columns": ["Men", "Women"], "rest": True}
    table = read("records", text, record=plan, ignore=["Head"], **ABOVE)
    assert shown(table) == [["", "Men", "Women"], ["2014", "12", "3", "4", "1"], ["2015", "1", "0"]]
    assert [value.entry.text for value in table.rows[0].values if value.entry] == ["Left", "Not found"]


@pytest.mark.parametrize(
    ("layout", "text", "keys", "said"),
    [
        ("pipes", PIPES, {"place": {"after": "Nowhere"}}, "No line holds the words `Nowhere`"),
        ("pipes", "Above\nYear | 2014\n", ABOVE, "has no rows"),
        ("pipes", "Above\n", ABOVE, "has no rows"),
        ("pipes", "Year | 2014 | 2015\nMale | 12", {}, "cannot stand over 1"),
        ("pipes", "Year | 2014 | 2015\nMale | 12\nFemale | 1 | 2", {}, "`Male` has 1 values where the table has 2"),
        ("pipes", "2014 | 2015 | 2016\nMale | 12 | 3 | 4 | 5", {}, "3 header labels cannot stand over 4"),
        ("tabs", "Year\t2014\t2015\nMale\t12", {}, "cannot stand"),
        ("tabs", "Year\t2014\t2015\nMale\t12\t1\nF\t1", {}, "`F` has 1 values"),
        ("spaces", "2014 2015\nMale 12 1\n7", {}, "`7` has 1 values"),
        ("spaces", "x", {}, "has no rows"),
        (
            "one_cell_per_line",
            "Year\n2014\n2015\nMale\n12",
            {"columns": 3},
            "`Male` has 1 values where the table has 2",
        ),
        ("one_cell_per_line", "Year\n2014\n2015", {"columns": 3}, "has no rows"),
        ("one_cell_per_line", "Year", {"columns": 3}, "has no rows"),
        (
            "run_on",
            "Men 2010 1",
            {"run_on": {"columns": ["Men"], "groups": [["2010"], ["2011"]]}},
            "where `2011` was expected",
        ),
        (
            "run_on",
            "Women 2010 1",
            {"run_on": {"columns": ["Men"], "groups": [["2010"]]}},
            "`Women` stands where `Men`",
        ),
        (
            "run_on",
            "Men 2010 2011 1",
            {"run_on": {"columns": ["Men"], "groups": [["2010", "2011"]]}},
            "`2011` has 0 values",
        ),
        ("records", "2014\n1", {"record": {"starts_with": r"20\d\d", "columns": ["a", "b"]}}, "`2014` has 1 values"),
        ("records", "2014\n1\n2", {"record": {"starts_with": r"20\d\d", "columns": ["a"]}}, "`2` belongs to no column"),
        (
            "records",
            "2014\n1\nx",
            {"record": {"starts_with": r"20\d\d", "columns": ["a"], "rest": True}},
            "`x` is no `count x label`",
        ),
        ("records", "1\n2", {"record": {"starts_with": r"20\d\d", "columns": ["a"]}}, "No line is like"),
    ],
)
def test_what_does_not_fit_names_file_line_and_table(layout: str, text: str, keys: dict[str, Any], said: str) -> None:
    with pytest.raises(UnreadableCell) as refused:
        read(layout, text, **keys)
    assert said in refused.value.what
    assert refused.value.where.startswith("letter.txt") and refused.value.where.endswith("table T1")
    assert refused.value.why and refused.value.remedy


def test_the_line_of_a_short_row_is_named() -> None:
    with pytest.raises(UnreadableCell) as refused:
        read("pipes", "x\n\nAbove\nYear | 2014 | 2015\nMale | 1 | 2\nFemale | 1\n", **ABOVE)
    assert refused.value.where == "letter.txt, line 6, table T1"


def test_a_sheet_or_table_that_is_not_there_is_named() -> None:
    with pytest.raises(UnreadableCell, match="no sheet `T`") as refused:
        read("sheet", xlsx({"S": [["a"]], "U": []}), "workbook", place={"sheet": "T"})
    assert "S, U" in refused.value.remedy
    with pytest.raises(UnreadableCell, match="no table 3"):
        read("html", "<table><tr><td>a</table>", "html", place={"table": 3})


def test_a_short_row_of_a_page_or_sheet_is_never_filled() -> None:
    page = "<table><tr><th>Year<th>2014<th>2015<tr><td>Male<td>12<td>~<tr><td>Female<td>0</table>"
    with pytest.raises(UnreadableCell, match="`Female` has 1 values"):
        read("html", page, "html")
    with pytest.raises(UnreadableCell, match="`Female` has 1 values"):
        read("sheet", "Year,2014,2015\nMale,12,~\nFemale,0\n", "workbook")


def test_header_labels_stand_over_equal_shares() -> None:
    text = "| 2014 | 2015 |\nYear | Men | Women | Men | Women\nAll | 1 | 2 | 3 | 4"
    table = read_table(opened(text), mapping("pipes", header=[{"dimension": "codes"}] * 2))
    assert shown(table)[:2] == [["", "2014", "2014", "2015", "2015"], ["", "Men", "Women", "Men", "Women"]]


def test_a_row_keeps_its_printed_number_when_others_are_passed_over() -> None:
    table = read("pipes", "Year | 2014\nMale | 1\nNote | x\nFemale | 2", ignore=["Note"])
    assert [row.number for row in table.rows] == [2, 4]
