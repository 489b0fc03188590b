"""A table of known words needs nobody, whichever words stand for men and women."""

from __future__ import annotations

import pytest
from builders.proposed import TITLE, proposed
from builders.toy import Toy


@pytest.mark.parametrize("heads", ["Male | Female", "Men | Women"])
def test_a_gender_over_a_column_leaves_the_unit_to_the_caption(toy: Toy, heads: str) -> None:
    table = f"{TITLE}Year | {heads}\n2012 | 26 | 15\n2013 | 58 | 7\n2014 | 27 | 17\n"
    assert not any("unit" in question.text for question in proposed(toy, table).questions)
