"""Items that could not be looked at: each stands under a name of its own until it can be again."""

from __future__ import annotations

from datetime import date

from ingest.acquire.drops import slug
from ingest.ledger import Ledger
from ingest.model.errors import CandourError
from ingest.storage import Storage

ENDING = "_poll"
"""No release is called so; the releases of an item keep their states, whatever is wrong with its page."""


class Troubles:
    """What is wrong in one poll, and what was in the one before."""

    def __init__(self, source_id: str, storage: Storage, run_id: str, before: dict[str, str]) -> None:
        self.source_id, self.ledger, self.run_id, self.before = source_id, Ledger(storage), run_id, before
        self.faults: list[CandourError] = []
        self.by_name: dict[str, str] = {}

    def note(self, item_id: str, fault: CandourError, next_day: date | None) -> None:
        """An item that broke; what may pass by itself is no matter for the ledger."""
        name = self._name(item_id)
        self.by_name[name] = fault.as_text()
        if fault.what not in {other.what for other in self.faults}:
            self.faults.append(fault)
        if not fault.retriable:
            what = f"{fault.what} ({fault.where})" if fault.where else fault.what
            why = f"{what}; it is asked again from {next_day}" if next_day else what
            self.ledger.enter(name, "needs_mapping", why, self.run_id)

    def missing(self, item_id: str, words: str) -> None:
        """An item that is listed and was never there: a link that leads nowhere is no fault of ours, and no absence."""
        self.by_name[self._name(item_id)] = words

    def still(self, item_id: str) -> None:
        """An item that is left alone for now; what is wrong with it stays told, and nobody is told anew."""
        name = self._name(item_id)
        if name in self.before:
            self.by_name[name] = self.before[name]

    def over(self, item_id: str) -> None:
        """An item that can be looked at."""
        name = self._name(item_id)
        if name not in self.before:
            return
        last = self.ledger.of(name)
        if last is not None and last.state == "needs_mapping":
            self.ledger.enter(name, "withdrawn", "its publisher answers for it again", self.run_id)

    def _name(self, item_id: str) -> str:
        return f"{self.source_id}/{slug(item_id.rstrip('/').replace('.', '_'))}{ENDING}"
