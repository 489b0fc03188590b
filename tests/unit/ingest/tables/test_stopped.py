"""Header labels each ended by a full stop."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings
from ingest.tables.stopped import stopped_labels


def found(text: str) -> dict[str, Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


def test_the_labels_of_an_old_header() -> None:
    assert stopped_labels("District. Convicted. Bound over. Fined or cautioned.") == [
        "District",
        "Convicted",
        "Bound over",
        "Fined or cautioned",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Year. It was kept. Nothing more.",
        "Dismissed. Fined.",
        "Mr. Smith. Dr. Jones. All of them.",
        "Year. 1931. 1932.",
    ],
)
def test_sentences_are_none(text: str) -> None:
    assert stopped_labels(text) == []


def test_a_table_under_such_a_header_is_read_and_its_note_too() -> None:
    rows = "1951 … … 17 9 58\n1952 … … 26 11 —\n1953 … … 19 8 49\n"
    read = found(
        "Reply, 4 May 1954, on wardens.\n\nYear. Dismissed. Cautioned. Suspended.\n"
        f"{rows}— The register for that year was not kept.\n"
    )
    assert read["26"].measure_text.endswith("Dismissed")
    assert read["58"].measure_text.endswith("Suspended")
    assert read["—"].value.status == "not_held"
