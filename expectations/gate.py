"""The gate: may this release be loaded? It is the move of a file, not a flag.

Order of the writes: the report, the gate's result, the move, the line in the ledger. Whatever is killed
when, the next run finds which of them stand and does the rest.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from expectations.declared import Declared
from expectations.disclosure.rules import RULES
from expectations.fingerprint import basis, fingerprint
from expectations.judge import judge
from expectations.meter import COST, measured
from expectations.neighbours import still_stands
from expectations.report import write_report
from expectations.waivers import expired
from ingest.lake import Lake, Shelf
from ingest.ledger import Ledger, State
from ingest.model.errors import GateClosed, InvalidContract, WrongUse
from ingest.settings import Settings
from ingest.storage import Storage

_SHELF: dict[str, Shelf] = {"accepted": "accepted", "quarantined": "quarantine"}
_STATE: dict[str, State] = {"accepted": "accepted", "quarantined": "quarantined"}
_MESSAGES = 5


@measured
def gate(release_id: str, settings: Settings, run_id: str, today: date | None = None) -> dict[str, Any]:
    """Judge a release and put it where it belongs; raises `GateClosed`, after all is written, when it blocks.

    A release is judged beside everything accepted, one at a time. One whose verdict still rests on the same file,
    declarations, neighbours, waivers and code is not judged again.
    """
    lake, today = Lake(Storage(settings.data_root)), today or date.today()
    with lake.one_at_a_time():
        result = _gated(release_id, lake, settings, run_id, today)
    if result["decision"] == "quarantined":
        raise _closed(result, lake)
    return result


def _gated(release_id: str, lake: Lake, settings: Settings, run_id: str, today: date) -> dict[str, Any]:
    shelf = lake.where(release_id)
    if shelf is None:
        raise WrongUse(
            f"No release {release_id} waits for the gate.",
            remedy="`candour status` lists the releases.",
        )
    record = _record(release_id, lake)
    result = _standing(release_id, shelf, record, lake, settings)
    if result is None or expired(settings.waivers, release_id, today):
        shelf = _back_to_candidate(release_id, shelf, lake, run_id)
        result = _judged(release_id, shelf, record, lake, settings, today)
    _settle(release_id, shelf, result, lake, run_id)
    return result


@measured
def gate_inputs_changed(release_id: str, settings: Settings, today: date | None = None) -> bool:
    """Whether a release has to go through the gate (again).

    New bytes, a new waiver, a neighbour that is no longer what it was, or a run that was cut short.
    """
    lake, today = Lake(Storage(settings.data_root)), today or date.today()
    shelf = lake.where(release_id)
    if shelf is None:
        return False
    if shelf == "candidate" or expired(settings.waivers, release_id, today):
        return True
    result = _standing(release_id, shelf, _record(release_id, lake), lake, settings)
    if result is None:
        return True
    last = Ledger(lake.storage).of(release_id)
    return last is None or last.state != result["decision"]


def _judged(
    release_id: str,
    shelf: Shelf,
    record: dict[str, Any],
    lake: Lake,
    settings: Settings,
    today: date,
) -> dict[str, Any]:
    """A fresh verdict, on disk with its report before anything moves."""
    COST.judged += 1
    observations = lake.observations(shelf, release_id)
    declared = Declared.of(release_id, record)
    own = basis(release_id, shelf, record, lake)
    verdict = judge(release_id, observations, declared, own, lake, settings, today)
    result = verdict.public | {"fingerprint": fingerprint(release_id, own, settings)}
    lake.put_evidence(release_id, verdict.evidence)
    write_report(release_id, observations, record, declared.policy, result, lake)
    lake.put_gate_result(release_id, result)
    return result


def _standing(
    release_id: str, shelf: Shelf, record: dict[str, Any], lake: Lake, settings: Settings
) -> dict[str, Any] | None:
    """The verdict on disk, if it still holds and the release stands where it says, or is about to be moved there."""
    result = lake.gate_result(release_id)
    own = basis(release_id, shelf, record, lake)
    if result is None or result.get("fingerprint") != fingerprint(release_id, own, settings):
        return None
    if not still_stands(result["beside"], lake):
        return None
    return result if shelf in ("candidate", _SHELF[result["decision"]]) else None


def _back_to_candidate(release_id: str, shelf: Shelf, lake: Lake, run_id: str) -> Shelf:
    """A quarantined release waits again; an accepted one is judged where it stands, so that no build misses it."""
    if shelf != "quarantine":
        return shelf
    lake.move(release_id, "quarantine", "candidate")
    Ledger(lake.storage).enter(
        release_id,
        "candidate",
        "to be gated again: its waivers or the rules changed",
        run_id,
    )
    return "candidate"


def _settle(release_id: str, shelf: Shelf, result: dict[str, Any], lake: Lake, run_id: str) -> None:
    """Move the file to the shelf of its verdict, then say so in the ledger."""
    target = _SHELF[result["decision"]]
    if shelf != target:
        lake.move(release_id, shelf, target)
    ledger, state = Ledger(lake.storage), _STATE[result["decision"]]
    ledger.enter(release_id, state, _why(result), run_id)


def _why(result: dict[str, Any]) -> str:
    """The reason in the ledger: which rules, never what they found."""
    blocking = _rules(f for f in result["findings"] if f["severity"] == "critical" and not f["waived"])
    if result["decision"] == "quarantined":
        return f"closed by {blocking}"
    parts = ["passed the gate"]
    waived, warned = (
        _rules(f for f in result["findings"] if f["waived"]),
        _rules(f for f in result["findings"] if f["severity"] == "warning" and not f["waived"]),
    )
    parts += [f"waived {waived}"] if waived else []
    parts += [f"with warnings {warned}"] if warned else []
    return ", ".join(parts)


def _rules(findings: Any) -> str:
    return ", ".join(sorted({finding["rule"] for finding in findings}))


def _closed(result: dict[str, Any], lake: Lake) -> GateClosed:
    release_id = result["release_id"]
    blocking = [f for f in result["findings"] if f["severity"] == "critical" and not f["waived"]]
    told = [f"{f['rule']}: {f['message']}" for f in blocking[:_MESSAGES]]
    told += [f"and {len(blocking) - _MESSAGES} more; the report has them all"] if len(blocking) > _MESSAGES else []
    rules = [RULES[rule] for rule in dict.fromkeys(f["rule"] for f in blocking) if rule in RULES]
    return GateClosed(
        f"The gate refused {release_id}.\n" + "\n".join(told),
        where=lake.storage.address(f"reports/{release_id}/index.html"),
        why=" ".join(rule.meaning for rule in rules) or "Its rows are not observations anyone could read.",
        remedy=" ".join(rule.remedy for rule in rules) or "Mend the mapping of the release and read it again.",
    )


def _record(release_id: str, lake: Lake) -> dict[str, Any]:
    record = lake.record(release_id)
    if record is None:
        raise InvalidContract(
            f"Nothing is known of {release_id}: its record is missing.",
            where=f"ledger/releases/{release_id}.json",
            why="Without its policy and relations a release cannot be judged.",
            remedy="Read the release again.",
        )
    return record
