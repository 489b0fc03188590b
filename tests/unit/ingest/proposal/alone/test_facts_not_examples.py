"""Figures that only show how an answer would look are no facts, and a line that does not ask is no question."""

from __future__ import annotations

import pytest
from builders.proposed import YEARS, proposed
from builders.toy import Toy

TABLE = YEARS + "Female | 3 | 5 | 8\nMale | 12 | 9 | 14\nTotal | 15 | 14 | 22\n"


@pytest.mark.parametrize(
    "line",
    [
        "Example of how the service would set out the number of prison officers dismissed",
        "Illustrative number of prison officers dismissed",
        "Specimen",
        "Template: number of prison officers dismissed",
        "Proposed number of prison officers dismissed",
        "Dummy figures",
        "To help you, a reply might be set out like this:",
        "Such a table could look as follows:",
    ],
)
def test_what_may_be_no_fact_is_asked_about(toy: Toy, line: str) -> None:
    asked = [one.text for one in proposed(toy, f"{line}\n\n{TABLE}").questions]
    assert any("are its figures facts?" in text for text in asked)


def test_a_polite_request_is_none(toy: Toy) -> None:
    text = "I would be grateful for the number of prison officers dismissed, by gender and year."
    assert not any("facts?" in one.text for one in proposed(toy, f"{text}\n\n{TABLE}").questions)


@pytest.mark.parametrize(
    "line",
    ["Layout for the number of prison officers dismissed", "Which is how prison officers dismissed are set out."],
)
def test_a_line_that_does_not_ask_is_weighed_word_by_word(toy: Toy, line: str) -> None:
    assert not proposed(toy, f"{line}\n\n{TABLE}").is_certain
