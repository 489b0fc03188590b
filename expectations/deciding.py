"""What waits for a person's decision, what they are shown, and what is done with their answer.

Nothing here shows a figure: rules, cells and where the report or the preview lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from pydantic import ValidationError

from expectations.disclosure.rules import RULES
from expectations.waivers import Waiver
from expectations.waiving import add_waiver
from ingest.contracts import open_questions
from ingest.decisions import Choice, Decision, Decisions
from ingest.lake import Lake
from ingest.ledger import Change, Ledger
from ingest.model.errors import NeedsAPerson, WrongUse
from ingest.privacy import strip_personal_data
from ingest.proposal import accepted, shelf
from ingest.settings import Settings
from ingest.standing import blocking_cells, standing_of
from ingest.storage import Storage

_CELLS_SHOWN = 20
_LONGEST_WAIVER = timedelta(days=366)
_GIVEN_FOR: tuple[Choice, ...] = ("accept", "reject")


@dataclass(frozen=True)
class Waiting:
    """A release that waits for a person: `times_asked` counts answers that settled nothing."""

    release_id: str
    state: str
    about: str
    subject: str
    body: str
    choices: tuple[Choice, ...]
    rules: tuple[str, ...]
    times_asked: int


@dataclass(frozen=True)
class Answer:
    """What a person answered, and who they are as the page or the terminal knows them."""

    choice: Choice
    who: str
    reason: str = ""
    rule: str | None = None
    until: str | None = None


def waiting(settings: Settings) -> list[Waiting]:
    """Every release that waits for an answer, and has none for the way it stands now."""
    storage = Storage(settings.data_root)
    decided = Decisions(storage)
    current = Ledger(storage).current()
    asked = [_asked_about(change, decided, storage) for _, change in sorted(current.items())]
    return [one for one in asked if one is not None]


def waiting_for(release_id: str, settings: Settings, *, again: bool = False) -> Waiting | None:
    """The question about one release; None where nothing waits, or it was answered and is not to be asked `again`."""
    storage = Storage(settings.data_root)
    change = Ledger(storage).current().get(release_id)
    return _asked_about(change, Decisions(storage), storage, again=again) if change else None


def decide(asked: Waiting, answer: Answer, settings: Settings, run_id: str) -> Decision:
    """Act on an answer and record it; safe to repeat. An answer that cannot be acted on is recorded with its fault.

    Raises:
        StorageFailed: the disk refused; then nothing counts as decided.
    """
    fault = ""
    try:
        _act(asked, answer, settings)
    except (NeedsAPerson, WrongUse) as slip:
        fault = slip.what
    storage = Storage(settings.data_root)
    decision = Decision(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        release_id=asked.release_id,
        about=asked.about,
        choice=answer.choice,
        who=answer.who,
        reason=strip_personal_data(answer.reason).text,
        run_id=run_id,
        rule=answer.rule if answer.choice == "accept" else None,
        until=answer.until if answer.choice == "accept" else None,
        fault=fault,
    )
    Decisions(storage).record(decision)
    return decision


def _asked_about(change: Change, decided: Decisions, storage: Storage, *, again: bool = False) -> Waiting | None:
    about = standing_of(change, storage)
    given = decided.about(about) if about else []
    if about is None or (not again and any(d.settles for d in given)):
        return None
    return (_refused if change.state == "quarantined" else _proposed)(change, about, given, storage)


def _refused(change: Change, about: str, given: list[Decision], storage: Storage) -> Waiting:
    release_id = change.release_id
    blocking = blocking_cells(Lake(storage).gate_result(release_id) or {})
    lines = [
        f"The gate refused `{release_id}`; nothing of it is loaded, and nothing else waits for it.",
        "\n".join(f"- **{rule}** at {_shown(cells)}. {_meaning(rule)}" for rule, cells in blocking.items()),
        f"Report: `{storage.address(f'reports/{release_id}/index.html')}`. Runbook: `docs/runbooks/gate_closed.md`.",
        "**Accept with waiver** needs `rule`, `reason` (what was found out, and from whom) and `until`. **Fix**: you "
        "mend the mapping or a relation. **Reject**: it stays in quarantine. Never quote a hidden figure.",
        *_told_before(given),
    ]
    subject = f"{release_id} is in quarantine: {', '.join(blocking)}"
    choices: tuple[Choice, ...] = ("accept", "fix", "reject")
    return Waiting(release_id, change.state, about, subject, "\n\n".join(lines), choices, tuple(blocking), len(given))


def _proposed(change: Change, about: str, given: list[Decision], storage: Storage) -> Waiting:
    release_id = change.release_id
    preview, proposal = shelf.page_path(release_id), shelf.contract_path(release_id)
    text = storage.read(proposal)
    can_accept = accepted.can_be_accepted(text)
    lines = [
        f"A document without a contract waits as `{release_id}`.",
        "\n".join(f"- {strip_personal_data(question).text}" for question in open_questions(text)),
        f"Preview: `{storage.address(preview)}`. Proposal: `{storage.address(proposal)}`. "
        "Runbook: `docs/runbooks/needs_mapping.md`.",
        "**Accept as proposed**: the preview shows every figure."
        if can_accept
        else "It cannot be accepted as it stands: settle each question in the proposal and delete its comment.",
        "**Fix**: you settle the proposal by hand. **Reject**: it is not to be loaded.",
        *_told_before(given),
    ]
    choices: tuple[Choice, ...] = ("accept", "fix", "reject") if can_accept else ("fix", "reject")
    subject = f"{release_id} waits for its mapping"
    return Waiting(release_id, change.state, about, subject, "\n\n".join(lines), choices, (), len(given))


def _act(asked: Waiting, answer: Answer, settings: Settings) -> None:
    if answer.choice not in (*asked.choices, "later"):
        raise WrongUse(f"`{answer.choice}` is no answer for {asked.release_id}: {', '.join(asked.choices)}.")
    if answer.choice in _GIVEN_FOR and not answer.reason.strip():
        raise WrongUse(f"To {answer.choice} a release takes a `reason`: what was found out, and from whom.")
    if answer.choice != "accept":
        return
    if asked.state == "needs_mapping":
        accepted.accept(asked.release_id, Storage(settings.data_root))
        return
    cells = blocking_cells(Lake(Storage(settings.data_root)).gate_result(asked.release_id) or {})
    if answer.rule not in cells:
        raise WrongUse(f"No finding of rule `{answer.rule}` stands against {asked.release_id}.")
    add_waiver(settings.waivers, _waiver(asked.release_id, answer, cells[answer.rule or ""]))


def _waiver(release_id: str, answer: Answer, cells: list[str]) -> Waiver:
    today = date.today()
    given = {
        "rule": answer.rule,
        "release": release_id,
        "cells": cells,
        "reason": strip_personal_data(answer.reason.strip()).text,
        "who": answer.who,
        "on": today,
        "until": answer.until,
    }
    try:
        waiver = Waiver.model_validate(given)
    except ValidationError as fault:
        told = "; ".join(f"`{'.'.join(map(str, e['loc'])) or 'until'}`: {e['msg']}" for e in fault.errors())
        raise WrongUse(f"The waiver lacks something: {told}.") from fault
    if waiver.until > today + _LONGEST_WAIVER:
        raise WrongUse(f"`until` ({waiver.until}) is more than a year away: a waiver is looked at again by then.")
    return waiver


def _told_before(given: list[Decision]) -> list[str]:
    last = given[-1] if given else None
    return [f"The answer of {last.who} could not be taken: {last.fault}"] if last and last.fault else []


def _shown(cells: list[str]) -> str:
    more = f" and {len(cells) - _CELLS_SHOWN} more" if len(cells) > _CELLS_SHOWN else ""
    return ", ".join(f"`{cell}`" for cell in cells[:_CELLS_SHOWN]) + more


def _meaning(rule: str) -> str:
    return RULES[rule].meaning if rule in RULES else "Its rows are not observations anyone could read."
