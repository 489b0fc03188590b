"""What happens while a DAG runs, as one listener hears it: the runner's eyes and the person's progress line."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from airflow.listeners import hookimpl
from airflow.sdk.exceptions import AirflowException

from dags.failures import release_of
from ingest.model.errors import CandourError, GateClosed, NeedsAPerson, StorageFailed

_DISK = (errno.ENOSPC, errno.EROFS, errno.EDQUOT)


@dataclass(frozen=True)
class Fault:
    """One task that failed, and the error it failed with."""

    dag_id: str
    task_id: str
    release_id: str | None
    error: BaseException | str | None

    @property
    def is_refusal(self) -> bool:
        """The gate did its work: a quarantined release is a result, not a crash."""
        return isinstance(self.error, GateClosed)

    @property
    def is_storage(self) -> bool:
        disk_is_full = isinstance(self.error, OSError) and self.error.errno in _DISK
        return isinstance(self.error, StorageFailed) or disk_is_full

    @property
    def is_echo(self) -> bool:
        """A task that failed only because one before it had failed."""
        return isinstance(self.error, AirflowException)

    @property
    def exit_code(self) -> int:
        if self.is_storage:
            return StorageFailed.exit_code
        return self.error.exit_code if isinstance(self.error, CandourError) else NeedsAPerson.exit_code


@dataclass
class Watch:
    """A listener of one run: counts what became of each release and keeps every fault."""

    on_step: Callable[[str, str | None], None]
    faults: list[Fault] = field(default_factory=list)
    accepted: set[str] = field(default_factory=set)
    parked: set[str] = field(default_factory=set)

    @hookimpl
    def on_task_instance_running(self, previous_state: Any, task_instance: Any) -> None:
        self.on_step(task_instance.task_id.rsplit(".", 1)[-1], release_of(task_instance.task))

    @hookimpl
    def on_task_instance_success(self, previous_state: Any, task_instance: Any) -> None:
        release_id = release_of(task_instance.task)
        if release_id and task_instance.task_id == "release.gate":
            self.accepted.add(release_id)

    @hookimpl
    def on_task_instance_skipped(self, previous_state: Any, task_instance: Any) -> None:
        release_id = release_of(task_instance.task)
        if release_id and task_instance.task_id == "release.gate":
            self.parked.add(release_id)

    @hookimpl
    def on_task_instance_failed(self, previous_state: Any, task_instance: Any, error: Any) -> None:
        release_id = release_of(task_instance.task)
        self.faults.append(Fault(task_instance.dag_id, task_instance.task_id, release_id, error))

    def of(self, source_id: str) -> dict[str, int]:
        """Counts of one source, for its line."""
        mine = f"{source_id}/"
        refused = {f.release_id for f in self.faults if f.is_refusal and f.dag_id == f"ingest__{source_id}"}
        failed = [f for f in self.faults if f.dag_id == f"ingest__{source_id}" and not (f.is_refusal or f.is_echo)]
        return {
            "accepted": sum(i.startswith(mine) for i in self.accepted),
            "quarantined": len(refused),
            "waiting": sum(i.startswith(mine) for i in self.parked),
            "failed": len(failed),
        }
