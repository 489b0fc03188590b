"""A lead with a code for each of its words is the caption of a table that has none; a question is not."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.account.lead_captions import is_caption_of_its_own
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings

TABLE = "\n\nFinancial year\tMale\tFemale\tTotal\n2020/21\t41\t22\t63\n2021/22\t45\t27\t72\n2022/23\t50\t31\t81\n"


def is_caption(lead: str) -> bool:
    document = open_document("a.txt", f"{lead}{TABLE}".encode(), "text", Settings())
    return is_caption_of_its_own(read_document(document, Context("Anyshire Police")).tables[0].frame)


@pytest.mark.parametrize(
    "lead",
    [
        "The table below shows the number of police officers dismissed in each financial year, by gender.",
        "The number of police officers dismissed for gross misconduct in each year is shown in the table below.",
        "Written Question 12345: To ask how many police officers were dismissed.\n\n"
        "The table below shows the number of police officers dismissed in each financial year.",
    ],
)
def test_a_lead_of_known_words_needs_nobody(lead: str) -> None:
    assert is_caption(lead)


@pytest.mark.parametrize(
    "lead",
    [
        "The table below shows the number of police officers dismissed after a pilot in each financial year.",
        "The table below shows the number of junior police officers dismissed in each financial year.",
        "The table below shows the number of police officers dismissed in each financial year at district level.",
        "How many police officers were dismissed in each financial year?",
    ],
)
def test_a_lead_with_another_word_does(lead: str) -> None:
    assert not is_caption(lead)
