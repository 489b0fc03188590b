"""Files that an item no longer has, though it stays: noted on the first day, acted on when still gone on another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ingest.acquire.watch.absence import Absences
from ingest.acquire.watch.memory import Dropped, Missing, Remembered


class DroppedFiles:
    """The files that items of one source have lost, as one run finds them."""

    def __init__(self, absences: Absences) -> None:
        self.absences = absences

    def look(self, known: Remembered, after: Remembered, today: date) -> tuple[Remembered, list[str]]:
        """Compare the documents of an item before and after it was taken in.

        Returns the item as it is remembered then, and the names of the files that were acted on. A file that is there
        under another name, or of which an edition came, is not lost; one that came by another item may be there still.
        """
        there = {held.ref for held in after.files}, set(after.release_ids)
        noted = {lost.held.ref: lost for lost in known.dropped}
        for held in known.files:
            if held.ref == known.ref or held.ref.startswith(f"{known.ref}_"):
                noted.setdefault(held.ref, Dropped(held, Missing("", "", "gone")))
        kept, acted_on = list[Dropped](), list[str]()
        for lost in noted.values():
            if lost.held.ref in there[0] or lost.held.release_id in there[1]:
                self._back(lost)
                continue
            now = self._missed(lost, known.item_id, today)
            kept.append(now)
            if now.missing.is_settled and not lost.missing.is_settled:
                acted_on.append(lost.held.name)
        return replace(after, dropped=tuple(kept)), acted_on

    def _missed(self, lost: Dropped, item_id: str, today: date) -> Dropped:
        """A file that is not there: two looks of one day are one."""
        before, day = lost.missing, today.isoformat()
        if before.is_settled or before.last == day:
            return lost
        why = f"its publisher no longer offers the file `{lost.held.name}`"
        missing = Missing(before.since or day, day, "gone", why, is_settled=bool(before.since))
        if missing.is_settled:
            self.absences.bury(item_id, [lost.held.release_id], missing)
        return replace(lost, missing=missing)

    def _back(self, lost: Dropped) -> None:
        if lost.missing.is_settled:
            self.absences.restore([lost.held.release_id])
