"""Quarters whose months stand beside them."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.language.periods import read_period


@pytest.mark.parametrize(
    ("label", "start"),
    [
        ("Q1 2022/23 (Apr - Jun)", date(2022, 4, 1)),
        ("Q4 2022/23 (January to March 2023)", date(2023, 1, 1)),
        ("2021 Q3 (July–September)", date(2021, 7, 1)),
        ("Quarter 2 2022/23: July to September", date(2022, 7, 1)),
    ],
)
def test_months_that_agree_make_a_quarter_sure(label: str, start: date) -> None:
    period = read_period(label)
    assert period is not None and period.sure
    assert (period.kind, period.start, period.text) == ("quarter", start, label)


@pytest.mark.parametrize(
    "label",
    ["Q1 2022/23 (Jan - Mar)", "Q1 2022/23 (Apr - May)", "Q4 2022/23 (January to March 2024)", "Q1 (Apr - Jun)"],
)
def test_months_that_do_not_agree_are_left_to_a_person(label: str) -> None:
    assert read_period(label) is None
