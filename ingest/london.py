"""The day a publisher means: publications come out, and answers are given, by the clocks of London."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def day_in_london(moment: datetime) -> date:
    """The day on which something happened, as people in London saw it."""
    return moment.astimezone(LONDON).date()
