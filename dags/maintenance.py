"""Once a day: is the archive whole, what is late, and what of Airflow's own may go."""

from __future__ import annotations

from datetime import UTC, datetime

from airflow.sdk import dag, task

from dags import triage
from dags.retries import START, task_defaults
from dags.tags import Tag
from ingest.settings import Settings


@task
def fixity() -> int:
    """Hash today's slice of the archive again."""
    from dags import upkeep

    return upkeep.fixity(Settings(), upkeep.part_of(datetime.now(UTC)))


@task
def freshness() -> list[str]:
    """Warn of every source that is later than its cadence says."""
    from dags import overdue

    return overdue.sources(Settings(), datetime.now(UTC))


@task
def promises() -> list[str]:
    """Warn of every publication that was announced or promised for a day gone by and has not come."""
    from dags import overdue

    return overdue.promises(Settings(), datetime.now(UTC))


@task
def clean_metadata() -> str:
    """Delete what Airflow remembers of old runs."""
    from dags import upkeep

    return upkeep.clean_metadata(datetime.now(UTC))


@task
def clean_logs() -> int:
    """Delete old logs of Airflow's tasks."""
    from dags import upkeep

    return upkeep.clean_logs(datetime.now(UTC))


@dag(
    schedule="40 4 * * *",
    start_date=START,
    catchup=False,
    max_active_runs=1,
    default_args=task_defaults(),
    doc_md=triage.UPKEEP,
    tags=[Tag.UPKEEP, Tag.TIER_THREE, Tag.NOW],
    is_paused_upon_creation=False,
)
def maintenance() -> None:
    """Each step by itself: one that fails keeps no other from its turn."""
    fixity()
    freshness()
    promises()
    clean_metadata()
    clean_logs()


maintenance()
