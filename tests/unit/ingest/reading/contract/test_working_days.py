"""Working days leave out week-ends and bank holidays, and know which part of the kingdom keeps which."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ingest.model.release import FoiFacts
from ingest.reading.contract.working_days import timing_of


def _timing(asked: str | None, answered: str | None, body: str = "metropolitan_police") -> dict[str, Any]:
    return timing_of(FoiFacts.model_validate({"asked_on": asked, "answered_on": answered}), body)


def _taken(asked: str | None, answered: str | None, body: str = "metropolitan_police") -> int | None:
    found: int | None = _timing(asked, answered, body)["working_days_taken"]
    return found


@pytest.mark.parametrize(
    ("asked", "answered", "days"),
    [
        ("2026-11-02", "2026-11-02", 0),
        ("2026-11-02", "2026-11-03", 1),
        ("2026-11-06", "2026-11-09", 1),  # Friday to Monday
        ("2026-11-07", "2026-11-08", 0),  # asked and answered on one week-end
        ("2025-04-17", "2025-04-22", 1),  # Good Friday and Easter Monday lie between
        ("2025-12-24", "2025-12-29", 1),  # Christmas Day and Boxing Day, then a week-end
        ("2022-09-16", "2022-09-20", 1),  # the one bank holiday of the Queen's funeral
        ("2020-05-07", "2020-05-11", 1),  # early May, moved to the Friday
        ("2016-07-30", "2017-01-25", 124),
    ],
)
def test_days_are_counted_after_the_asking_and_with_the_answer(asked: str, answered: str, days: int) -> None:
    assert _taken(asked, answered) == days


@pytest.mark.parametrize(
    ("asked", "answered", "body", "days"),
    [
        ("2025-01-01", "2025-01-03", "metropolitan_police", 2),
        ("2025-01-01", "2025-01-03", "police_scotland", 1),
        ("2025-08-01", "2025-08-05", "police_scotland", 1),
        ("2025-08-22", "2025-08-26", "police_scotland", 2),
        ("2025-08-22", "2025-08-26", "south_wales_police", 1),
        ("2025-07-11", "2025-07-15", "police_service_of_northern_ireland", 1),
        ("2025-07-11", "2025-07-15", "hmpps", 2),
        ("2025-08-22", "2025-08-26", "british_transport_police", 1),
    ],
)
def test_each_body_has_the_holidays_of_its_own_nation(asked: str, answered: str, body: str, days: int) -> None:
    assert _taken(asked, answered, body) == days


def test_the_act_leaves_out_the_holidays_of_every_part_and_scotland_has_an_act_of_its_own() -> None:
    over_new_year = _timing("2025-01-01", "2025-01-03")
    assert (over_new_year["working_days_taken"], over_new_year["statutory_days_taken"]) == (2, 1)
    late_summer = _timing("2025-08-22", "2025-08-26", "police_scotland")
    assert (late_summer["working_days_taken"], late_summer["statutory_days_taken"]) == (2, 2)


def test_an_answer_is_due_on_the_twentieth_day_of_the_act() -> None:
    assert _timing("2026-11-02", None)["answer_due_on"] == "2026-12-01"  # the day before is Saint Andrew's
    assert _timing("2026-10-30", None)["answer_due_on"] == "2026-11-27"
    assert _timing("2026-11-03", None, "police_scotland")["answer_due_on"] == "2026-12-02"


@pytest.mark.parametrize(("asked", "answered"), [(None, "2022-03-31"), ("2019-10-23", None), (None, None)])
def test_what_is_not_known_is_not_counted(asked: str | None, answered: str | None) -> None:
    assert _taken(asked, answered) is None


def test_an_answer_before_its_question_and_a_release_nobody_asked_for_have_no_length() -> None:
    assert _taken("2021-02-02", "2021-02-01") is None
    assert set(timing_of(None, "hmpps").values()) == {None}
    assert timing_of(FoiFacts(asked_on=date(2021, 2, 1)), "hmpps")["answer_due_on"] == "2021-03-01"
