"""Asks a source what is new, changed or gone, and lays every new document where the next steps find it.

A poll may be killed anywhere: what is remembered of an item is written last, so that the next poll does again what was
not finished, and finds what was. One broken item stops no other; it is asked again, after ever longer waits.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.acquire.http.client import Client
from ingest.acquire.http.clock import Clock, WallClock
from ingest.acquire.rounds import Done, Round
from ingest.acquire.watch.polls import LastPoll, keep_poll, last_poll
from ingest.model.errors import CandourError, WrongUse
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage, of_this_machine


@dataclass(frozen=True)
class Polled:
    """What a poll came to: how many items of each kind, which releases have something to do, and what went wrong.

    `missing` are links that lead nowhere, though nothing was ever there. `notes` are what is worth saying and no fault
    of its own: a stale answer that was passed over, an item that came back, what broke in the poll of another worker
    that this one waited for.
    """

    source_id: str
    listed: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    announced: int = 0
    missing: int = 0
    release_ids: list[str] = field(default_factory=list)
    faults: list[CandourError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def poll(
    source_id: str,
    settings: Settings,
    run_id: str,
    clock: Clock | None = None,
    *,
    sweep: bool = False,
    day: date | None = None,
    patient: bool = True,
) -> Polled:
    """Ask a source what is new, and archive it.

    Args:
        source_id: the source; one that is `manual_only` is never asked.
        settings: where sources and data stand.
        run_id: written beside every request and every change of state.
        clock: the time to go by; that of the machine where none is given.
        sweep: ask for known items as well, for no catalogue lists a silent edit.
        day: one day gone by to go over; where none is given, the days since the last good poll and some before it.
        patient: leave what broke alone until its time has come; a person who has mended something is not.
    """
    source, clock = Registry(settings).source(source_id), clock or WallClock()
    if not source.may_be_fetched:
        return Polled(source_id)
    seen = last_poll(source_id, storage := Storage(settings.data_root))
    with of_this_machine(settings.data_root, settings.home).turn(f"polling/.turn-{source_id}"):
        before = last_poll(source_id, storage)
        if before is not None and before != seen and patient and before.covers(sweep, day):
            return _by_another(before)
        try:
            client = Client(settings, source, clock, run_id=run_id)
        except WrongUse as fault:  # nothing was asked, so there is no poll to remember
            return Polled(source_id, faults=[fault])
        try:
            with client:
                done = Round(source, settings, client, before, run_id, patient).go(sweep=sweep, day=day)
        except CandourError as fault:
            at = clock.now().isoformat(timespec="seconds")
            return _failed(LastPoll.failed(source_id, at, run_id, fault.as_text(), before), fault, storage)
        return _kept(done, storage)


def _kept(done: Done, storage: Storage) -> Polled:
    keep_poll(done.poll, storage)
    return _as_polled(done.poll, done.faults)


def _failed(failed: LastPoll, fault: CandourError, storage: Storage) -> Polled:
    """A source that could not be asked; where not even that can be written down, its own fault is the one to tell."""
    with contextlib.suppress(CandourError):
        keep_poll(failed, storage)
    return Polled(failed.source_id, faults=[fault])


def _by_another(done: LastPoll) -> Polled:
    """What another worker's poll came to, asked while this one waited; what broke in it is told here as well."""
    return _as_polled(replace(done, notes=(*done.notes, *dict.fromkeys(done.faults.values()))), [])


def _as_polled(done: LastPoll, faults: list[CandourError]) -> Polled:
    return Polled(
        source_id=done.source_id,
        listed=done.listed,
        new=done.new,
        changed=done.changed,
        unchanged=done.unchanged,
        withdrawn=done.withdrawn,
        announced=done.announced,
        missing=done.missing,
        release_ids=list(done.release_ids),
        faults=faults,
        notes=list(done.notes),
    )
