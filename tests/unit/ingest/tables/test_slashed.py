"""Rows whose figures stand between slashes."""

from __future__ import annotations

import pytest

from ingest.documents.document import numbered
from ingest.tables.slashed import rows_of, slashed


def test_a_label_and_its_figures() -> None:
    assert slashed("North Unit: 31 / * / 1,004") == ["North Unit", "31", "*", "1,004"]


@pytest.mark.parametrize("text", ["Date: 12/03/2021", "Wardens: gaolers / turnkeys", "Ratio 3 / 4", "Link: a / 4"])
def test_other_lines_with_slashes_are_none(text: str) -> None:
    assert slashed(text) == []


def test_rows_of_one_width_are_a_grid_and_others_are_not() -> None:
    assert len(rows_of(numbered("A: 1 / 2\nB: 3 / 4\nC: 5 / 6"))) == 1
    assert rows_of(numbered("A: 1 / 2\nB: 3 / 4 / 5\nC: 5 / 6")) == []
    assert rows_of(numbered("A: 1 / 2\nB: 3 / 4")) == []
