"""Tables one cell a line whose rows are days or years: the labels are no days of writing, a day is whole."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police")).observations


def one_a_line(*cells: str, lead: str = "") -> str:
    return "\n\n".join([*([lead] if lead else []), *cells])


DAYS = ("Date", "Officers suspended", "Staff suspended", "30 June 2020", "14", "3", "30 June 2021", "9", "6")


@pytest.mark.parametrize("lead", ["", "The table gives the position on two days.", "The figures below were asked for."])
def test_days_in_the_first_column_date_the_figures_beside_them(lead: str) -> None:
    found = read(one_a_line(*DAYS, lead=lead))
    at = [(f.raw_value, f.measure_text, str(f.period and f.period.end), f.certain) for f in found]
    assert at == [
        ("14", "Officers suspended", "2020-06-30", True),
        ("3", "Staff suspended", "2020-06-30", True),
        ("9", "Officers suspended", "2021-06-30", True),
        ("6", "Staff suspended", "2021-06-30", True),
    ]
    assert [f.staff_group for f in found[:2]] == ["Officers", "Staff"]


def test_what_happens_over_a_time_is_not_settled_by_a_day() -> None:
    found = read(one_a_line(*(cell.replace("suspended", "dismissed") for cell in DAYS)))
    assert len(found) == 4
    assert not any(f.certain for f in found)


def test_a_sentence_that_names_what_is_counted_still_leads_to_its_table() -> None:
    cells = ("Year", "North", "South", "2019", "4", "6", "2020", "5", "2")
    found = read(one_a_line(*cells, lead="The table shows arrests."))
    assert {f.measure_text for f in found} == {"arrests North", "arrests South"}


def test_the_day_of_a_letter_ends_a_count_of_that_day() -> None:
    letter = "Date: 30 June 2021\n\nOfficers suspended\n\n| | 30 June 2020 | 30 June 2021 |\n| Number | 14 | 9 |\n"
    assert [str(f.period and f.period.end) for f in read(letter)] == ["2020-06-30", "2021-06-30"]


def test_a_day_of_paperwork_is_no_row() -> None:
    found = read(one_a_line("Published on: 22 July 2021", *DAYS))
    assert [f.raw_value for f in found] == ["14", "3", "9", "6"]
