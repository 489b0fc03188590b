"""The last poll of a source: when it was, what it came to, and what the next one has to look at again."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field

from ingest.storage import Storage

FOLDER = "polling/polls"


@dataclass(frozen=True)
class LastPoll:
    """One line on the last poll of a source.

    `good_until` is the day up to which a catalogue was read to its end; the next window begins some days before it.
    `again` holds items that the next poll asks for whatever is listed: they broke off, or were missing. `fault` is why
    the source as a whole could not be asked; `faults` what each broken item says, by the name of its release.
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
    good_until: str | None = None
    swept_on: str | None = None
    again: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    fault: str | None = None
    faults: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    release_ids: tuple[str, ...] = ()
    last_new_at: str | None = None


def last_poll(source_id: str, storage: Storage) -> LastPoll | None:
    """The last poll of a source; None before the first."""
    path = f"{FOLDER}/{source_id}.json"
    if not storage.exists(path):
        return None
    with contextlib.suppress(ValueError, TypeError):
        said = json.loads(storage.read(path))
        for name in ("again", "recent", "notes", "release_ids"):
            said[name] = tuple(said.get(name, ()))
        return LastPoll(**said)
    return None


def keep_poll(poll: LastPoll, storage: Storage) -> None:
    storage.write(f"{FOLDER}/{poll.source_id}.json", json.dumps(asdict(poll), ensure_ascii=False, indent=1).encode())
