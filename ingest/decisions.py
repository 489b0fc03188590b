"""What people decided about releases that waited for them: one appended line each, nothing is ever rewritten."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal, get_args

from ingest.storage import Storage

Choice = Literal["accept", "fix", "reject", "later"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
PATH = "ledger/decisions.jsonl"
_TURN = "ledger/.turn-decisions"


@dataclass(frozen=True)
class Decision:
    """Who decided what, when, and about which standing of which release.

    `about` names how the release stood when the person saw it (`standing`), so that one that changes is asked about
    anew. `fault` says why an answer could not be acted on; then it is asked about again. `run_id` is of the
    question, so that a step that is done twice records one decision.
    """

    at: str
    release_id: str
    about: str
    choice: Choice
    who: str
    reason: str
    run_id: str
    rule: str | None = None
    until: str | None = None
    fault: str = ""

    @property
    def settles(self) -> bool:
        """Whether nobody has to be asked again while the release stands as it did."""
        return self.choice != "later" and not self.fault


class Decisions:
    """The decisions of people, beside the ledger of states."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    def all(self) -> list[Decision]:
        """Every decision, oldest first."""
        return list(self.storage.entries(PATH, Decision))

    def about(self, standing: str) -> list[Decision]:
        """What was decided about a release as it stands."""
        return [decision for decision in self.all() if decision.about == standing]

    def record(self, decision: Decision) -> bool:
        """Append a decision; False where this answer is recorded already."""
        with self.storage.turn(_TURN):
            if any((d.run_id, d.about) == (decision.run_id, decision.about) for d in self.all()):
                return False
            self.storage.append(PATH, asdict(decision))
        return True
