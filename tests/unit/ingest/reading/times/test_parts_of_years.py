"""A sentence that counts a part of a year never asserts the whole of it."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

PARTS = [
    *("2019 (to 30 November)", "2019 up to 30 November", "2019, up to 30 November,", "2019 until the end of June"),
    *("2019 (January to November)", "2019 (nine months)", "2019 (first six months)", "2019 (H1)", "2019 from June"),
    *("the first ten months of 2019", "the first six months of 2019", "the last two months of 2019", "2019 so far"),
    *("the first half of 2019", "the second half of 2019", "the latter half of 2019", "part of 2019", "H1 2019"),
    *("early 2019", "late 2019", "mid 2019", "the summer of 2019", "winter 2019", "January to November of 2019"),
    *("the Michaelmas term of 2019", "the closure weeks of 2019", "the lockdown of 2019", "the tail of the year 2019"),
    *("2019 (Michaelmas)", "2019 (up to the merger)", "2019 (pilot stage)", "2019 (after 3 May)", "2019 (6 & 7 May)"),
    *("the second half of 2019/20", "2019/20 (to 31 December)", "2019/20 to 31 December", "2019/20 (Q1 to Q3)"),
]
OPENINGS = [
    *("So far in 2019", "Early in 2019", "Late in 2019", "Later in 2019", "After 2019", "Since 2019", "Before 2019"),
    *("Until 2019", "Up to 2019", "By 2019", "Following 2019", "Part way through 2019", "Up to 30 November in 2019"),
]
SENTENCES = [
    *(f"In {part} 7 officers were disciplined." for part in PARTS),
    *(f"7 officers were disciplined in {part}." for part in PARTS),
    *(f"{opening} 7 officers were disciplined." for opening in OPENINGS),
    *(f"7 officers were disciplined {opening[0].lower()}{opening[1:]}." for opening in OPENINGS),
    *(f"Outcomes\n• {part}: 7 officers were disciplined\n• 2018: 5 officers were disciplined" for part in PARTS),
    *(f"Officers disciplined in {part}:\n• constables: 7\n• sergeants: 5" for part in PARTS),
]
WHOLE = {(date(2019, 1, 1), date(2019, 12, 31)), (date(2019, 4, 1), date(2020, 3, 31))}


def sevens(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return [f for f in read_document(document, Context("Essex Police")).observations if f.raw_value == "7"]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_part_is_never_the_whole_year_for_certain(text: str) -> None:
    certain = [f.period for f in sevens(text) if f.certain and f.period]
    assert not WHOLE & {(period.start, period.end) for period in certain}


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("2019 (to 30 November)", date(2019, 1, 1), date(2019, 11, 30)),
        ("2019 (January to November)", date(2019, 1, 1), date(2019, 11, 30)),
        ("2019/20 (to 31 December)", date(2019, 4, 1), date(2019, 12, 31)),
    ],
)
def test_days_in_a_bracket_are_understood(words: str, start: date, end: date) -> None:
    (found,) = sevens(f"In {words} 7 officers were disciplined.")
    assert found.period is not None
    assert (found.period.start, found.period.end) == (start, end)


@pytest.mark.parametrize(
    "words",
    [
        *("In 2019", "During 2019,", "In the calendar year 2019", "Throughout 2019,", "Over the course of 2019,"),
        *("In 2019 (full year)", "In 2019 (1 January to 31 December)", "In the financial year 2019/20"),
        *(
            "In 2019 (provisional)",
            "In 2019 (a)",
            "In the whole of 2019",
            "In all of 2019",
            "In the course of the year 2019",
        ),
    ],
)
def test_a_whole_year_stays_certain(words: str) -> None:
    (found,) = sevens(f"{words} 7 officers were disciplined.")
    assert found.certain
    assert found.period is not None
    assert (found.period.start, found.period.end) in WHOLE
