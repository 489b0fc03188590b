"""What a table tells of its times and words, and what another text says beyond it."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.reading.account.questions_put import asks_beyond
from ingest.reading.account.told import Told, stem

YEARS = frozenset((date(year, 4, 1), date(year + 1, 3, 31)) for year in (2020, 2021, 2022))


@pytest.mark.parametrize(("question", "is_told"), [("since 2020", True), ("since 2019", False), ("since 2021", False)])
def test_years_from_april_are_those_since_the_year_in_which_they_begin(question: str, is_told: bool) -> None:
    told = [Told(frozenset({"offic", "dismiss"}), YEARS)]
    left = asks_beyond(f"How many were dismissed in each year {question}?", told, ())
    assert (left == ()) is is_told


def test_a_suspension_is_of_who_was_suspended() -> None:
    assert stem("suspensions") == stem("suspended")
    assert stem("pension") != stem("pended")
