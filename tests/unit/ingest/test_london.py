"""A day is one of London, summer and winter."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ingest.london import day_in_london


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 1, 23, 30, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 1, 1, 23, 30, tzinfo=UTC), date(2026, 1, 1)),
    ],
)
def test_late_in_the_evening_it_is_the_next_day_only_in_summer(moment: datetime, day: date) -> None:
    assert day_in_london(moment) == day
