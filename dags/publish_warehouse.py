"""Readers are switched to a new warehouse once it is built and verified, and not before."""

from __future__ import annotations

from airflow.sdk import dag, task
from airflow.sdk.exceptions import AirflowSkipException

from dags import triage
from dags.assets import WAREHOUSE_BUILD, WAREHOUSE_PUBLISHED
from dags.pools import DUCKDB_WRITER
from dags.retries import START, task_defaults
from dags.tags import Tag
from ingest.settings import Settings


@task(pool=DUCKDB_WRITER, outlets=[WAREHOUSE_PUBLISHED])
def publish(run_id: str | None = None) -> None:
    """Copy, verify and switch."""
    from publish.snapshot import publish as publish_build

    if not publish_build(Settings(), str(run_id)).changed:
        raise AirflowSkipException("Readers already have this build.")


@dag(
    schedule=WAREHOUSE_BUILD,
    start_date=START,
    catchup=False,
    max_active_runs=1,
    default_args=task_defaults(),
    doc_md=triage.PUBLISH,
    tags=[Tag.PUBLISH, Tag.TIER_ONE, Tag.NOW],
    is_paused_upon_creation=False,
)
def publish_warehouse() -> None:
    """One copy, one switch."""
    publish()


publish_warehouse()
