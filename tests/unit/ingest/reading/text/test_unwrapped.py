"""Lines that were broken only for want of room."""

from __future__ import annotations

import pytest

from ingest.documents.document import Line, numbered
from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.reading.text.unwrapped import print_width, unwrapped
from ingest.settings import Settings

LETTER = """The unit was asked how many of its members had left while a case was open. On 30
September 2021 it had 412 officers in post, and in the calendar year that ended with
December 2021 it dismissed 14 officers. It holds nothing of the years before that one.
"""


def texts(text: str) -> list[str]:
    return [line.text for line in unwrapped(numbered(text), print_width(numbered(text))) if line.text]


def test_a_date_is_whole_again() -> None:
    document = open_document("letter.txt", LETTER.encode(), "text", Settings())
    found = {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}
    assert found["412"].period is not None
    assert (str(found["412"].period.start), str(found["412"].period.end)) == ("2021-09-30", "2021-09-30")
    assert found["412"].cell_ref == "line 2, character 23"
    assert found["14"].cell_ref == "line 3, character 28"


def test_a_paragraph_of_two_lines_is_measured_by_the_others() -> None:
    text = "On 30\nSeptember 2021 it had 412 officers.\n"
    assert texts(
        f"{LETTER}\nThe unit that was asked counts its own members alone, and nobody else's. On 30\n"
        "September 2021 it had 412 officers.\n"
    )[-1].endswith("On 30 September 2021 it had 412 officers.")
    assert texts(text) == text.strip().split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Constable\nSergeant\nInspector and above\n",
        "Officers who were dismissed after a hearing in the year of the report: 14\nWarned: 3\n",
        "Complaints that the unit recorded in the year, by the district where they arose\n- North 14\n- South 12\n",
        "Complaints that the unit recorded in the year, by the district, North and South 14 12\n"
        "Complaints that the unit recorded in the year, by the district, East and Middle 11 19\n",
        "| Complaints that the unit recorded in the year, by the district, North and South | 14 |\n"
        "| Complaints that the unit recorded in the year, by the district, East and Middle | 11 |\n",
        "A paragraph on one line is as long as it likes, and nothing was broken in it for want of room, since the "
        "page that showed it had no fixed width, so that it runs on.\nAnother paragraph is its neighbour.\n",
    ],
)
def test_lists_tables_and_short_lines_stay(text: str) -> None:
    assert texts(text) == [line for line in text.split("\n") if line]


def test_a_bold_line_that_breaks_off_goes_on() -> None:
    full = "The figures below were taken from the system that records the conduct of everybody we employ here."
    bold = ["2. How many grievances about the conduct of a manager have since", "been withdrawn, and how many upheld?"]
    lines = [Line(n, text) for n, text in enumerate([full, full, "", *bold], 1)]
    assert [line.text for line in unwrapped(lines, print_width(lines))][-1] == " ".join(bold)
