"""What is late, told as warnings: a source with nothing new for too long or not asked for days, a day gone by."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from dags.catalogue import known_sources
from dags.upkeep import warn
from ingest.london import day_in_london
from ingest.settings import Settings
from ingest.storage import Storage

UNASKED = timedelta(days=3)
_MISSED = """
select source_id, release_id, due_on from fct_promises
where promise_state = 'missed' and release_id is not null order by due_on, release_id
"""


def sources(settings: Settings, now: datetime) -> list[str]:
    """Warn of every source that is later than its cadence says, or was not asked for days; returns what was said."""
    from ingest import status

    rows = status.sources(settings, status.releases(settings), day_in_london(now))
    late = [(row["source"], told) for row in rows if (told := lateness(row, now))]
    for source_id, told in late:
        warn(told, source_id, "late_release")
    return [told for _, told in late]


def lateness(row: dict[str, Any], now: datetime) -> str:
    """What is late about a source, in words; nothing where all is as its source.yml expects."""
    asked = row["last_poll"]
    if row["is_fetched"] and asked and now - datetime.fromisoformat(asked) > UNASKED:
        return f"{row['source']} was last asked on {asked[:10]}."
    return f"{row['source']} is late since {row['late_since']}: {row['why_late']}." if row["late_since"] else ""


def promises(settings: Settings, now: datetime) -> list[str]:
    """Warn of every publication announced or promised for a day gone by; returns what was said of each.

    What was announced is known from the calendar; what was promised in an answer, and whether figures we hold keep the
    promise, from the published warehouse.
    """
    from ingest.acquire.calendar import Calendar

    today, late = day_in_london(now), []
    for source_id in known_sources(settings):
        for one in Calendar(Storage(settings.data_root), source_id).late_on(today):
            late.append((source_id, f"`{one.announced.title}` was announced for {one.due_on} and has not come."))
    late += _broken_promises(settings)
    for source_id, told in late:
        warn(told, source_id, "late_release")
    return [told for _, told in late]


def _broken_promises(settings: Settings) -> list[tuple[str, str]]:
    from publish.places import places
    from publish.query import ask

    if not places(settings).published_db.exists():
        return []
    rows = ask(settings, _MISSED).rows
    return [
        (str(source), f"{release} promised something for {due}, and it has not come.") for source, release, due in rows
    ]
