"""The last poll of a source: when it was, what it came to, and what the next one has to look at again."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter

from ingest.acquire.watch.again import Again
from ingest.acquire.watch.swept import Latest
from ingest.storage import Storage

FOLDER = "polling/polls"


@dataclass(frozen=True)
class LastPoll:
    """One line on the last poll of a source.

    `good_until` is the day up to which a catalogue was read to its end; the next window begins some days before it.
    `again` holds rows that later polls ask for whatever is listed: they broke off, or were missing. `fault` is why the
    source as a whole could not be asked; `faults` what each broken item says, by its name in the ledger. `missing`
    counts links that lead nowhere, seen for the first time.
    `last_new_at` is the last time anything new or changed came.
    """

    source_id: str
    at: str
    run_id: str
    listed: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    announced: int = 0
    missing: int = 0
    good_until: str | None = None
    swept_on: str | None = None
    until: str | None = None
    again: tuple[dict[str, Any], ...] = ()
    fault: str | None = None
    faults: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    release_ids: tuple[str, ...] = ()
    last_new_at: str | None = None
    latest: Latest = ()

    def covers(self, sweep: bool, day: date | None) -> bool:
        """Whether it asked all that another poll of these days would."""
        is_swept = not sweep or (self.swept_on is not None and self.swept_on == self.until)
        return self.fault is None and is_swept and (day is None or self.until == day.isoformat())

    @property
    def asks_again_on(self) -> date | None:
        """The first day from which an item that broke is asked for again."""
        return min((day for row in self.again if (day := Again.of(row).next_day)), default=None)

    @classmethod
    def failed(cls, source_id: str, at: str, run_id: str, fault: str, before: LastPoll | None) -> LastPoll:
        """A poll that asked for nothing: what the one before it left to do is still to do."""
        if before is None:
            return cls(source_id, at, run_id, fault=fault)
        kept = cls(source_id, at, run_id, good_until=before.good_until, swept_on=before.swept_on, fault=fault)
        return replace(
            kept, again=before.again, faults=before.faults, last_new_at=before.last_new_at, latest=before.latest
        )


_POLL = TypeAdapter(LastPoll)


def last_poll(source_id: str, storage: Storage) -> LastPoll | None:
    """The last poll of a source; None before the first, and where its file is damaged."""
    path = f"{FOLDER}/{source_id}.json"
    if not storage.exists(path):
        return None
    with contextlib.suppress(ValueError, TypeError):
        return _whole(storage.read(path))
    return None


def _whole(text: bytes) -> LastPoll:
    """A poll as its file says.

    Raises:
        ValueError, TypeError: the file is damaged.
    """
    poll = _POLL.validate_json(text)
    datetime.fromisoformat(poll.at)
    for day in (poll.good_until, poll.swept_on, poll.until, (poll.last_new_at or "")[:10]):
        if day:
            date.fromisoformat(day)
    for row in poll.again:
        Again.of(row)
    return poll


def keep_poll(poll: LastPoll, storage: Storage) -> None:
    text = json.dumps(asdict(poll), ensure_ascii=False, indent=1, default=str)
    storage.write(f"{FOLDER}/{poll.source_id}.json", text.encode())
