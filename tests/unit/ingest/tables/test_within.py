"""Rows that are a part of the row before them."""

from __future__ import annotations

import pytest

from ingest.documents.document import Cell
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings
from ingest.tables.grid import Row
from ingest.tables.within import IN_DOUBT, under_their_whole


def rows(*labels: str, section: int = 0) -> list[Row]:
    return [Row((), (Cell(label, f"line {n}"),), (), (), section) for n, label in enumerate(labels)]


def under(read: list[Row]) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.bands) for row in read]


@pytest.mark.parametrize(
    "words", ["of which: male", "Of whom constables", "- of these, dismissed", "(including sergeants)"]
)
def test_a_part_stands_under_the_last_row_that_is_none(words: str) -> None:
    assert under(under_their_whole(rows("Hearings", words, words, "Meetings", words))) == [
        (),
        ("Hearings",),
        ("Hearings",),
        (),
        ("Meetings",),
    ]


def test_a_part_of_nothing_is_in_doubt() -> None:
    assert under_their_whole(rows("of which: male"))[0].doubts == (IN_DOUBT,)
    before = rows("Hearings")
    after = rows("of which: male", section=1)
    assert under_their_whole([*before, *after])[1].doubts == (IN_DOUBT,)


def test_a_label_that_only_holds_such_words_is_no_part() -> None:
    assert under(under_their_whole(rows("Hearings", "Forces of which figures are held"))) == [(), ()]


def test_a_table_read_so_says_whose_part_it_is() -> None:
    text = (
        "Police officers at misconduct proceedings, by outcome\n\nOutcome\t2021\t2022\nHearings\t14\t11\n"
        "of which: Dismissed\t5\t3\nMeetings\t39\t44\nof which: Dismissed\t2\t1\n"
    )
    document = open_document("x.txt", text.encode(), "text", Settings())
    said = {
        f.raw_value: f"{f.measure_text} {f.breakdown}"
        for f in read_document(document, Context("Essex Police")).observations
    }
    assert "Hearings" in said["5"] and "Meetings" in said["2"]
    assert "Meetings" not in said["5"] and "Hearings" not in said["2"]
