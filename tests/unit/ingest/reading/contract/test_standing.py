"""A mark for provisional or revised figures becomes a flag, on a figure as on a year."""

from __future__ import annotations

import pytest

from ingest.documents.document import Cell
from ingest.reading.contract.standing import flag_of, flags_of
from ingest.reading.signs.rules import Policy


@pytest.mark.parametrize(
    ("sign", "flag"), [("(p)", "provisional"), ("[r]", "revised"), ("(P)", "provisional"), ("(e)", None), ("*", None)]
)
def test_a_letter_means_what_it_means_everywhere(sign: str, flag: str | None) -> None:
    assert flag_of(sign, Policy()) == flag


def test_marks_behind_figures_and_behind_labels_are_flags() -> None:
    labels = (Cell("2022/23 (p)", "a"), Cell("Dismissed", "b"))
    assert flags_of("(r)", labels, Policy()) == ["revised", "provisional"]
    assert flags_of("", labels[1:], Policy()) == []
