"""How a release stands before a person: what a question is about, and whether somebody has settled it as it stands."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from ingest.contracts import open_questions
from ingest.decisions import Decision, Decisions
from ingest.lake import Lake
from ingest.ledger import Change
from ingest.proposal import shelf
from ingest.storage import Storage


def standing(release_id: str, state: str, told: str) -> str:
    """A short name of a release as it stands; what is told of it (rules and cells, open questions) is part of it.

    The day is not: a release that is judged again and refused for the same cells is no news to who decided on it.
    """
    return hashlib.sha256("|".join((release_id, state, told)).encode()).hexdigest()[:10]


def standing_of(change: Change, storage: Storage) -> str | None:
    """The name of a release as it stands; None where there is nothing to say yes or no to."""
    if change.state == "quarantined":
        blocking = blocking_cells(Lake(storage).gate_result(change.release_id) or {})
        return standing(change.release_id, change.state, json.dumps(blocking, sort_keys=True)) if blocking else None
    if change.state == "needs_mapping" and storage.exists(shelf.contract_path(change.release_id)):
        text = storage.read(shelf.contract_path(change.release_id))
        return standing(change.release_id, change.state, "|".join(open_questions(text)))
    return None


def blocking_cells(result: dict[str, Any]) -> dict[str, list[str]]:
    """The rules that closed the gate, each with all cells it fired at."""
    found: dict[str, list[str]] = {}
    for finding in result.get("findings", []):
        if finding["severity"] == "critical" and not finding["waived"]:
            cells = found.setdefault(finding["rule"], [])
            cells += [ref for ref in finding["cell_refs"] if ref not in cells]
    return found


class Rejected:
    """What people have rejected: it stays where it is, and waits for nobody until it stands otherwise."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.last = {decision.about: decision for decision in Decisions(storage).all() if decision.settles}
        self.releases = {decision.release_id for decision in self.last.values()}

    def of(self, change: Change) -> Decision | None:
        """The rejection of a release as it stands; None where it was not rejected, or stands otherwise by now."""
        if change.release_id not in self.releases:
            return None
        last = self.last.get(standing_of(change, self.storage) or "")
        return last if last is not None and last.choice == "reject" else None
