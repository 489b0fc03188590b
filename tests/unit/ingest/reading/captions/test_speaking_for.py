"""Whose figures a department gives."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.captions.speaking_for import place_counted, place_on_a_line
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings


@pytest.mark.parametrize(
    ("caption", "publisher", "place"),
    [
        ("Police officers warned in England and Wales, 2016", "Ministry of Ports", "England and Wales"),
        ("Constables of Essex who were warned", "Ministry of Ports", "Essex"),
        ("Police officers warned in England and Wales, 2016", "Essex Police", None),
        ("Prison officers warned in England and Wales", "Ministry of Ports", None),
        ("Police officers warned in Essex and in Surrey", "Ministry of Ports", None),
        ("Police officers warned in Kent and Anyshire", "Ministry of Ports", None),
    ],
)
def test_a_place_in_a_caption(caption: str, publisher: str, place: str | None) -> None:
    assert place_counted(caption, publisher) == place


@pytest.mark.parametrize(
    "caption",
    [
        "Outcomes for police officers, England and Wales, years ending March 2001",
        "Police officers dismissed: England and Wales",
        "Police officers dismissed (England and Wales), 2001",
    ],
)
def test_a_place_set_off_from_the_words_of_a_caption(caption: str) -> None:
    assert place_counted(caption, "Ministry of Ports") == "England and Wales"


def test_a_place_in_a_list_of_places_is_not_the_one_that_is_counted() -> None:
    assert place_counted("Police officers dismissed, Northern Ireland, England and Wales", "Ministry of Ports") is None


@pytest.mark.parametrize("line", ["England and Wales", "(England and Wales)", "Geographic coverage: England and Wales"])
def test_a_place_on_a_line_of_its_own(line: str) -> None:
    assert (
        place_on_a_line(["A title", line], "Police officers warned, 2016", "Ministry of Ports") == "England and Wales"
    )
    assert place_on_a_line([line], "Prison officers warned, 2016", "Ministry of Ports") is None
    assert place_on_a_line([line, "Essex"], "Police officers warned, 2016", "Ministry of Ports") is None
    assert place_on_a_line([line], "Police officers warned, 2016", "Essex Police") is None


def test_a_sentence_with_a_place_is_no_such_line() -> None:
    line = "Figures are for forces in England and Wales that answered."
    assert place_on_a_line([line], "Police officers warned, 2016", "Ministry of Ports") is None


def test_places_within_a_county_are_not_its_force() -> None:
    for part in ("boroughs", "towns", "the rest", "the north"):
        assert place_counted(f"Police officers warned in the {part} of Essex", "Ministry of Ports") is None


def test_a_letter_that_is_quoted_speaks_until_the_next_question() -> None:
    text = (
        "To ask the Minister how many constables were dismissed in 2001.\n\nIn 2001, 12 constables were dismissed.\n\n"
        "Letter from the Director of the Prison Service, dated 4 May 2002:\n\n"
        "In 2001, 31 prison officers were dismissed.\n\n"
        "To ask the Minister how many constables were warned in 2001.\n\nIn 2001, 17 constables were warned.\n"
    )
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = {f.raw_value: f.body for f in read_document(document, Context("Ministry of Ports")).observations}
    assert found == {"12": "Ministry of Ports", "31": "Prison Service", "17": "Ministry of Ports"}


def test_a_ministry_is_in_doubt_where_a_letter_is_not() -> None:
    text = (
        "To ask the Minister how many constables were dismissed in 2001.\n\nIn 2001, 12 constables were dismissed.\n\n"
        "Letter from the Director of the Prison Service, dated 4 May 2002:\n\n"
        "In 2001, 31 prison officers were dismissed.\n"
    )
    document = open_document("x.txt", text.encode(), "text", Settings())
    found = {f.raw_value: f.certain for f in read_document(document, Context("Ministry of Ports")).observations}
    assert found == {"12": False, "31": True}
