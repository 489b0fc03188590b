"""Columns that name their period by the one of the document, and parts with captions of their own."""

from __future__ import annotations

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

HEAD = "Bulletin on wardens\nReporting period: 1 July 2018 - 29 February 2020\n\n"
TABLE = (
    "Part 1: Complaints against wardens\nKind | This period | Same period last year\nRude | 31 | 24\nLate | 17 | 15\n"
)
SECOND = "\nPart 2: Grievances of clerks\nResult | Number | %\nUpheld | 12 | 40\nNot upheld | 18 | 60\n"


def found(text: str) -> dict[str, Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


def dates(figure: Found) -> tuple[str, str]:
    assert figure.period is not None
    return str(figure.period.start), str(figure.period.end)


def test_the_period_of_the_document_and_the_one_a_year_before() -> None:
    read = found(HEAD.replace("1 July 2018", "1 July 2019") + TABLE)
    assert dates(read["31"]) == ("2019-07-01", "2020-02-29")
    assert dates(read["24"]) == ("2018-07-01", "2019-02-28")
    assert "Same period" not in read["24"].measure_text


def test_no_year_is_taken_from_a_longer_period() -> None:
    assert found(HEAD + TABLE)["24"].doubts


def test_without_a_period_of_the_document_the_comparison_stays_in_doubt() -> None:
    assert any("comparison" in doubt for doubt in found(TABLE)["24"].doubts)


def test_a_part_with_a_header_of_its_own_has_a_caption_of_its_own() -> None:
    read = found(HEAD + TABLE + SECOND)
    assert "Grievances of clerks" in read["12"].measure_text
    assert "wardens" not in read["12"].measure_text
