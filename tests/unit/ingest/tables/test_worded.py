"""Tables of headlines and comments are read as sentences, unless a label may say of what they speak."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import Reading, read_document
from ingest.settings import Settings


def read(*rows: tuple[str, str]) -> Reading:
    cells = "".join(f"<tr><td>{one}</td><td>{two}</td></tr>" for one, two in rows)
    page = f"<h1>Conduct of officers</h1><table>{cells}</table>"
    document = open_document("page.html", page.encode(), "html", Settings())
    return read_document(document, Context("Anyshire Police"))


SAID = ("31 officers were dismissed in 2021", "This is the highest figure in five years.")


@pytest.mark.parametrize("head", [("Headline", "Comment"), ("Key point", "What it means"), ("", "")])
def test_a_sentence_in_a_cell_is_read_and_accounted_for(head: tuple[str, str]) -> None:
    reading = read(head, SAID)
    (figure,) = reading.observations
    assert (figure.raw_value, figure.certain, figure.cell_ref[:19]) == ("31", True, "table 1, row 2, col")
    assert not any("31 officers" in gap.text for gap in reading.unaccounted)


@pytest.mark.parametrize("label", ["Theft", "Female", "2020", "Final warnings", "Police staff", "12"])
def test_a_label_that_says_of_what_it_is_stops_it(label: str) -> None:
    assert not [f for f in read((label, SAID[0])).observations if f.raw_value == "31" and f.certain]


def test_a_figure_left_in_the_cell_is_still_named() -> None:
    reading = read(("Headline", "Comment"), ("31 officers were dismissed in 2021 and 12 boxes", SAID[1]))
    assert any("12 boxes" in gap.text for gap in reading.unaccounted)


def test_a_question_beside_its_answer_keeps_its_words() -> None:
    found = read(
        ("How many officers were dismissed for theft in 2021?", "In 2021, 3 officers were dismissed.")
    ).observations
    assert [f.raw_value for f in found if f.certain] == []
