"""The day a page was published or changed is no figure, whatever stands before it."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import Reading, read_document
from ingest.reading.text.stamps import is_stamp
from ingest.settings import Settings

TABLE = "Officers dismissed\n\n| Rank | 2021 | 2022 |\n| Sergeant | 3 | 4 |\n| Others | 12 | 0 |\n"
STAMPS = [
    "Published: 14 February 2024",
    "Last updated: 3 March 2024",
    "Date of response 14 February 2024",
    "Date received: 14 Jan 24",
    "Published: Wednesday 14 February 2024 at 9:30am",
    "Published: 14 February 2024 | Last updated: 3 March 2024",
    "Updated: 2 days ago",
    "Response date - 14.02.24",
]


def read(text: str) -> Reading:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police"))


@pytest.mark.parametrize("text", STAMPS)
def test_a_stamp(text: str) -> None:
    assert is_stamp(text)
    for whole in (f"{text}\n\n{TABLE}", f"{TABLE}\n{text}\n"):
        reading = read(whole)
        assert [f.raw_value for f in reading.observations if f.certain] == ["3", "4", "12", "0"]
        assert len(reading.observations) == 4
        assert not reading.unaccounted


@pytest.mark.parametrize(
    "text",
    ["Complaints received: 14", "Received: 14", "Published: 3 dismissals", "Officers dismissed, March 2024", "Updated"],
)
def test_a_line_that_is_none(text: str) -> None:
    assert not is_stamp(text)


def test_several_stamps_below_each_other_are_no_table() -> None:
    text = "First published: 14 February 2024\nLast updated: 15 February 2024\nNext update: 14 May 2024\n\n"
    assert len(read(text + TABLE).observations) == 4


def test_the_day_of_another_line_is_no_figure_either() -> None:
    found = read(f"{TABLE}\nHearing: 14 February 2024\nAppeal: 15 March 2024\n").observations
    assert {f.raw_value for f in found} == {"3", "4", "12", "0"}
