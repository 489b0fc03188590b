"""Where every source and every release stands: what a maintainer asks first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from ingest.acquire.calendar import Calendar
from ingest.acquire.inbox import orphans
from ingest.acquire.watch.polls import LastPoll, last_poll
from ingest.due import due
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.model.errors import InvalidContract
from ingest.model.source import Source
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.standing import Rejected
from ingest.storage import Storage

WAITING = ("needs_mapping", "quarantined")


def releases(settings: Settings) -> list[dict[str, Any]]:
    """One row a release: its state, since when, why, and whether it waits for a person; a rejected one does not."""
    storage = Storage(settings.data_root)
    lake, current, rejected = Lake(storage), Ledger(storage).current(), Rejected(storage)
    registry = Registry(settings)
    declared = {i for source_id in registry.known() for i in registry.release_ids(source_id)}
    rows = []
    for release_id in sorted(declared | set(current)):
        change = current.get(release_id)
        record = lake.record(release_id) or {}
        no = rejected.of(change) if change and change.state in WAITING else None
        why = change.why if change else "declared, not yet acquired"
        rows.append(
            {
                "release_id": release_id,
                "reference": record.get("reference"),
                "published_on": record.get("published_on"),
                "state": change.state if change else "announced",
                "since": change.at if change else None,
                "why": f"rejected by {no.who} on {no.at[:10]}: {why}" if no else why,
                "waits": change is not None and change.state in WAITING and no is None,
            }
        )
    return rows


def sources(settings: Settings, rows: list[dict[str, Any]], day: date) -> list[dict[str, Any]]:
    """One row a source: last poll, last new release, what is due or late, and how many releases wait for a person.

    Args:
        settings: where sources and data stand.
        rows: the releases, as `releases` gives them.
        day: the day to judge by.
    """
    storage = Storage(settings.data_root)
    waiting = Counter(_source_of(row) for row in rows if row["waits"])
    newest: dict[str, str] = {}
    for row in rows:
        newest[_source_of(row)] = max(newest.get(_source_of(row), ""), row["published_on"] or "")
    return [
        _broken_row(source_id, found, waiting[source_id])
        if isinstance(found, InvalidContract)
        else _source_row(found, storage, newest.get(source_id, ""), waiting[source_id], day)
        for source_id, found in Registry(settings).known().items()
    ]


def _broken_row(source_id: str, fault: InvalidContract, waiting: int) -> dict[str, Any]:
    """A source nobody can say anything of until its source.yml is mended; the others stand as they do."""
    nothing = dict.fromkeys(("last_poll", "last_new", "next_due", "late_since", "days_late", "why_late", "asked_again"))
    told = {"source": source_id, "is_fetched": False, "fault": fault.as_text(), "broken_items": 0, "waiting": waiting}
    return nothing | told


def _source_row(source: Source, storage: Storage, published: str, waiting: int, day: date) -> dict[str, Any]:
    last = last_poll(source.source, storage)
    last_new = _newest(last, published)
    is_watched = last is not None or not source.may_be_fetched
    calendar = Calendar(storage, source.source).all()
    next_due = due(source, calendar, last_new if is_watched else _date(published), day, is_watched=is_watched)
    return {
        "source": source.source,
        "is_fetched": source.may_be_fetched,
        "last_poll": last.at if last else None,
        "fault": last.fault if last else None,
        "broken_items": len(last.faults) if last else 0,
        "asked_again": _text(last.asks_again_on) if last else None,
        "last_new": _text(last_new),
        "next_due": _text(next_due.on),
        "late_since": _text(next_due.late_since),
        "days_late": next_due.days_late(day),
        "why_late": next_due.why,
        "waiting": waiting,
    }


def _newest(last: LastPoll | None, published: str) -> date | None:
    """The day the newest release came: when a poll brought it, or when it was published."""
    came = last.last_new_at[:10] if last and last.last_new_at else ""
    return _date(max(came, published))


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _source_of(row: dict[str, Any]) -> str:
    return str(row["release_id"]).partition("/")[0]


def waiting_in_inbox(settings: Settings) -> list[str]:
    """Dropped files that belong to no source."""
    return orphans(settings)
