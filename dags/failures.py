"""A failed task says, in one structured message per cause, which rule, which cells, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import structlog

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
    """Log every cause of a task's failure; Airflow calls this once a task has failed for good."""
    for cause in causes(context):
        log.error("task_failed", **cause)


def causes(context: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """One entry per cause: the gate names each blocking finding, any other error is one cause."""
    error = context.get("exception")
    ti = context["ti"]
    release_id = release_of(ti.task)
    about = {"dag": ti.dag_id, "task": ti.task_id, "release": release_id, "runbook": runbook(error)}
    findings = _blocking_findings(release_id) if isinstance(error, errors.GateClosed) and release_id else []
    for finding in findings:
        yield about | {
            "rule": finding["rule"],
            "cells": finding["cell_refs"],
            "what": finding["message"],
            "remedy": getattr(error, "remedy", ""),
        }
    if not findings:
        yield about | {
            "rule": None,
            "cells": [],
            "what": getattr(error, "what", str(error)),
            "where": getattr(error, "where", ""),
            "remedy": getattr(error, "remedy", ""),
        }


def release_of(task: Any) -> str | None:
    """The release a mapped task was about."""
    release_id = (getattr(task, "op_kwargs", None) or {}).get("release_id")
    return release_id if isinstance(release_id, str) else None


def _blocking_findings(release_id: str) -> list[dict[str, Any]]:
    from ingest.lake import Lake
    from ingest.settings import Settings
    from ingest.storage import Storage

    result = Lake(Storage(Settings().data_root)).gate_result(release_id) or {}
    return [f for f in result.get("findings", []) if f["severity"] == "critical" and not f["waived"]]
