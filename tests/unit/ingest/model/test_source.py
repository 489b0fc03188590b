"""A source says whether it may be asked, and cannot say it by halves."""

from __future__ import annotations

from typing import Any

import pytest
from builders.toy import SOURCE, SOURCE_ID, Toy
from pydantic import ValidationError
from replay.sources import govuk

from ingest.model.errors import InvalidContract
from ingest.model.source import Source
from ingest.registry import Registry

ALAVETELI: dict[str, Any] = {
    "acquire": "alaveteli",
    "govuk": None,
    "hosts": ["www.whatdotheyknow.com"],
    "alaveteli": {"bodies": ["example_constabulary"]},
}
APPROVED = {"state": "approved", "reference": "letter of the publisher, 2026/1", "given_on": "2026-01-05"}


def test_a_source_that_says_nothing_is_fetched_by_hand() -> None:
    source = Source.model_validate(SOURCE)
    assert (source.approval.state, source.robots.verdict, source.hosts) == ("manual_only", "not_checked", [])
    assert not source.may_be_fetched


def test_a_source_that_may_be_asked_says_where_how_gently_and_for_what() -> None:
    source = govuk(expected_every="P1Y", expected=[{"opens": "12-20", "closes": "02-29"}])
    assert source.may_be_fetched and source.pace == 2.0
    assert source.govuk and source.govuk.collections == ["/government/collections/toy"]
    assert not govuk(approval=None).may_be_fetched, "it may be described before it is allowed"


def test_an_approval_names_who_gave_it() -> None:
    assert govuk(**ALAVETELI, approval=APPROVED).may_be_fetched
    for left_out in ("reference", "given_on"):
        with pytest.raises(ValidationError, match=r"names the `reference`"):
            govuk(**ALAVETELI, approval={k: v for k, v in APPROVED.items() if k != left_out})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (ALAVETELI, "`approved`, with its `reference`"),
        ({"hosts": []}, "name the `hosts`"),
        ({"govuk": None}, "a block of that name"),
        ({"parliament": {"answering_bodies": [1], "terms": ["toy"]}}, "with no other"),
        ({"acquire": "manual"}, "a block of that name"),
        ({"acquire": "manual", "govuk": None}, "dropped in by hand is `manual_only`"),
        ({"robots": {"verdict": "disallowed", "checked_on": "2026-01-05"}}, "robots.txt disallows it"),
        ({"robots": {"verdict": "allowed"}}, "the day it was `checked_on`"),
        ({"robots": {"checked_on": "2026-01-05"}}, "`not_checked` has none"),
        ({"pace": 0.5}, "greater than or equal to 1"),
        ({"hosts": ["https://www.gov.uk"]}, "match pattern"),
        ({"hosts": ["*.gov.uk"]}, "match pattern"),
        ({"hosts": ["WWW.gov.uk"]}, "match pattern"),
        ({"expected": [{"opens": "02-30", "closes": "03-01"}]}, "day is out of range"),
        ({"expected_every": "yearly"}, "match pattern"),
        ({"govuk": {}}, "name `collections`"),
        ({"govuk": {"organisations": ["home-office"]}}, "needs the `title`"),
        ({"govuk": {"pages": ["/x"], "title": "("}}, "no regular expression"),
        ({"govuk": {"pages": ["https://www.gov.uk/x"]}}, "match pattern"),
        ({"aproval": {"state": "allowed"}}, "Extra inputs"),
    ],
)
def test_what_is_said_by_halves_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        govuk(**changes)


# -- what is known of a series before its first file ---------------------------------------------

FACTS: dict[str, Any] = {
    "counts": "Cases finalised in the year",
    "units": ["cases"],
    "basis": ["finalised"],
    "populations": ["police_officers"],
    "periods": ["financial_year"],
    "measures": ["proceedings"],
    "coverage": "One force",
    "breaks": [{"on": "2020-02-01", "what": "Other rules.", "evidence": "read"}],
}


def test_a_series_says_what_it_counts_and_where_it_breaks() -> None:
    facts = govuk(series_facts=FACTS).series_facts
    assert facts and facts.breaks[0].precision == "day" and facts.breaks[0].measures == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"units": ["heads"]}, "no unit `heads`"),
        ({"units": []}, "at least 1 item"),
        ({"basis": ["counted"]}, "Input should be"),
        ({"populations": ["everyone"]}, "no population `everyone`"),
        ({"periods": ["fortnight"]}, "no kind of period"),
        ({"measures": ["fines"]}, "no measure `fines`"),
        ({"breaks": [{"on": "2020-02-01", "what": "Other rules."}]}, "evidence"),
        ({"breaks": [{"on": "2020", "what": "Other rules.", "evidence": "read"}]}, "on"),
        ({"traps": [{"text": "", "evidence": "read"}]}, "at least 1 character"),
        ({"traps": ["Cases are not people."]}, "traps"),
    ],
)
def test_what_is_known_of_a_series_is_said_in_known_words_and_with_its_evidence(
    changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        govuk(series_facts=FACTS | changes)


@pytest.mark.parametrize("cron", ["99 6 * * *", "hourly", "@daily", "", "0 6 * * * *", "0 6 31 2 *"])
def test_a_schedule_that_never_comes_is_refused_by_name(cron: str) -> None:
    with pytest.raises(ValidationError, match="is no time that ever comes: `schedule` is a cron line of five fields"):
        govuk(schedule=cron)
    assert govuk(schedule="15 9-17/2 * * mon-fri").schedule == "15 9-17/2 * * mon-fri"


def test_a_source_with_a_bad_schedule_is_one_broken_source_among_others(toy: Toy) -> None:
    toy.source("moj_toy", schedule="99 6 * * *")
    known = Registry(toy.settings).known()
    fault = known["moj_toy"]
    assert isinstance(known[SOURCE_ID], Source) and isinstance(fault, InvalidContract)
    assert "`99 6 * * *` is no time" in fault.as_text() and fault.where.startswith("moj_toy/source.yml")
