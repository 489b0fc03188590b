"""What all workers of this machine know of a host: when it was last asked, and until when it wants to be left alone."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta

from pydantic import TypeAdapter

from ingest.acquire.http.clock import Clock
from ingest.model.errors import OutOfReach
from ingest.settings import Settings
from ingest.storage import of_this_machine

LONGEST_WAIT = 120.0
"""Seconds a worker waits; a host that wants more is asked again by a later run."""
MOST_REFUSALS = 3
_RUNS_KEPT = 8


@dataclass
class _Host:
    asked_at: str | None = None
    not_before: str | None = None
    refusals: dict[str, int] = field(default_factory=dict)
    stopped: dict[str, str] = field(default_factory=dict)


class Hosts:
    """One request at a time for each host, and a pause between two, whoever asks."""

    def __init__(self, settings: Settings, clock: Clock, run_id: str) -> None:
        self.storage = of_this_machine(settings.data_root, settings.home)
        self.clock, self.run_id = clock, run_id

    @contextlib.contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Hold the only turn at a host."""
        with self.storage.turn(f"polling/hosts/.turn-{host}"):
            yield

    @contextlib.contextmanager
    def asking(self, host: str, pace: float) -> Iterator[None]:
        """Wait until the host may be asked, and note that it was; the turn is held.

        Raises:
            OutOfReach: this run has stopped asking it, or it wants to be left alone for longer than a worker waits.
        """
        known = self._read(host)
        if why := known.stopped.get(self.run_id):
            raise _stopped(host, why)
        now = self.clock.now()
        due = [now + timedelta(seconds=min(pace, _seconds_until(known.asked_at, now) + pace))] if known.asked_at else []
        due += [datetime.fromisoformat(known.not_before)] if known.not_before else []
        wait = (max(due) - now).total_seconds() if due else 0.0
        if wait > max(LONGEST_WAIT, pace):
            raise _later(host, max(due))
        if wait > 0:
            self.clock.sleep(wait)
        began = self._note_asked(host)
        try:
            yield
        finally:
            if self.clock.now() != began:
                self._note_asked(host)

    def hold_off(self, host: str, seconds: float) -> None:
        """Nobody asks the host before so many seconds have passed."""
        known = self._read(host)
        until = (self.clock.now() + timedelta(seconds=seconds)).isoformat()
        known.not_before = max(until, known.not_before or until)
        self._write(host, known)

    def refused(self, host: str) -> bool:
        """Count a request that the host turned away; whether this run has now asked it too often."""
        known = self._read(host)
        known.refusals[self.run_id] = known.refusals.get(self.run_id, 0) + 1
        self._write(host, known)
        return known.refusals[self.run_id] >= MOST_REFUSALS

    def stop(self, host: str, why: str) -> None:
        """This run asks the host for nothing more."""
        known = self._read(host)
        known.stopped[self.run_id] = why
        self._write(host, known)

    def _note_asked(self, host: str) -> datetime:
        known, now = self._read(host), self.clock.now()
        known.asked_at = now.isoformat()
        self._write(host, known)
        return now

    def _read(self, host: str) -> _Host:
        """What is known of a host; where its file is damaged, it counts as asked just now, so that its pace is kept."""
        path = _path(host)
        if not self.storage.exists(path):
            return _Host()
        with contextlib.suppress(ValueError):
            return _whole(self.storage.read(path))
        return _Host(asked_at=self.clock.now().isoformat())

    def _write(self, host: str, known: _Host) -> None:
        for runs in (known.refusals, known.stopped):
            for old in list(runs)[:-_RUNS_KEPT]:
                del runs[old]
        self.storage.write(_path(host), json.dumps(asdict(known), sort_keys=False).encode())


_HOST = TypeAdapter(_Host)


def _whole(text: bytes) -> _Host:
    """A host as its file says.

    Raises:
        ValueError: the file is damaged.
    """
    known = _HOST.validate_json(text)
    for at in (known.asked_at, known.not_before):
        if at and datetime.fromisoformat(at).tzinfo is None:
            raise ValueError(f"{at} names no time zone")
    return known


def _path(host: str) -> str:
    return f"polling/hosts/{host}.json"


def _seconds_until(at: str, now: datetime) -> float:
    return (datetime.fromisoformat(at) - now).total_seconds()


def _stopped(host: str, why: str) -> OutOfReach:
    return OutOfReach(
        f"`{host}` is not asked again in this run: {why}.",
        where=host,
        why="A host that is pressed after it has said no blocks us for good.",
        remedy="The next run asks again; `archive/fetches.jsonl` has what it answered.",
    )


def _later(host: str, at: datetime) -> OutOfReach:
    return OutOfReach(
        f"`{host}` wants to be left alone until {at.astimezone(UTC).isoformat(timespec='seconds')}.",
        where=host,
        why="A host that is asked before it said so blocks us for good.",
        remedy="Nothing: a run after that time asks again.",
    )
