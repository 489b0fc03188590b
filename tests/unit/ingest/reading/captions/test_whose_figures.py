"""A board, a ministry or a prosecutor is never the body of police figures."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.captions.whose_figures import IN_DOUBT, answers_about_others
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def read(text: str, publisher: str) -> list[Found]:
    document = open_document("x.txt", text.encode(), "text", Settings())
    return read_document(document, Context(publisher)).observations


@pytest.mark.parametrize(
    ("publisher", "about_others"),
    [
        ("Ministry of Justice", True),
        ("Ministry of Defence Police", False),
        ("British Transport Police", False),
        ("Home Office", True),
        ("Northern Ireland Policing Board", True),
        ("College of Policing", True),
        ("Crown Prosecution Service", True),
        ("Essex Police and Crime Commissioner", True),
        ("Essex Police", False),
        ("Home Office / Prison Service", False),
        ("Police Ombudsman for Northern Ireland", False),
        ("HM Prison and Probation Service", False),
    ],
)
def test_who_answers_about_others(publisher: str, about_others: bool) -> None:
    assert answers_about_others(publisher) is about_others


@pytest.mark.parametrize(
    ("publisher", "text", "body"),
    [
        ("Home Office", "Of Essex Police.\nIn 2019, 12 officers were dismissed.", "Essex Police"),
        ("Home Office", "Police in England and Wales.\nIn 2019, 12 officers were dismissed.", "England and Wales"),
        ("Policing Board", "A question on the PSNI.\nIn 2019, 12 officers were dismissed.", "PSNI"),
        ("London Assembly", "In 2019, 12 Met officers were dismissed.", "Metropolitan Police"),
        ("Crown Office and Procurator Fiscal Service", "In 2019, 12 officers were convicted.", "police in Scotland"),
    ],
)
def test_the_one_body_that_is_named_is_taken(publisher: str, text: str, body: str) -> None:
    (figure,) = read(text, publisher)
    assert figure.body == body
    assert IN_DOUBT not in figure.doubts


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, 12 police officers were dismissed.",
        "Essex Police asked for it.\nKent Police did too.\nIn 2019, 12 officers were dismissed.",
        "In 2019, 12 prison officers were dismissed.",
    ],
)
def test_where_none_or_several_are_named_a_person_says_it(text: str) -> None:
    (figure,) = read(text, "Home Office")
    assert IN_DOUBT in figure.doubts


@pytest.mark.parametrize(
    ("publisher", "text"),
    [
        ("Ministry of Justice", "In 2019, 12 custody officers of private prisons were dismissed."),
        ("Department of Justice", "In 2019, 12 prison officers were dismissed."),
        ("Home Office", "In 2019, 12 members of Home Office staff were dismissed."),
        ("Essex Police", "In 2019, 12 police officers were dismissed."),
        ("Essex Police and Crime Commissioner", "In 2019, 12 reviews of police complaints were upheld."),
    ],
)
def test_its_own_figures_stay_its_own(publisher: str, text: str) -> None:
    (figure,) = read(text, publisher)
    assert figure.certain
    assert figure.body == publisher


@pytest.mark.parametrize("nation", ["Scotland", "Northern Ireland"])
def test_a_heading_of_another_nation_leaves_it_open(nation: str) -> None:
    said = "In 2019, 12 officers were dismissed."
    found = read(f"Police in England and Wales.\n{said}\n\n{nation}\n\n{said}\n", "Home Office")
    assert len(found) == 2 and all(IN_DOUBT in figure.doubts for figure in found)
