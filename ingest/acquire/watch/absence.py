"""What is no longer there: noted on the first day, acted on when it is still gone on another, and never deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ingest.acquire.item import Item
from ingest.acquire.watch.memory import Memory, Missing, Remembered
from ingest.ledger import Ledger
from ingest.storage import Storage

PATH = "archive/tombstones.jsonl"
_LOOKED_BACK = 64 * 1024


class Absences:
    """The absences of one source, as one run finds them."""

    def __init__(self, source_id: str, storage: Storage, memory: Memory, run_id: str) -> None:
        self.source_id, self.storage, self.memory, self.run_id = source_id, storage, memory, run_id
        self.ledger = Ledger(storage)

    def missed(self, known: Remembered, item: Item, today: date) -> tuple[Remembered, bool]:
        """An item that is not where it was; returns it as it is remembered then, and whether this was acted on.

        A publisher's pages go and come within a day. So it takes two days; two polls of one day are one.
        """
        before, day = known.missing, today.isoformat()
        if before is not None and (before.is_settled or before.last == day):
            return known, False
        if item.moved_to:
            self._expect(item.moved_to, known)
        missing = Missing(before.since if before else day, day, item.standing, item.why, item.moved_to)
        if before is None:
            after = replace(known, missing=missing)
            self.memory.keep(after)
            return after, False
        names = known.release_ids or [f"{self.source_id}/{known.ref}"]
        self.bury(known.item_id, names, missing, lives_on=self._lives_on(missing))
        after = replace(known, standing=item.standing, missing=replace(missing, is_settled=True))
        self.memory.keep(after)
        return after, True

    def back(self, known: Remembered) -> Remembered:
        """An item that is there: releases that stood as withdrawn are what they were before."""
        self.restore(known.release_ids or [f"{self.source_id}/{known.ref}"])
        return replace(known, missing=None)

    def restore(self, release_ids: list[str]) -> None:
        """Make releases that stood as withdrawn what they were before."""
        for release_id in self._now_called(release_ids):
            last = self.ledger.of(release_id)
            if last is not None and last.state == "withdrawn" and last.previous is not None:
                self.ledger.enter(release_id, last.previous, "its publisher shows it again", self.run_id)

    def bury(self, item_id: str, release_ids: list[str], missing: Missing, *, lives_on: bool = False) -> None:
        """Write that something is gone, and let its releases stand as withdrawn, unless it lives on elsewhere."""
        names = self._now_called(release_ids)
        line = {
            "at": missing.last,
            "source_id": self.source_id,
            "item_id": item_id,
            "release_ids": names,
            "standing": missing.standing,
            "why": missing.why,
            "since": missing.since,
            "moved_to": missing.moved_to,
            "run_id": self.run_id,
        }
        if not self._is_buried(line):
            self.storage.append(PATH, line)
        for name in names if not lives_on else ():
            if self.ledger.of(name) is not None:
                self.ledger.enter(
                    name, "withdrawn", f"{missing.why or missing.standing}; its bytes are kept", self.run_id
                )

    def _expect(self, item_id: str, known: Remembered) -> None:
        """Under its new address an item brings the same documents, which are nothing new."""
        if self.memory.of(item_id) is None:
            moved = replace(known, item_id=item_id, signal="", metadata="", missing=None, updated_at=None)
            self.memory.keep(replace(moved, standing="moved"))

    def _now_called(self, release_ids: list[str]) -> list[str]:
        return [self.ledger.now_called(name) for name in release_ids]

    def _lives_on(self, missing: Missing) -> bool:
        """Whether it was seen under its new address."""
        moved = self.memory.of(missing.moved_to) if missing.moved_to else None
        return moved is not None and moved.metadata != "" and moved.missing is None

    def _is_buried(self, line: dict[str, Any]) -> bool:
        """Whether a run that was killed has written the line already; it would be among the last."""
        lines, _ = self.storage.tail(PATH, -_LOOKED_BACK)
        same = ("source_id", "item_id", "release_ids", "since")
        return any(all(one.get(name) == line[name] for name in same) for one in lines)
