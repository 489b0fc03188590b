"""The ledger: every change of a release's state is one appended line. Nothing is ever rewritten."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

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

    def changes(self) -> list[Change]:
        """Every change, oldest first."""
        return list(self.storage.entries(PATH, Change))

    def current(self) -> dict[str, Change]:
        """The last change of each release, by release id."""
        return {change.release_id: change for change in self.changes()}

    def history(self, release_id: str) -> list[Change]:
        return [change for change in self.changes() if change.release_id == release_id]

    def waiting(self, source_id: str) -> set[str]:
        """The releases of a source that need a mapping."""
        current = self.current().values()
        return {
            c.release_id for c in current if c.state == "needs_mapping" and c.release_id.startswith(f"{source_id}/")
        }

    def enter(self, release_id: str, state: State, why: str, run_id: str) -> bool:
        """Append a change; the same state for the same reason is no change, and returns False."""
        last = self.current().get(release_id)
        if last and (last.state, last.why) == (state, why):
            return False
        at = datetime.now(UTC).isoformat(timespec="seconds")
        change = Change(at, release_id, last.state if last else None, state, why, run_id)
        self.storage.append(PATH, asdict(change))
        return True
