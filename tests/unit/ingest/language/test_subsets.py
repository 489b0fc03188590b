"""A part of a number and the number it is part of."""

from __future__ import annotations

import pytest

from ingest.language.clauses import clauses_of
from ingest.language.mentions import numbers_in
from ingest.language.subsets import with_subsets


def clauses(text: str) -> list[tuple[str, str]]:
    return [(c.mention.raw, c.own) for c in with_subsets(text, clauses_of(text, numbers_in(text)))]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Nine of the 119 hearings ended in dismissal.", "hearings ended in dismissal", "hearings"),
        ("14 out of the 52 complaints were upheld.", "complaints were upheld", "complaints"),
        ("Six of our 80 drivers resigned.", "drivers resigned", "drivers"),
    ],
)
def test_what_happened_is_said_of_the_part(text: str, part: str, whole: str) -> None:
    assert [own for _, own in clauses(text)] == [part, whole]


def test_a_whole_without_a_noun_was_said_before_and_only_the_part_is_a_figure() -> None:
    assert clauses("14 of the 52 were dismissed.") == [("14", "were dismissed")]
    assert clauses("Twelve of the 40 are on restricted duties.") == [("Twelve", "are on restricted duties")]
