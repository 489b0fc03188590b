"""The ledger: every change of a release's state is one appended line. Nothing is ever rewritten."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

from ingest.folded import Folded, of_release
from ingest.log_lines import Entries
from ingest.storage import Storage

State = Literal[
    "announced",
    "discovered",
    "acquired",
    "needs_mapping",
    "candidate",
    "quarantined",
    "accepted",
    "superseded",
    "withdrawn",
]
STATES: tuple[State, ...] = get_args(State)
PATH = "ledger/states.jsonl"
MAPPED_AS = "mapped as "


@dataclass(frozen=True)
class Change:
    """One change of state: when, which release, from and to which state, why, by which run."""

    at: str
    release_id: str
    previous: State | None
    state: State
    why: str
    run_id: str


class Ledger:
    """The history of every release, and the state it is in now."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.by_release = Folded(storage, PATH, "ledger/now", of_release, _last)
        self.by_need = Folded(storage, PATH, "ledger/waiting", lambda _: "needs_mapping", _waiting)

    def changes(self) -> list[Change]:
        """Every change, oldest first."""
        return list(self.storage.entries(PATH, Change))

    def current(self) -> dict[str, Change]:
        """The last change of each release, by release id."""
        return {change.release_id: change for change in self.changes()}

    def of(self, release_id: str) -> Change | None:
        """The last change of one release, however many there are of others."""
        return next(iter(self.storage.as_kind(self.by_release.of(release_id), PATH, Change)), None)

    def waiting(self) -> dict[str, Change]:
        """What waits for a person, by release id, however many releases there are."""
        waiting = self.storage.as_kind(self.by_need.of("needs_mapping"), PATH, Change)
        return {change.release_id: change for change in waiting}

    def now_called(self, release_id: str) -> str:
        """The name of a release; one that waited may have been given another when it was mapped."""
        last = self.of(release_id)
        is_renamed = last is not None and last.state == "superseded" and last.why.startswith(MAPPED_AS)
        return last.why.removeprefix(MAPPED_AS) if last is not None and is_renamed else release_id

    def history(self, release_id: str) -> list[Change]:
        return [change for change in self.changes() if change.release_id == release_id]

    def enter(self, release_id: str, state: State, why: str, run_id: str) -> bool:
        """Append a change; the same state for the same reason is no change, and returns False."""
        last = self.of(release_id)
        if last and (last.state, last.why) == (state, why):
            return False
        at = datetime.now(UTC).isoformat(timespec="seconds")
        change = Change(at, release_id, last.state if last else None, state, why, run_id)
        self.storage.append(PATH, asdict(change))
        return True


def _last(entries: Entries) -> Entries:
    return entries[-1:]


def _waiting(entries: Entries) -> Entries:
    last = {entry.get("release_id"): entry for entry in entries}
    return [entry for entry in last.values() if entry.get("state") == "needs_mapping"]
