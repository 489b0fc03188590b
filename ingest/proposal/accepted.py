"""A proposal that a person accepts as it stands: only where nothing but the look at its preview was asked for."""

from __future__ import annotations

from ingest.contracts import OPEN, open_questions
from ingest.model.errors import NeedsAPerson, WrongUse
from ingest.proposal import shelf
from ingest.proposal.waiting import LOOK
from ingest.storage import Storage


def can_be_accepted(text: bytes) -> bool:
    """Whether the only open question is whether the preview shows every figure."""
    asked = open_questions(text)
    return bool(asked) and all(question.endswith(LOOK) and OPEN not in question for question in asked)


def accept(release_id: str, storage: Storage) -> None:
    """Take the question out, so that the next look at the source makes a release of the proposal; safe to repeat.

    Raises:
        NeedsAPerson: something else is open; only the file itself can settle it.
        WrongUse: there is no such proposal.
    """
    path = shelf.contract_path(release_id)
    if not storage.exists(path):
        raise WrongUse(f"No proposal waits for {release_id}.", remedy="`candour status` lists what waits.")
    text = storage.read(path)
    asked = open_questions(text)
    if not asked:
        return
    if not can_be_accepted(text):
        raise NeedsAPerson(
            f"The proposal for {release_id} has questions that an acceptance does not answer: {asked[0]}",
            where=path,
            why="A contract that is half understood reads figures wrongly.",
            remedy="Settle each question in the file and delete its comment; the next run takes it up.",
        )
    lines = [line.split(OPEN)[0].rstrip() if OPEN in line else line for line in text.decode().splitlines()]
    storage.write(path, ("\n".join(lines) + "\n").encode())
