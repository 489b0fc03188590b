"""Words as codes: certain only where every word is accounted for."""

from __future__ import annotations

import pytest

from ingest.reading.words.conform import conform
from ingest.reading.words.meaning import people_in


@pytest.mark.parametrize(
    ("label", "codes"),
    [
        ("Dismissed", {"stage_or_outcome": "dismissed"}),
        ("Would have been dismissed", {"stage_or_outcome": "would_have_been_dismissed"}),
        ("Not been proven", {"stage_or_outcome": "not_proven"}),
        ("Number of police officers dismissed", {"stage_or_outcome": "dismissed", "population": "police_officers"}),
        ("No. of complaints", {"stage_or_outcome": "alleged", "unit": "complaints"}),
        ("Complaints substantiated", {"stage_or_outcome": "substantiated", "unit": "complaints"}),
        ("Gross misconduct", {"misconduct_type": "gross_misconduct"}),
        ("Other outcomes4", {"stage_or_outcome": "other_outcome"}),
        ("Written warning", {"stage_or_outcome": "written_warning"}),
        ("Written/ Final Written Warning", {"stage_or_outcome": "written_warning"}),
        (
            "Special constables suspended from duty",
            {"stage_or_outcome": "suspended", "population": "special_constables"},
        ),
        (
            "Prison officers convicted of a criminal offence",
            {"stage_or_outcome": "convicted", "population": "prison_officers"},
        ),
        ("Dismissal without notice", {"stage_or_outcome": "dismissed"}),
        (
            "Police staff given a final written warning",
            {"stage_or_outcome": "final_written_warning", "population": "police_staff"},
        ),
        ("Police officers under investigation", {"stage_or_outcome": "investigated", "population": "police_officers"}),
    ],
)
def test_a_label_of_known_words_has_its_codes(label: str, codes: dict[str, str]) -> None:
    found = conform(label)
    assert found.is_certain and dict(found.codes) == codes


@pytest.mark.parametrize(
    "label",
    [
        "Suspensions of officers",
        "Dismissed and reinstated on appeal",
        "Verbal warning",
        "Police sergeants dismissed",
        "No disciplinary penalty",
        "Officers not dismissed",
        "Convictions (custodial sentences only)",
        "Dismissed or resigned",
        "Incidents",
        "Officers over 50 dismissed",
        "Complaints dismissed, police officers",
        "Conduct cases which were later dismissed",
        "Dismissal of charges against prison officers",
        "Appeals by police officers that were withdrawn or dismissed",
        "Allegations, police officers dismissed",
        "Police officers who could have been dismissed",
        "Complaints suspended, police officers",
        "Complaints made by police officers",
        "Complaints received from police officers",
    ],
)
def test_a_label_with_more_to_it_is_for_a_person(label: str) -> None:
    assert not conform(label).is_certain


def test_officers_are_persons_only_where_no_unit_is_named() -> None:
    assert conform("Police officers dismissed").weak_unit == "persons"
    assert conform("Allegations against police officers").weak_unit is None
    assert conform("Allegations against police officers").code("unit") == "allegations"


def test_what_would_have_come_of_it_is_a_result_of_its_own() -> None:
    assert conform("Officers who would have been dismissed").code("stage_or_outcome") == "would_have_been_dismissed"


def test_the_longest_name_of_a_group_is_the_group() -> None:
    caption = "Number of police community support officers dismissed"
    assert conform(caption).code("population") == "pcsos"
    assert people_in(caption) == "police community support officers"


def test_the_place_of_a_caption_among_others_is_no_word_of_it() -> None:
    assert conform("1. Number of police officers dismissed").is_certain
    assert conform("(2) Police officers dismissed").is_certain
    assert not conform("2.5 police officers dismissed").is_certain


def test_no_label_is_as_long_as_a_page() -> None:
    assert conform("Police officers dismissed").is_certain
    assert not conform("Police officers dismissed, " * 60).is_certain
