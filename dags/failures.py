"""A failed task says, in one structured message per cause, which rule, which cells, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

import structlog

from dags.messages import Cause
from ingest.model import errors

log = structlog.get_logger("candour.failures")

_RUNBOOKS: tuple[tuple[type[BaseException], str], ...] = (
    (errors.GateClosed, "gate_closed"),
    (errors.StorageFailed, "storage_failed"),
    (errors.OutOfReach, "out_of_reach"),
    (errors.InvalidContract, "invalid_contract"),
    (errors.UnreadableDocument, "unreadable_release"),
    (errors.UnreadableCell, "unreadable_release"),
)


def runbook(error: BaseException | None) -> str:
    """The page that says what to do about an error."""
    name = next((page for kind, page in _RUNBOOKS if isinstance(error, kind)), "task_failed")
    return f"docs/runbooks/{name}.md"


def explain_failure(context: Mapping[str, Any]) -> None:
    """Log every cause of a task's failure, and tell whoever is to be told; Airflow calls this once it is final.

    A person at the terminal reads it there.
    """
    from dags.messages import tell
    from dags.retries import is_attended

    for cause in causes(context):
        told = {name: value for name, value in asdict(cause).items() if name not in ("severity", "same_as")}
        log.error("task_failed", **told)
        if not is_attended():
            tell(cause)


def causes(context: Mapping[str, Any]) -> Iterator[Cause]:
    """One entry per cause: the gate names each rule that blocks, any other error is one cause."""
    error, ti = context.get("exception"), context["ti"]
    if any(kind.__name__ == "AirflowException" for kind in type(error).__mro__):
        # It failed only because one before it had.
        return
    release_id = release_of(ti.task)
    about = {"dag": ti.dag_id, "task": ti.task_id, "release": release_id, "runbook": runbook(error)}
    blocking = _blocking(release_id) if isinstance(error, errors.GateClosed) and release_id else {}
    for rule, cells in blocking.items():
        yield Cause(what=_meaning(rule), rule=rule, cells=tuple(cells), remedy=_remedy(rule), **about)
    if not blocking:
        yield _one_cause(error, about)


def _one_cause(error: BaseException | str | None, about: Mapping[str, Any]) -> Cause:
    """A fault of ours in its own words; of any other only its kind, for nobody knows what its text quotes."""
    if not isinstance(error, errors.CandourError):
        kind = type(error).__name__ if isinstance(error, BaseException) else "no error was given"
        return Cause(what=f"{about['task']} ended with {kind}.", remedy="Read the log of the task.", **about)
    shared = {errors.StorageFailed: "the disk", errors.OutOfReach: f"host {error.where}"}.get(type(error), "")
    # What the gate says of single cells is for its report alone.
    what = error.what.splitlines()[0] if isinstance(error, errors.GateClosed) else error.what
    return Cause(what=what, where=error.where, remedy=error.remedy, same_as=shared, **about)


def release_of(task: Any) -> str | None:
    """The release a mapped task was about."""
    release_id = (getattr(task, "op_kwargs", None) or {}).get("release_id")
    return release_id if isinstance(release_id, str) else None


def _blocking(release_id: str) -> dict[str, list[str]]:
    from ingest.lake import Lake
    from ingest.settings import Settings
    from ingest.standing import blocking_cells
    from ingest.storage import Storage

    return blocking_cells(Lake(Storage(Settings().data_root)).gate_result(release_id) or {})


def _meaning(rule: str) -> str:
    from expectations.disclosure.rules import RULES

    return RULES[rule].meaning if rule in RULES else "Its rows are not observations anyone could read."


def _remedy(rule: str) -> str:
    from expectations.disclosure.rules import RULES

    return RULES[rule].remedy if rule in RULES else "Mend the mapping of the release and read it again."
