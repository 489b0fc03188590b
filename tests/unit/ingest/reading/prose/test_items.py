"""What is an item of a list, and what only looks like one."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


def test_a_label_with_its_figure_in_brackets_is_an_item() -> None:
    found = read(
        "Live investigations at 31 March 2023, by nature of the allegation:\nSexual misconduct (37)\n"
        "Data protection/improper disclosure (58)\nDomestic abuse (29)\nOther (41)\n"
    )
    assert [(f.breakdown, f.raw_value) for f in found] == [
        ("Sexual misconduct", "37"),
        ("Data protection/improper disclosure", "58"),
        ("Domestic abuse", "29"),
        ("Other", "41"),
    ]
    assert all(str(f.period.start) == "2023-03-31" for f in found if f.period)


@pytest.mark.parametrize(
    "lines",
    ["Officers dismissed (1)\nStaff dismissed (2)\n", "Report (2019)\nReview (2020)\n", "Officers dismissed (14)\n"],
)
def test_a_mark_or_a_year_in_brackets_is_none(lines: str) -> None:
    assert [f for f in read(f"Contents of this reply:\n{lines}") if f.certain] == []


def test_the_first_item_stays_out_of_the_line_that_leads_to_it() -> None:
    found = read(
        "The figures of this section are those of the whole force and cover all of its districts.\n"
        "Table 3.3: Police officers who were the subject of an allegation, by sex, year 2019/20\n"
        "Male: 29,114 (70%)\nFemale: 12,209 (30%)\nTotal: 41,323 (100%)\n"
    )
    assert [(f.gender, f.raw_value) for f in found] == [("male", "29,114"), ("female", "12,209"), ("all", "41,323")]


def test_a_share_in_brackets_behind_the_figure_is_put_aside() -> None:
    found = read(
        "Complaints received in 2021/22, by ward (share of all in brackets)\n\n"
        "North Ward 61 (27%)\nQuay, Mill & Green 192 (61.5%)\nElsewhere 9 (3 per cent)\n"
    )
    assert [(f.breakdown, f.raw_value) for f in found] == [
        ("North Ward", "61"),
        ("Quay, Mill & Green", "192"),
        ("Elsewhere", "9"),
    ]
