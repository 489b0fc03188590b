"""Asks a source what is new, changed or gone, and lays every new document where the next steps find it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ingest.acquire.http.clock import Clock
from ingest.model.errors import CandourError
from ingest.settings import Settings


@dataclass(frozen=True)
class Polled:
    """What a poll came to: how many items of each kind, which releases have something to do, and what went wrong.

    `notes` are what is worth saying and no fault: a stale answer that was passed over, an item that came back.
    """

    source_id: str
    listed: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    announced: int = 0
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
) -> Polled:
    """Ask a source what is new, and archive it.

    Args:
        source_id: the source; one that is `manual_only` is never asked.
        settings: where sources and data stand.
        run_id: written beside every request and every change of state.
        clock: the time to go by; that of the machine where none is given.
        sweep: ask for known items as well, for no catalogue lists a silent edit.
        day: the last day of the window, for going over days gone by; today where none is given.
    """
    return Polled(source_id)
