"""What is late, told as warnings: a source that was not asked or has nothing new for too long, a day gone by."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from dags.catalogue import known_sources
from dags.days import LONDON
from dags.upkeep import warn
from ingest.settings import Settings
from ingest.storage import Storage

if TYPE_CHECKING:
    from ingest.acquire.watch.polls import LastPoll
    from ingest.model.source import Source

UNASKED = timedelta(days=3)
_DAYS = {"D": 1, "W": 7, "M": 31, "Y": 366}


def sources(settings: Settings, now: datetime) -> list[str]:
    """Warn of every source that is fetched and is late; returns what was said of each."""
    from ingest.acquire.watch.polls import last_poll

    storage, said = Storage(settings.data_root), []
    for source_id, source in known_sources(settings).items():
        if source is None or not source.may_be_fetched or not settings.contact:
            continue
        told = lateness(source, last_poll(source_id, storage), now)
        if told:
            warn(told, source_id, "late_release")
            said.append(told)
    return said


def lateness(source: Source, last: LastPoll | None, now: datetime) -> str:
    """What is late about a source, in words; nothing where all is as its source.yml expects."""
    if last is None:
        return ""
    if now - datetime.fromisoformat(last.at) > UNASKED:
        return f"{source.source} was last asked on {last.at[:10]}."
    if last.last_new_at is None or source.expected_every is None:
        return ""
    newest = datetime.fromisoformat(last.last_new_at)
    if now <= newest + patience(source.expected_every):
        return ""
    return (
        f"{source.source} has had nothing new since {newest.date()}, and something is expected every {_words(source)}."
    )


def patience(every: str) -> timedelta:
    """How long nothing new may come before it is worth a word: the cadence, and a quarter of it more."""
    days = _count(every) * _DAYS[every[-1]]
    return timedelta(days=days + max(3, days // 4))


def promises(settings: Settings, now: datetime) -> list[str]:
    """Warn of every announced publication whose day has gone by; returns what was said of each."""
    from ingest.acquire.calendar import Calendar

    today, said = now.astimezone(LONDON).date(), []
    for source_id in known_sources(settings):
        for late in Calendar(Storage(settings.data_root), source_id).late_on(today):
            told = f"`{late.announced.title}` was announced for {_day(late.due_on)} and has not come."
            warn(told, source_id, "late_release")
            said.append(told)
    return said


def _words(source: Source) -> str:
    every = source.expected_every or ""
    name = {"D": "day", "W": "week", "M": "month", "Y": "year"}[every[-1]]
    count = _count(every)
    return name if count == 1 else f"{count} {name}s"


def _count(every: str) -> int:
    found = re.search(r"\d+", every)
    return int(found.group()) if found else 1


def _day(day: date | None) -> str:
    return day.isoformat() if day else "a day that is not known"
