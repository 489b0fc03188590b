"""The words of one figure of a sentence."""

from __future__ import annotations

import pytest

from ingest.documents.opening import open_document
from ingest.reading.context import Context
from ingest.reading.reader import read_document
from ingest.settings import Settings

FIRST = "In 2019, 90 complaints were recorded. "


def read(text: str) -> dict[str, str]:
    document = open_document("x.txt", f"{FIRST}{text}".encode(), "text", Settings())
    found = read_document(document, Context("Anyshire Police")).observations
    return {f.raw_value: f.measure_text.rstrip(".") for f in found if f.raw_value != "90"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Of the 21 officers, 4 were dismissed, 6 were cautioned and 11 were given advice.",
            {
                "21": "Of the officers",
                "4": "officers were dismissed",
                "6": "officers were cautioned",
                "11": "officers were given advice",
            },
        ),
        (
            "There were 50 misconduct allegations received; 31 were assessed as minor and 19 as serious.",
            {"19": "misconduct allegations were assessed as serious"},
        ),
        (
            "40 allegations were made; 30 were referred to the IOPC and 10 to the ombudsman.",
            {"30": "allegations were referred to the IOPC", "10": "allegations were referred to the ombudsman"},
        ),
        ("No officers were demoted in grade.", {"No": "officers were demoted in grade"}),
        (
            "14 officers resigned and a further 5 officers were dismissed.",
            {"14": "officers resigned", "5": "officers were dismissed"},
        ),
    ],
)
def test_a_figure_has_its_own_words_and_none_of_its_neighbours(text: str, words: dict[str, str]) -> None:
    found = read(text)
    assert {raw: found.get(raw) for raw in words} == words


def test_a_number_behind_a_quarter_that_is_named_already_is_a_figure() -> None:
    found = read("During the same quarter 14 conduct assessments were made.")
    assert found == {"14": "During the same quarter conduct assessments were made"}


def test_the_year_before_needs_no_noun_of_its_own() -> None:
    assert "70" in read("We received 80 complaints in 2018, compared with 70 the previous year.")
    assert "70" in read("We received 80 complaints in 2018, up from 70 a year earlier.")


@pytest.mark.parametrize("verb", ["contained just over", "comprised", "consisted of", "gave rise to a total of"])
def test_what_holds_the_things_counted_is_none_of_them(verb: str) -> None:
    text = f"The complaints received in 2021 {verb} 1,350 allegations.\n"
    document = open_document("x.txt", text.encode(), "text", Settings())
    (found,) = read_document(document, Context("Essex Police")).observations
    assert found.measure_text.rstrip(".") == "allegations"
