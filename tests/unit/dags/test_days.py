"""Which days a run is about, and how a release morning goes, at any moment of any day."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest

from dags.days import TIGHT, Errand, Morning, days_between, errand
from ingest.model.errors import WrongUse

TODAY = date(2026, 7, 15)


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_scheduled_run_looks_now_whatever_its_interval_is() -> None:
    assert errand("scheduled", _at("2026-07-14T06:00"), {}, TODAY) == Errand()


def test_a_run_of_a_backfill_goes_over_the_day_its_interval_begins_on() -> None:
    assert errand("backfill", _at("2026-03-01T06:00"), None, TODAY).days == (date(2026, 3, 1),)


def test_a_run_triggered_for_a_day_gone_by_goes_over_that_day_and_one_of_today_looks_now() -> None:
    assert errand("manual", _at("2026-03-01T06:00"), {}, TODAY).days == (date(2026, 3, 1),)
    assert errand("manual", _at("2026-07-15T11:00"), {}, TODAY) == Errand()
    assert errand("manual", None, {}, TODAY) == Errand()


def test_days_named_in_the_settings_of_a_run_go_before_its_interval() -> None:
    asked = errand("backfill", _at("2026-03-01T06:00"), {"from": "2026-04-01", "to": "2026-04-03"}, TODAY)
    assert asked.days == (date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 3))


def test_a_run_may_ask_nobody() -> None:
    assert errand("manual", None, {"look_only": True}, TODAY) == Errand(asks_nobody=True)


@pytest.mark.parametrize(
    "first, last", [("2026-07-02", "2026-07-01"), ("2026-07-01", "2026-07-16"), ("2001-01-01", "2026-07-01")]
)
def test_days_that_are_none_are_refused(first: str, last: str) -> None:
    with pytest.raises(WrongUse, match="no days to go over"):
        days_between(date.fromisoformat(first), date.fromisoformat(last), TODAY)


def test_no_day_before_2000_is_gone_over() -> None:
    with pytest.raises(WrongUse, match="1999-12-31 is before 2000-01-01"):
        days_between(date(1999, 12, 31), date(2000, 1, 2), TODAY)
    assert len(days_between(date(2000, 1, 1), date(2000, 1, 2), TODAY)) == 2


def test_a_day_that_is_no_day_is_refused() -> None:
    with pytest.raises(WrongUse, match="is no day"):
        errand("manual", None, {"from": "yesterday"}, TODAY)


@pytest.mark.parametrize("day, opens", [("2026-07-15", "08:25"), ("2026-01-22", "09:25")])
def test_a_morning_opens_by_the_clock_of_london(day: str, opens: str) -> None:
    morning = Morning.of(date.fromisoformat(day))
    assert morning.opens == _at(f"{day}T{opens}")
    assert morning.closes - morning.opens == timedelta(minutes=35)


def test_a_morning_is_looked_at_again_and_again_until_it_closes() -> None:
    morning = Morning.of(TODAY)
    looks, now = [], morning.opens - timedelta(hours=2)
    while again := morning.next_look(now):
        looks.append(now := again)
    assert looks[0] == morning.opens
    assert {after - before for before, after in itertools.pairwise(looks)} == {TIGHT}
    assert morning.closes - TIGHT < looks[-1] <= morning.closes
