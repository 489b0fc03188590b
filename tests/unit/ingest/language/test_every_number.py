"""Every number of a text: those that may count something, and what the others are."""

from __future__ import annotations

import pytest

from ingest.language.every_number import every_number


@pytest.mark.parametrize(
    "text",
    [
        "under section 40(2)(3)&(4) and Sections 38 (Powers) and 39 (More) of the Police Reform Act 2002",
        "Request 1234567 of 3 May 2021, UIN 190627, see page 2 of 14",
        "Call 01632 960 477 or 0300 123 4567, or write to 12 High Street",
        "in 2021/22 it rose by 12.5%, £3 million and 4.2 posts, against a target of 15",
        "Table 3: Band 3-5 officers in 2020-21",
        "within 20 working days, aged 25 and over",
        "This answer has three tables and 2 worksheets (CSV, 640 KB, 18 pages).",
        "- 1. Data about officers",
        "No information is held, and no one could say.",
        "A person may have more than one case.",
        "Officers dismissed2 and warned[3]",
    ],
)
def test_numbers_that_count_nothing_have_a_kind(text: str) -> None:
    assert [number.text for number in every_number(text) if not number.kind] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("14 were male and three were female", ["14", "three"]),
        ("A dozen officers left and a couple stayed", ["A dozen", "couple"]),
        ("There were 1998 officers in 2001", ["1998"]),
        ("No officers were dismissed and none resigned", ["No", "none"]),
        ("1-3 officers and 2 to 4 staff", ["1", "3", "2", "4"]),
        ("5 may have left in May 2020", ["5"]),
        ("1 redundant, 2 retired, 3 dismissed", ["1", "2", "3"]),
        ("reports, of which one was formal", ["one"]),
        ("We know that one was dismissed at one hearing", ["one", "one"]),
        ("one of our officers resigned", ["one"]),
    ],
)
def test_numbers_that_may_be_counts_have_none(text: str, left: list[str]) -> None:
    assert [number.text for number in every_number(text) if not number.kind] == left
