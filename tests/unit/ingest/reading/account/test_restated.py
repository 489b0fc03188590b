"""A sentence that only says the caption again, and the office under a signature, need no person."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings

TABLE = "Number of officers dismissed, 2019 to 2021\n\nYear | Male | Female\n2019 | 3 | 4\n2020 | 6 | 1\n2021 | 2 | 5\n"


def is_clear(text: str) -> bool:
    document = open_document("a.txt", text.encode(), "text", Settings())
    return read_document(document, Context("Anyshire Police")).unaccounted == []


@pytest.mark.parametrize(
    "lead",
    [
        "The table below shows the number of officers who were dismissed in each calendar year since 2019.",
        "The number of officers dismissed in each year is shown below.",
        "The following table sets out dismissals of officers by gender.",
        "The table below shows the number of officers dismissed from Anyshire Police since 2019.",
        "Dear applicant",
    ],
)
def test_a_lead_that_says_the_caption_again(lead: str) -> None:
    assert is_clear(f"{lead}\n\n{TABLE}")


@pytest.mark.parametrize(
    "lead",
    [
        "The table below shows the number of junior officers who were dismissed.",
        "The number of officers dismissed in each financial year is shown below.",
        "The table below shows the number of officers dismissed since 2018.",
        "The table below shows officers dismissed or fined.",
        "The table below shows the number of female officers dismissed.",
    ],
)
def test_a_lead_that_says_more(lead: str) -> None:
    assert not is_clear(f"{lead}\n\n{TABLE}")


@pytest.mark.parametrize(
    "office", ["Head of Records", "Freedom of Information Officer", "Deputy Director\n\nHR Services"]
)
def test_the_office_of_who_signed(office: str) -> None:
    assert is_clear(f"{TABLE}\nYours sincerely\n\n{office}\n")


@pytest.mark.parametrize("words", ["Estimates", "Head of Records\n\nTrainees are counted", "Officers in training"])
def test_other_words_below_a_signature(words: str) -> None:
    assert not is_clear(f"{TABLE}\nYours sincerely\n\n{words}\n")
    assert not is_clear(f"{TABLE}\n{words}\n")
