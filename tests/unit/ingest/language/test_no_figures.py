"""Numbers of paperwork: references, columns of Parliament, days on which something was sent."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.language.every_number import every_number
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings


@pytest.mark.parametrize(
    "text",
    [
        "Freedom of Information Request – 240615003",
        "Our reference number: ABC/441200",
        "Mr Speaker: 3 November 1998 (56112)",
        "4 May 1999 : Column: 412",
        "Official Report, cols. 411-12W",
        "Reading time: 3 mins",
    ],
)
def test_they_count_nothing(text: str) -> None:
    assert [number.text for number in every_number(text) if not number.kind] == []


def test_a_figure_behind_a_year_that_ended_is_one() -> None:
    (number,) = [n for n in every_number("up from the year ending 31 March 2021 (133214)") if not n.kind]
    assert number.text == "133214"


@pytest.mark.parametrize(
    "lines", ["Sent: 14 June 2022\nReceived: 3 May 2022", "Request – 240615003", "Published on: 22 July 2025"]
)
def test_a_label_and_a_date_or_a_reference_is_no_item(lines: str) -> None:
    document = open_document("x.txt", f"{lines}\n\nIn 2019, 12 officers were dismissed.\n".encode(), "text", Settings())
    assert [f.raw_value for f in read_document(document, Context("Essex Police")).observations] == ["12"]


def test_a_long_line_behind_a_reference_is_read_at_once() -> None:
    assert every_number("Request: " + "word " * 2_000) == []
