"""The kind of misconduct that is said above a table is never lost."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.captions.qualified import IN_DOUBT, kinds_in
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings

_TABLE = (
    "District | 2019 | | 2020 | |\n | Complaints | Allegations | Complaints | Allegations |\n"
    "Northby | 8 | 11 | 5 | 6 |\nSouthby | 3 | 4 | 5 | 7 |\nTotal | 11 | 15 | 10 | 13 |\n"
)


def read(text: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Essex Police")).observations


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("complaints of racism by district", [("complaint", "racism")]),
        ("Allegations relating to stop and search in 2019", [("allegation", "stop and search")]),
        ("Sexual misconduct allegations", [("allegation", "Sexual")]),
        ("Number of complaints about police officers", []),
        ("Complaints by type of allegation in 2019", []),
        ("Cases of misconduct for each year", []),
        ("complaints for the last three years", []),
        ("Allegations against staff", []),
    ],
)
def test_a_kind_beside_its_noun(text: str, kinds: list[tuple[str, str]]) -> None:
    assert kinds_in(text) == kinds


@pytest.mark.parametrize(
    "words",
    [
        "Essex Police, reply of 2 July 2021: complaints of racism by district.",
        "You asked for complaints involving excessive force.",
        "Discrimination complaints.",
        "In this reply complaints about social media are counted.",
    ],
)
def test_the_words_above_join_what_the_columns_count_or_leave_it_in_doubt(words: str) -> None:
    figures = read(f"{words}\n\n{_TABLE}")
    kind = kinds_in(words)[0][1].casefold()
    assert figures
    assert all(kind in figure.measure_text.casefold() or IN_DOUBT in figure.doubts for figure in figures)


def test_a_caption_that_says_less_than_the_words_above_it_is_in_doubt() -> None:
    figures = read(
        f"The complaints of racism are set out here.\n\nTable 1: Complaints received by district\n\n{_TABLE}"
    )
    assert figures
    assert all(IN_DOUBT in figure.doubts for figure in figures if "omplaint" in figure.measure_text)


def test_a_caption_that_says_the_kind_itself_is_certain() -> None:
    figures = read(f"The complaints of racism are set out here.\n\nTable 1: Racism complaints received\n\n{_TABLE}")
    assert figures
    assert all(IN_DOUBT not in figure.doubts for figure in figures)


@pytest.mark.parametrize(
    "lead",
    ["The reports were made as follows.", "These reports are set out below:", "The reports break down as follows:"],
)
def test_a_line_that_takes_up_a_noun_counts_what_the_question_named(lead: str) -> None:
    text = (
        "You asked how many reports of theft by officers or staff were made in 2019 and 2020.\n\nOur reply\n\n"
        f"{lead}\n\n| Reported by | 2019 | 2020 |\n| Colleague | 3 | 12 |\n| Anonymous | 5 | 1 |\n"
    )
    document = open_document("letter.txt", text.encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    assert len(found) == 4
    assert all("theft" in f.measure_text and "Reported by" not in f.measure_text for f in found)
