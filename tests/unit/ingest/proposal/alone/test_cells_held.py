"""A cell of a table that became no figure is asked about; shares, which are none on purpose, are not."""

from __future__ import annotations

import pytest
from builders.proposed import proposed
from builders.toy import Toy


def text(cell: str) -> str:
    return (
        "Number of prison officers dismissed, by gender\n\n"
        f"Year | Female | Male | Total\n2012 | {cell} | 9 | 14\n2013 | 6 | 10 | 16\n2014 | 4 | 8 | 12\n"
    )


@pytest.mark.parametrize("cell", ["(5)", "5O", '"', "5/7", "007", "ibid", "see note", "l2", "5 of 7", "?"])
def test_a_cell_that_is_no_figure_is_asked_about(toy: Toy, cell: str) -> None:
    assert not proposed(toy, text(cell)).is_certain


def test_cells_that_are_figures_ask_nobody(toy: Toy) -> None:
    assert proposed(toy, text("5")).is_certain
