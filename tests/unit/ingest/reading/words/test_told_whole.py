"""Words that a caption's codes tell already leave nothing open; the same words said of somebody else do."""

from __future__ import annotations

import pytest

from ingest.reading.words.conform import conform


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("Allegations of sexual misconduct made against Metropolitan Police officers", "allegations"),
        ("Complaints recorded against police officers, England and Wales", "complaints"),
        ("Complaints against any police officers by calendar year", "complaints"),
    ],
)
def test_against_whom_is_no_open_word(caption: str, unit: str) -> None:
    found = conform(caption)
    assert found.is_certain and found.code("unit") == unit


@pytest.mark.parametrize(
    "caption",
    [
        "Police officers dismissed, England and Wales, 2019/20 to 2021/22",
        "Police officers dismissed in England & Wales by financial year",
        "Police officers dismissed at misconduct proceedings, England and Wales",
    ],
)
def test_the_nation_and_the_proceedings_narrow_no_group(caption: str) -> None:
    found = conform(caption)
    assert found.is_certain and found.weak_unit == "persons"
    assert found.code("misconduct_type") is None


@pytest.mark.parametrize(
    "caption",
    [
        "Allegations by police officers against colleagues",
        "Allegations of police officers against prisoners",
        "Complaints against dismissal by police officers",
        "Police officers dismissed in Wales",
        "Police officers outside England and Wales dismissed",
        "Police officers dismissed before misconduct hearings",
        "Misconduct hearings for police officers dismissed",
    ],
)
def test_other_words_stay_open(caption: str) -> None:
    assert not conform(caption).is_certain


@pytest.mark.parametrize(
    "caption",
    [
        "Special constables and volunteers dismissed",
        "Prison officers and managers dismissed",
        "Police officers and other staff dismissed",
        "Detective police officers dismissed",
        "Custody police officers dismissed",
    ],
)
def test_people_beside_a_group_are_open(caption: str) -> None:
    assert not conform(caption).is_certain


@pytest.mark.parametrize(
    "caption", ["Number of individual police officers dismissed", "Police officers and staff dismissed"]
)
def test_a_word_for_anybody_is_not(caption: str) -> None:
    assert conform(caption).is_certain
