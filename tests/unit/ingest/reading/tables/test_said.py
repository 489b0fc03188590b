"""What the labels of one figure say."""

from __future__ import annotations

from ingest.documents.document import Cell
from ingest.reading.tables.said import said_of
from ingest.reading.text.sentences import LONGEST
from ingest.tables.grid import Column, Row


def row(label: str) -> Row:
    year = Column((Cell("2020", "line 1"),))
    return Row((), (Cell(label, "line 2"),), (Cell("12", "line 2"),), (year,))


def test_a_label_longer_than_any_sentence_is_read_in_part_and_in_doubt() -> None:
    said = said_of(row("Dismissed " * LONGEST), 0)
    assert sum(map(len, said.words)) <= LONGEST
    assert said.doubts == ["a label is too long to be read whole"]
    assert said_of(row("Dismissed"), 0).doubts == []
