"""The heading of an answer in prose is no question where every figure says all of it itself."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings

PROSE = "In 2022, 14 police officers were dismissed."


def read(heading: str, prose: str = PROSE, catalogue: str = "", kind: str = "text") -> Reading:
    page = f"<html><body><h1>{heading}</h1><p>{prose}</p></body></html>"
    text = page if kind == "html" else f"{heading}\n\n{prose}\n"
    document = open_document("x", text.encode(), kind, Settings())
    return read_document(document, Context("Anyshire Police", heading=catalogue))


@pytest.mark.parametrize("kind", ["text", "html"])
@pytest.mark.parametrize(
    "heading",
    ["Dismissals of police officers", "Police officers dismissed in 2022", "Police: Misconduct", "Misconduct"],
)
@pytest.mark.parametrize("is_listed", [True, False])
def test_a_heading_that_says_no_more_than_the_sentence(heading: str, kind: str, is_listed: bool) -> None:
    reading = read(heading, catalogue=heading if is_listed else "", kind=kind)
    assert reading.unaccounted == []
    assert [figure.certain for figure in reading.observations] == [True]


@pytest.mark.parametrize(
    "heading",
    [
        "Female police officers dismissed",
        "Police officers dismissed in the north",
        "Police officers dismissed in 2021",
        "Police officers not dismissed",
        "Police officers dismissed after appeal",
    ],
)
def test_a_heading_that_says_more_is_asked(heading: str) -> None:
    assert [one.text for one in read(heading, catalogue=heading).unaccounted] == [heading]


def test_a_heading_that_one_of_two_figures_does_not_say_is_asked() -> None:
    prose = f"{PROSE} In 2022, 5 police officers resigned."
    assert [one.text for one in read("Police officers dismissed", prose).unaccounted] == ["Police officers dismissed"]


def test_a_sentence_that_opens_a_document_is_no_heading() -> None:
    reading = read("Police officers dismissed are those of the whole force.")
    assert reading.unaccounted
