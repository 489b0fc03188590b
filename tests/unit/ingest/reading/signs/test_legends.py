"""A key of signs on a sheet holds no figures, and says what its signs mean wherever they stand."""

from __future__ import annotations

import pytest
from builders.workbooks import Cells, xlsx

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

TABLE: Cells = [
    ["Table 1: Officers dismissed by rank"],
    ["Rank", "2021", "2022"],
    ["Constable", 12, "[x]"],
    ["Sergeant", "[c]", "[z]"],
    ["Inspector", 0, "[p]"],
]
KEYS: dict[str, Cells] = {
    "two columns": [
        ["Symbol", "Meaning"],
        ["[c]", "Suppressed: fewer than 5"],
        ["[x]", "Not available"],
        ["[z]", "Not applicable"],
        ["[p]", "Provisional"],
    ],
    "three columns": [
        ["Shorthand used", "Description", "Applies to"],
        ["[c]", "confidential, fewer than 5", "Tables 1 to 3"],
        ["[x]", "data not available", "Table 1"],
        ["[z]", "n/a", "Table 1"],
        ["[p]", "provisional figure", "all"],
    ],
    "among notes": [
        ["Note number", "Note text"],
        [1, "Ranks are those held at the time."],
        ["Symbol", "Meaning"],
        ["[c]", "suppressed, fewer than 5"],
        ["[x]", "not available"],
        ["[z]", "not applicable"],
        ["[p]", "provisional"],
    ],
}


def read(sheets: dict[str, Cells]) -> Reading:
    return read_document(open_document("x.xlsx", xlsx(sheets), "any", Settings()), Context("Anyshire Police"))


@pytest.mark.parametrize("name", list(KEYS))
@pytest.mark.parametrize("is_first", [True, False])
def test_a_key_governs_the_signs_of_every_sheet(name: str, is_first: bool) -> None:
    key, table = {"Notes": KEYS[name]}, {"T1": TABLE}
    found = read(key | table if is_first else table | key).observations
    assert all(figure.cell_ref.startswith("T1!") for figure in found)
    assert {f.raw_value: (f.value.status, f.value.high, f.certain) for f in found} == {
        "12": ("exact", 12, True),
        "0": ("exact", 0, True),
        "[x]": ("not_held", None, True),
        "[c]": ("suppressed", 4, True),
        "[z]": ("not_applicable", None, True),
        "[p]": ("unknown_marker", None, False),
    }


def test_a_number_behind_a_meaning_is_not_lost() -> None:
    rows: Cells = [["Symbol", "Meaning", "Cells"], ["[c]", "fewer than 5", 3], ["[x]", "not available", 7]]
    reading = read({"Notes": rows, "T1": TABLE})
    left = {figure.raw_value for figure in reading.observations} | {one.text for one in reading.unaccounted}
    assert {"3", "7"} <= left


def test_words_of_a_key_that_nobody_understands_are_a_question() -> None:
    rows: Cells = [["Symbol", "Meaning"], ["[b]", "Break in the series"], ["[x]", "not available"]]
    assert "[b] = Break in the series" in {one.text for one in read({"Notes": rows, "T1": TABLE}).unaccounted}


def test_a_row_of_signs_in_a_table_is_no_key() -> None:
    rows: Cells = [["Officers dismissed"], ["Rank", "2021", "2022"], ["Constable", 12, 4], ["", "[x]", "not held"]]
    found: list[Found] = read({"T1": rows}).observations
    assert "[x]" in {figure.raw_value for figure in found}


def test_a_sign_does_not_take_the_meaning_of_the_next_one() -> None:
    text = "z = n/a\n.. = not collected\n\nOfficers dismissed\n\n| Rank | 2021 | 2022 |\n| Sergeant | 3 | z |\n"
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    assert [f.value.status for f in found if f.raw_value == "z"] == ["not_applicable"]
