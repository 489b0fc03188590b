"""Note numbers glued to what they follow."""

from __future__ import annotations

import pytest

from ingest.documents.document import Line
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.reading.signs.notes import notes_of
from ingest.reading.text.flow import Lines
from ingest.reading.text.glued import with_notes_apart
from ingest.settings import Settings


def set_apart(*texts: str) -> list[str]:
    parts = with_notes_apart([Lines(tuple(Line(n, text) for n, text in enumerate(texts, 1)))])
    return [line.text for part in parts if isinstance(part, Lines) for line in part.lines]


def figures(text: str) -> list[Found]:
    return read_document(
        open_document("x.txt", text.encode(), "text", Settings()), Context("Anyshire Police")
    ).observations


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("2003–04 2004–051", "2003–04 2004–05¹"),
        ("2018/191 | 2019/20", "2018/19¹ | 2019/20"),
        ("2010 2011 20121", "2010 2011 2012¹"),
        ("Officers warned (headcount)1", "Officers warned (headcount)¹"),
        ("Complaints recorded1", "Complaints recorded¹"),
        ("Rank\tDismissed (FTE)1\tWarned", "Rank\tDismissed (FTE)¹\tWarned"),
    ],
)
def test_a_glued_number_with_a_note_is_a_sign(glued: str, apart: str) -> None:
    assert set_apart(glued, "Some line", "1 Figures are provisional.") == [
        apart,
        "Some line",
        "¹ Figures are provisional.",
    ]
    assert set_apart(glued, "Some line") == [glued, "Some line"]


@pytest.mark.parametrize(
    "text", ["20191", "2019 20301", "2019/231", "Band1", "Table1", "PC1", "12,3451", "2018 2019 2020.1"]
)
def test_what_is_no_note_stays(text: str) -> None:
    assert set_apart(text, "1 Figures are provisional.")[0] == text


def test_a_day_is_no_note_and_a_note_may_be_days() -> None:
    assert notes_of([Line(1, "1 April 2020 was a Wednesday.")]) == {}
    assert set_apart("2003–04 2004–051", "1 1 April to 30 June 2004.")[1] == "¹ 1 April to 30 June 2004."


def test_a_caption_with_a_glued_note_is_still_the_caption() -> None:
    text = (
        "Wardens suspended on the date shown (headcount)1\n\nDate\tNorth Unit\tSouth Unit\n31/03/2021\t12\t4\n"
        "30/06/2021\t19\t7\n\n1 Wardens on loan are left out.\n"
    )
    found = figures(text)
    assert [f.raw_value for f in found] == ["12", "4", "19", "7"]
    assert all(f.measure_text.startswith("Wardens suspended") and "1" not in f.measure_text for f in found)
    assert {str(f.period.end) for f in found if f.period} == {"2021-03-31", "2021-06-30"}
