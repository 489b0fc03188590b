"""The sentence that says what each figure of a row is."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

ROWS = "\n\nNorth: 31 / 28\nSouth: 12 / 9\nWest: 17 / 5\n"


def found(text: str) -> dict[str, Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


def test_a_key_labels_the_columns() -> None:
    read = found("Figures by unit, in order: complaints received in 2018/19 / complaints upheld in 2019/20." + ROWS)
    assert read["31"].measure_text == "complaints received"
    assert read["9"].measure_text == "complaints upheld"
    assert read["9"].breakdown == "South"
    assert [str(read[n].period.end) for n in ("12", "9")] == ["2019-03-31", "2020-03-31"]  # type: ignore[union-attr]


def test_a_key_of_another_length_labels_nothing() -> None:
    read = found("Figures by unit: complaints received / complaints upheld / complaints withdrawn." + ROWS)
    assert not any(figure.certain for figure in read.values())


def test_rows_without_a_key_are_in_doubt() -> None:
    assert not any(figure.certain for figure in found("Complaints of 2019, by unit." + ROWS).values())
