"""What is late is told and never fails: a run that takes too long, a morning on which nothing came."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

from airflow.sdk.definitions.callback import AsyncCallback
from airflow.sdk.definitions.deadline import DeadlineAlert, DeadlineReference

from dags.retries import is_attended

LONGEST_RUN = timedelta(hours=3)


def deadline(dag_id: str) -> DeadlineAlert | None:
    """A run of a DAG that is still not over long after it was queued is told of; it goes on all the same.

    A run at the terminal has a person beside it, and Airflow's own runner cannot look a deadline up.
    """
    if is_attended():
        return None
    return DeadlineAlert(
        name="takes too long",
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        interval=LONGEST_RUN,
        callback=AsyncCallback(run_takes_too_long, kwargs={"dag_id": dag_id}),
    )


async def run_takes_too_long(dag_id: str, **_context: Any) -> None:
    """Airflow's triggerer calls this once a deadline has passed."""
    told = f"A run of {dag_id} is not over {LONGEST_RUN} after it was queued."
    await asyncio.to_thread(_warn, dag_id, told, "late_run")


def warn_of_morning(source_id: str) -> None:
    """A publication was announced for this morning and has not come by its end."""
    told = f"{source_id} announced a publication for this morning; nothing had come when the morning was over."
    _warn(f"ingest__{source_id}", told, "late_release")


def _warn(dag_id: str, told: str, runbook: str) -> None:
    from dags.messages import Cause, tell

    tell(
        Cause(
            what=told,
            dag=dag_id,
            runbook=f"docs/runbooks/{runbook}.md",
            remedy="Nothing has failed. The runbook says what to look at.",
            severity="warning",
        )
    )
