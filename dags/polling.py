"""The poll of one source: now, over days gone by, or tightly on a release morning, when it gives its worker back
between two looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from airflow.sdk import BaseOperator
from airflow.sdk.exceptions import AirflowSkipException

from dags.days import Errand, errand
from dags.retries import is_attended
from ingest.london import day_in_london
from ingest.model.errors import CandourError, NeedsAPerson
from ingest.settings import Settings

if TYPE_CHECKING:
    from airflow.sdk import Context

    from ingest.acquire.poll import Polled


class PollOperator(BaseOperator):
    """Asks a source what is new and says what came of it; on a release morning until something has come."""

    ui_color = "#e8f0e4"
    template_fields: Sequence[str] = ()

    def __init__(self, *, source_id: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.source_id = source_id

    def execute(self, context: Context, event: Any = None) -> dict[str, Any]:
        """Poll; `event` is only what a trigger sends when a worker comes back to a release morning."""
        settings, now = Settings(), datetime.now(UTC)
        if not settings.contact:
            raise AirflowSkipException("Nobody is named whom a publisher could write to: set CANDOUR_CONTACT.")
        asked = _errand_of(context, now)
        if asked.asks_nobody:
            raise AirflowSkipException("This run only looks at what is here.")
        if asked == Errand() and is_attended() and not _is_due(self.source_id, settings, now):
            raise AirflowSkipException("It was asked after its last appointed time; `candour acquire` asks it anyhow.")
        if asked.morning and now < asked.morning.opens:
            self._wait_until(asked.morning.opens)
        found = poll_source(self.source_id, settings, str(context["run_id"]), asked.days, sweep=asked == Errand())
        if asked.morning and not found["release_ids"]:
            if again := asked.morning.next_look(datetime.now(UTC)):
                self._wait_until(again)
            found["is_late"] = True
        return found

    def _wait_until(self, moment: datetime) -> None:
        """Give the worker and the host's turn back until then; the triggerer keeps the time."""
        from airflow.providers.standard.triggers.temporal import DateTimeTrigger

        self.defer(trigger=DateTimeTrigger(moment=moment.astimezone(UTC)), method_name="execute")


def poll_source(
    source_id: str, settings: Settings, run_id: str, days: Sequence[date] = (), *, sweep: bool = False
) -> dict[str, Any]:
    """Poll a source, for each of some days or now; the one place where DAGs ask a publisher for anything.

    Raises:
        CandourError: what went wrong, after everything that went well is safely written.
    """
    from ingest.acquire.poll import poll

    polls = [poll(source_id, settings, run_id, sweep=sweep, day=day) for day in days or (None,)]
    faults = [fault for polled in polls for fault in polled.faults]
    if faults:
        raise _one_fault(source_id, faults)
    return summed(source_id, polls)


def _is_due(source_id: str, settings: Settings, now: datetime) -> bool:
    from ingest.acquire.due import is_due
    from ingest.registry import Registry
    from ingest.storage import Storage

    return is_due(Registry(settings).source(source_id), Storage(settings.data_root), now)


def summed(source_id: str, polls: Sequence[Polled]) -> dict[str, Any]:
    """What some polls came to, as plain values."""
    counted = ("listed", "new", "changed", "unchanged", "withdrawn", "announced", "missing")
    counts: dict[str, Any] = {name: sum(getattr(polled, name) for polled in polls) for name in counted}
    release_ids = sorted({i for polled in polls for i in polled.release_ids})
    return {"source_id": source_id, **counts, "release_ids": release_ids}


def _errand_of(context: Context, now: datetime) -> Errand:
    run = context["dag_run"]
    run_type = getattr(run.run_type, "value", run.run_type)
    return errand(run_type, run.logical_date, run.conf, day_in_london(now))


def _one_fault(source_id: str, faults: Sequence[CandourError]) -> CandourError:
    """The fault itself where it is alone or can be tried again; else one that names them all."""
    first = next((fault for fault in faults if fault.retriable), faults[0])
    if len(faults) == 1 or first.retriable:
        return first
    return NeedsAPerson(
        f"{len(faults)} items of {source_id} could not be taken: " + "; ".join(fault.what for fault in faults[:5]),
        where=first.where,
        why="What was found besides them is safe and goes on.",
        remedy=first.remedy,
    )
