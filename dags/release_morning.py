"""On the morning of an announced publication its source is looked at tightly, by a run of its own ingest DAG."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import CronTriggerTimetable, dag, task

from dags import triage
from dags.catalogue import known_sources
from dags.retries import START, task_defaults
from dags.tags import Tag
from ingest.london import day_in_london
from ingest.settings import Settings


@task.short_circuit
def announced_today() -> list[dict[str, Any]]:
    """One run to start for each source that has announced something for today."""
    today = day_in_london(datetime.now(UTC))
    return [
        {
            "trigger_dag_id": f"ingest__{source_id}",
            "trigger_run_id": f"release_morning__{today}",
            "conf": {"morning": today.isoformat()},
        }
        for source_id in due_on(today, Settings())
    ]


def due_on(day: date, settings: Settings) -> list[str]:
    """The sources that may be fetched and have announced something for a day that is not out yet."""
    from ingest.acquire.calendar import Calendar
    from ingest.storage import Storage

    storage = Storage(settings.data_root)
    return [
        source_id
        for source_id, source in known_sources(settings).items()
        if source is not None and source.may_be_fetched and Calendar(storage, source_id).due_on(day)
    ]


@dag(
    schedule=CronTriggerTimetable("20 9 * * *", timezone="Europe/London"),
    start_date=START,
    catchup=False,
    max_active_runs=1,
    default_args=task_defaults(),
    doc_md=triage.MORNING,
    tags=[Tag.INGEST, Tag.TIER_THREE, Tag.NOW],
    is_paused_upon_creation=False,
)
def release_morning() -> None:
    """Five minutes before the first look, so that a worker is free for it."""
    TriggerDagRunOperator.partial(
        task_id="watch",
        logical_date=None,
        skip_when_already_exists=True,
        openlineage_inject_parent_info=False,
        map_index_template="{{ task.trigger_dag_id }}",
    ).expand_kwargs(announced_today())


release_morning()
