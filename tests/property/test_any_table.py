"""Whatever stands in a file that is called a table, it is judged or refused in words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from builders.workbooks import xlsx
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.publisher.check import judged_table
from expectations.publisher.report import as_json, show
from ingest.model.errors import CandourError

RULE = 'threshold: 4\nmarkers: {"*": masked, "#": secondary, "-": zero, "": not_held}\n'
WORDS = [
    "",
    "",
    "Total",
    "Male",
    "Female",
    "Year",
    "2018",
    "2018/19",
    "*",
    "#",
    "-",
    "<5",
    "[c]",
    "n/a",
    "1,234",
    "12.5%",
]
WORDS += [
    "0",
    "3",
    "7",
    "10",
    "13",
    "% of total",
    "Rate per 1,000",
    "0.25",
    "-2",
    "[bold]x[/]",
    "Table 1: A",
    "all other",
]
WORDS += [
    "fewer than 5",
    "9" * 25,
    "٣",
    "a remark that is longer than any label would be",
    "Sub-total",
    "(p)",
    "nil",
    "é\u2028x",
]
grids = st.lists(st.lists(st.sampled_from(WORDS), max_size=7), max_size=9)


def judge(name: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        table, policy = Path(folder) / name, Path(folder) / "rule.yml"
        table.write_bytes(data)
        policy.write_text(RULE, encoding="utf-8")
        try:
            told = judged_table(table, policy, True)
        except CandourError as fault:
            assert fault.what and fault.where
        else:
            show(told)
            cells = {cell for sheet in told.table.sheets for cell in sheet.at.ravel().tolist()}
            assert cells == set(range(len(told.table.cells)))
            assert len(set(told.table.cells.ids)) == len(cells)
            json.dumps(as_json(told), allow_nan=False)


@settings(max_examples=100, deadline=None)
@given(grids)
def test_any_grid_of_words_and_figures(grid: list[list[str]]) -> None:
    made = io.StringIO()
    csv.writer(made).writerows(grid)
    judge("table.csv", made.getvalue().encode())


@settings(max_examples=15, deadline=None)
@given(grids, grids)
def test_any_workbook_of_two_sheets(one: list[list[str]], other: list[list[str]]) -> None:
    judge("table.xlsx", xlsx({"One": [list(row) for row in one], "Other": [list(row) for row in other]}))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["a.csv", "a.xlsx", "a.ods", "a.tsv"]), st.binary(max_size=200))
def test_any_bytes(name: str, data: bytes) -> None:
    judge(name, data)
    judge(name, b"Year,Male,Total\n2018,3,4\n" + data)
