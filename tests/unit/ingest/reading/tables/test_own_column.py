"""A caption whose head is the label of one of the columns."""

from __future__ import annotations

from ingest.documents.document import Cell
from ingest.reading.captions.caption_words import bare_title
from ingest.reading.tables.own_column import for_column
from ingest.tables.grid import Column, Row

ROW = Row((), (), (), [Column((Cell(text, "1"),)) for text in ("Cases opened", "Charged", "Cases opened in error")])


def test_what_happened_in_one_column_is_said_of_no_other() -> None:
    assert for_column("Cases opened by the unit", ROW, 1) == "Cases by the unit"
    assert for_column("Number of cases opened by the unit", ROW, 1) == "Number of cases by the unit"


def test_its_own_column_keeps_the_caption() -> None:
    assert for_column("Cases opened by the unit", ROW, 0) == "Cases opened by the unit"
    assert for_column("Cases opened by the unit", ROW, 2) == "Cases opened by the unit"


def test_a_caption_of_something_else_is_kept() -> None:
    assert for_column("Cases of theft", ROW, 1) == "Cases of theft"


def test_the_number_of_a_subsection_is_no_note() -> None:
    assert bare_title("Cases under section 38(1)(b) of an Act") == "Cases under section 38(1)(b) of an Act"
    assert bare_title("Cases opened (2) by the unit") == "Cases opened by the unit"
