"""A note that says which part of a year is covered counts wherever its sign stands."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

PAGE = """<html><body><p>Prison officers dismissed, by financial year{caption}</p>
<table><tr><td>Financial year</td><td>Prison officers dismissed{head}</td></tr>
<tr><td>2021/22</td><td>74</td></tr><tr><td>2022/23</td><td>{value}</td></tr></table><p>{note}</p></body></html>"""


def last(note: str, value: str = "83", head: str = "", caption: str = "") -> Found:
    page = PAGE.format(note=note, value=value, head=head, caption=caption)
    document = open_document("page.html", page.encode(), "html", Settings())
    return read_document(document, Context("HM Prison Service")).observations[-1]


@pytest.mark.parametrize(
    ("value", "note"),
    [
        ("83<sup>1</sup>", "1. To 31 December 2022."),
        ("83 [1]", "[1] To 31 December 2022."),
        ("83*", "* Up to 31 December 2022"),
        ("83¹", "¹ April to December only"),
        ("83 (2)", "(2) Until 31 December 2022."),
    ],
)
def test_a_note_on_the_figure_dates_it_or_leaves_it_in_doubt(value: str, note: str) -> None:
    figure = last(note, value)
    assert figure.period is not None
    assert not figure.certain or figure.period.end == date(2022, 12, 31)


@pytest.mark.parametrize("note", ["1. To 31 December 2022.", "1. April to December.", "1. First nine months."])
def test_a_note_on_a_header_or_a_caption_leaves_the_year_in_doubt(note: str) -> None:
    assert not last(note, head="<sup>1</sup>").certain
    assert not last(note, caption="<sup>1</sup>").certain
    assert not last(note, head=" [1]").certain


@pytest.mark.parametrize("note", ["¹ By year of receipt, 1 April to 31 March.", "¹ April to March in each year."])
def test_a_note_that_names_the_whole_year_confirms_it(note: str) -> None:
    assert last(note, caption="¹").certain
    assert last(note, head="¹").certain
    assert not last("¹ By year of receipt, 1 January to 31 December.", caption="¹").certain


def test_a_note_that_says_nothing_of_time_changes_no_period() -> None:
    figure = last("1. From the human resources system.", "83<sup>1</sup>")
    assert figure.period is not None
    assert figure.period.end == date(2023, 3, 31)


@pytest.mark.parametrize("note", ["* To 31 December.", "* Up to the end of December", "* Until 31 December only."])
def test_a_note_that_is_nothing_but_an_end_dates_the_figure(note: str) -> None:
    figure = last(note, "83*")
    assert figure.period is not None
    assert (figure.period.start, figure.period.end) == (date(2022, 4, 1), date(2022, 12, 31))
