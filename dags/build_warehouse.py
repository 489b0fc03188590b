"""The warehouse is built again whenever a source has newly accepted figures."""

from __future__ import annotations

from typing import Any

from airflow.sdk import AssetAny, dag, task

from dags import triage
from dags.assets import WAREHOUSE_BUILD, observations_of
from dags.catalogue import known_sources
from dags.pools import DUCKDB_WRITER
from dags.retries import START, task_defaults
from dags.tags import Tag
from ingest.settings import Settings

_OBSERVATIONS = [observations_of(source_id) for source_id in known_sources(Settings())]


@task(pool=DUCKDB_WRITER, outlets=[WAREHOUSE_BUILD])
def build(run_id: str | None = None, outlet_events: Any = None) -> None:
    """Conform and model every accepted release, and pass the second gate.

    The event goes out even when nothing changed: a build that was killed before it could tell is told of now,
    and publishing what readers already have costs nothing.
    """
    from expectations.warehouse import check_warehouse
    from publish.build import build as build_warehouse

    built = build_warehouse(Settings(), str(run_id), check_warehouse)
    outlet_events[WAREHOUSE_BUILD].extra = {"run_id": run_id, "changed": built.changed}


@dag(
    schedule=AssetAny(*_OBSERVATIONS) if _OBSERVATIONS else None,
    start_date=START,
    catchup=False,
    max_active_runs=1,
    default_args=task_defaults(),
    doc_md=triage.BUILD,
    tags=[Tag.WAREHOUSE, Tag.TIER_ONE, Tag.NOW],
    is_paused_upon_creation=False,
)
def build_warehouse() -> None:
    """One dbt build, one writer."""
    build()


build_warehouse()
