"""Sentences that open with a number, a day or the letter of a list."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.figures.found import Found
from ingest.reading.reader import read_document
from ingest.settings import Settings


def figures(text: str) -> dict[str, Found]:
    document = open_document("letter.txt", text.encode(), "text", Settings())
    return {f.raw_value: f for f in read_document(document, Context("Anyshire Police")).observations}


@pytest.mark.parametrize(
    ("sentence", "raw"),
    [
        ("At least 12 were still open.", "At least 12"),
        ("Nine were reopened.", "Nine"),
        ("A further 3 remain pending.", "3"),
    ],
)
def test_a_sentence_that_opens_with_its_number_is_a_question(sentence: str, raw: str) -> None:
    found = figures(f"In 2017, 64 disciplinary investigations were opened into our employees. {sentence}")
    assert "investigations" in found[raw].measure_text
    assert not found[raw].certain


def test_a_number_that_may_be_of_anything_is_no_figure() -> None:
    text = "In 2017, 64 disciplinary investigations were opened into our employees. Two large rooms were painted."
    assert "Two" not in figures(text)


def test_the_day_that_opens_a_sentence_is_that_of_all_its_figures() -> None:
    text = "We write about officers accused between 1 May 2015 and 30 June 2017.\n\n"
    found = figures(
        f"{text}As at 30 June 2017, 4 of the accused officers were suspended and 6 were on restricted duties."
    )
    assert {str(found[raw].period.start) for raw in "46" if found[raw].period} == {"2017-06-30"}  # type: ignore[union-attr]


def test_the_letter_of_a_list_is_no_word_of_what_is_counted() -> None:
    found = figures("(b) In 2017 there were 64 disciplinary investigations opened into our employees.")
    assert not found["64"].measure_text.startswith(("b)", "(b)"))
