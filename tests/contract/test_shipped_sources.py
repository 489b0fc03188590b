"""The sources that ship: whom we may ask, what is known of each series, and that they know of each other."""

from __future__ import annotations

import pytest

from ingest.model.source import Source
from ingest.registry import Registry
from ingest.settings import Settings

SOURCES = {source.source: source for source in Registry(Settings()).sources()}
SERIES = [source for source in SOURCES.values() if source.series_facts is not None]
# Whoever lets programs in without being asked: the interfaces of GOV.UK and of Parliament.
OPEN_HOSTS = {
    "www.gov.uk",
    "assets.publishing.service.gov.uk",
    "questions-statements-api.parliament.uk",
    "qna.files.parliament.uk",
}


def test_only_interfaces_that_are_offered_to_programs_are_asked() -> None:
    asked = [source for source in SOURCES.values() if source.may_be_fetched]
    assert {source.acquire for source in asked} == {"govuk", "parliament"}
    for source in asked:
        assert source.approval.state == "allowed" and source.approval.why
        assert set(source.hosts) <= OPEN_HOSTS
        assert source.robots.verdict == "not_checked", "a verdict comes with the day somebody read it"


def test_forces_and_whatdotheyknow_and_everyone_off_gov_uk_are_left_to_a_person_and_it_says_why() -> None:
    by_hand = {"iopc_police_complaints", "college_of_policing_barred_list", "police_ombudsman_ni_complaints"}
    by_hand |= {"whatdotheyknow_requests"} | {name for name in SOURCES if name.endswith("_police_foi")}
    assert len(by_hand) >= 7
    for name in by_hand:
        assert SOURCES[name].approval.state == "manual_only" and SOURCES[name].approval.why, name


def test_the_official_series_are_known_before_their_first_file() -> None:
    assert {source.source for source in SERIES} >= {
        "college_of_policing_barred_list",
        "hmpps_staff_equalities",
        "hmpps_workforce_quarterly",
        "home_office_police_misconduct",
        "home_office_police_workforce",
        "iopc_police_complaints",
        "moj_criminal_justice_outcomes",
        "police_ombudsman_ni_complaints",
    }


@pytest.mark.parametrize("source", SERIES, ids=lambda source: source.source)
def test_a_series_is_known_as_data_before_its_first_file(source: Source) -> None:
    facts = source.series_facts
    assert facts is not None and source.expected_every
    assert facts.editions and facts.traps and facts.unread
    assert [b.on for b in facts.breaks] == sorted(b.on for b in facts.breaks)


@pytest.mark.parametrize("source", SERIES, ids=lambda source: source.source)
def test_a_series_that_is_never_joined_to_another_is_none_of_the_others_either(source: Source) -> None:
    assert source.series_facts is not None
    for other in source.series_facts.never_with:
        facts = SOURCES[other].series_facts
        assert facts is not None and source.source in facts.never_with, f"{other} does not say so of {source.source}"


def test_a_source_whose_terms_nobody_has_read_has_no_release() -> None:
    registry = Registry(Settings())
    unread = [name for name, source in SOURCES.items() if source.licence == "not read"]
    assert unread and [name for name in unread if registry.release_ids(name)] == []


def test_a_register_of_names_is_never_an_address() -> None:
    for source in SOURCES.values():
        addresses = [*(source.pages.addresses if source.pages else []), *(source.govuk.pages if source.govuk else [])]
        assert [a for a in addresses if "barred-list" in a or "search" in a] == [], source.source
