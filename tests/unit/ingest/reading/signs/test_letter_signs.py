"""Letters that stand in place of a figure, where their meaning stands beside them."""

from __future__ import annotations

import pytest

from ingest.documents.document import Line
from ingest.reading.signs.rules import find_policy
from ingest.reading.text.sentences import sentences_of


def signs_of(text: str) -> dict[str, str]:
    return {sign: rule.sense for sign, rule in find_policy(sentences_of(Line(1, text))).markers.items()}


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        (
            "# = fewer than 5 but at least 1. n/r = not recorded: no system was kept.",
            {"#": "masked", "n/r": "not_held"},
        ),
        ("n.k. = not known; .. = not available", {"n.k.": "not_held", "..": "not_held"}),
        ("x = not applicable", {"x": "not_applicable"}),
        ("z means not applicable, c means fewer than 5", {"z": "not_applicable", "c": "masked"}),
        ("'n/h' means that data are not held", {"n/h": "not_held"}),
        ("Note that nr means not recorded and nd means no data", {"nr": "not_held", "nd": "not_held"}),
        ("n/a: not applicable", {"n/a": "not_applicable"}),
    ],
)
def test_letters_mean_what_stands_beside_them(text: str, signs: dict[str, str]) -> None:
    assert signs_of(text) == signs


@pytest.mark.parametrize(
    "text",
    [
        "It means fewer than 5 officers",
        "Men = fewer than 5",
        "b: fewer than 5",
        "B = investigated by another force",
        "A means of recording that is not available",
    ],
)
def test_a_word_or_a_label_is_none(text: str) -> None:
    assert signs_of(text) == {}
