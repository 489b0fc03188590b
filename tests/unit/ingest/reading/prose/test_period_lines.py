"""Lines that begin with their period and hold several items."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.prose.period_lines import opening_period
from ingest.reading.reader import read_document
from ingest.reading.text.unwrapped import unwrapped
from ingest.settings import Settings


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


def items(found: list[Found]) -> list[tuple[str, str, str]]:
    return [(str(f.period.start)[:4] if f.period else "", f.measure_text, f.raw_value) for f in found]


def test_every_item_of_a_line_is_of_the_period_it_begins_with() -> None:
    found = read(
        "Police staff dismissed, warned in writing or reduced in grade.\n"
        "2020/21: Dismissed 14; Written warning 31; Reduction in grade 5\n"
        "2021/22: Dismissed 12; Written warning none; Reduction in grade 3\n"
    )
    assert items(found) == [
        ("2020", "Dismissed", "14"),
        ("2020", "Written warning", "31"),
        ("2020", "Reduction in grade", "5"),
        ("2021", "Dismissed", "12"),
        ("2021", "Written warning", "none"),
        ("2021", "Reduction in grade", "3"),
    ]
    assert {f.staff_group for f in found} == {"Police staff"}
    assert all(f.certain for f in found)


def test_items_may_be_parted_by_commas() -> None:
    found = read("Officers who left:\nYear ending 31 March 2020: dismissals 4, resignations 13 and retirements 12.")
    assert items(found) == [("2019", "dismissals", "4"), ("2019", "resignations", "13"), ("2019", "retirements", "12")]


def test_where_nobody_says_who_is_counted_the_items_are_in_doubt() -> None:
    found = read("2020/21: Dismissed 14; Written warning 31")
    assert [f.certain for f in found] == [False, False]


@pytest.mark.parametrize("text", ["Outcome: dismissed 4", "4 May 2020: dismissed 4", "2020: 4; 2021: 6"])
def test_other_lines_open_with_no_period_and_items(text: str) -> None:
    found = opening_period(text)
    assert found is None or text.startswith("2020:")


def test_such_lines_are_never_joined() -> None:
    line = "2020/21: Dismissed 14; Written warning 31; Reduction in grade 5; Transferred to other duties 12"
    text = f"{line}\n{line.replace('2020/21', '2021/22')}\n"
    assert len([one for one in unwrapped(numbered(text), 100) if one.text]) == 2
