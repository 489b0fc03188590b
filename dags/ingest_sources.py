"""One DAG per source, from one loop: its publisher is asked; what is new is read and judged, each release by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from airflow.sdk import DAG, CronDataIntervalTimetable, TriggerRule, dag, task, task_group
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException

from dags import triage
from dags.assets import WAITING, items_of, observations_of
from dags.catalogue import known_sources
from dags.lateness import deadline
from dags.polling import PollOperator
from dags.pools import host_pools
from dags.retries import START, task_defaults
from dags.tags import Tag, of_kind
from ingest.settings import Settings

if TYPE_CHECKING:
    from ingest.model.source import Source

# The page names a mapped task by its release, not by a number.
_RELEASE = "{{ task.op_kwargs['release_id'] }}"


@task(trigger_rule=TriggerRule.ALL_SUCCESS)
def items(polled: dict[str, Any], outlet_events: Any = None, task: Any = None) -> None:
    """Say that a publisher has something new; where the poll failed this has no turn, and the run is red."""
    from dags.lateness import warn_of_morning

    if polled.get("is_late"):
        warn_of_morning(polled["source_id"])
    if not polled["release_ids"]:
        raise AirflowSkipException("Nothing is new at the publisher.")
    for outlet in task.outlets:
        outlet_events[outlet].extra = {name: polled[name] for name in ("new", "changed", "withdrawn", "release_ids")}


@task.short_circuit(trigger_rule=TriggerRule.ALL_DONE)
def discover(source_id: str, run_id: str | None = None) -> list[str]:
    """Releases of a source that have something to do; where there is none, everything after is skipped at once."""
    from expectations.gate import gate_inputs_changed
    from ingest import pipeline

    settings = Settings()
    return pipeline.discover(source_id, settings, str(run_id), lambda i: gate_inputs_changed(i, settings))


@task(map_index_template=_RELEASE)
def acquire(release_id: str, run_id: str | None = None) -> None:
    """Take a release's documents into the archive."""
    from ingest import pipeline

    pipeline.acquire(release_id, Settings(), str(run_id))


@task(map_index_template=_RELEASE)
def read(release_id: str, run_id: str | None = None) -> str:
    """Turn a release's documents into observations; returns the state it is in then."""
    from ingest import pipeline

    return pipeline.read(release_id, Settings(), str(run_id))


@task(map_index_template=_RELEASE)
def gate(release_id: str, state: str, run_id: str | None = None) -> str | None:
    """Judge a candidate; one that waits for a person is parked, one that is refused fails here and only here."""
    if state == "needs_mapping":
        raise AirflowSkipException(f"{release_id} waits for a person to confirm its mapping.")
    from expectations.gate import gate as judge

    result = judge(release_id, Settings(), str(run_id))
    return release_id if result["decision"] == "accepted" else None


@task(trigger_rule=TriggerRule.ALL_DONE)
def observations(found: list[str] | None, ti: Any = None, outlet_events: Any = None, task: Any = None) -> None:
    """Say that figures were accepted; say nothing where none were."""
    if found is None:
        raise AirflowFailException("This source could not be looked through; see `discover`.")
    accepted = sorted(a for a in ti.xcom_pull(task_ids="release.gate") or [] if a)
    if not accepted:
        raise AirflowSkipException("No release was newly accepted.")
    for outlet in task.outlets:
        outlet_events[outlet].extra = {"releases": accepted}


@task(trigger_rule=TriggerRule.ALL_DONE, outlets=[WAITING])
def waiting(source_id: str) -> None:
    """Say that somebody has to decide on a release of this source; the question itself is put by `ask_a_person`."""
    from expectations.deciding import waiting as who_waits

    if not any(one.release_id.startswith(f"{source_id}/") for one in who_waits(Settings())):
        raise AirflowSkipException("Nothing of this source waits for a person.")


@task_group
def release(release_id: str) -> None:
    """The way of one release; what happens to it happens to no other."""
    taken = acquire(release_id=release_id)
    state = read(release_id=release_id)
    taken >> state
    gate(release_id=release_id, state=state)


def ingest_dag(source_id: str, source: Source | None, pool: str | None) -> DAG:
    """The DAG of one source; of a source whose source.yml is broken too, so that its fault is seen."""

    @dag(
        dag_id=f"ingest__{source_id}",
        schedule=CronDataIntervalTimetable(source.schedule, timezone="UTC") if source else None,
        start_date=START,
        catchup=False,
        max_active_runs=1,
        default_args=task_defaults(),
        deadline=deadline(f"ingest__{source_id}"),
        doc_md=triage.ingest(source_id, source),
        tags=[
            Tag.INGEST,
            Tag.TIER_TWO,
            Tag.INTERVAL if pool else Tag.NOW,
            *([of_kind(source.kind)] if source else []),
        ],
        is_paused_upon_creation=False,
    )
    def ingest_one() -> None:
        found = discover(source_id)
        if pool:
            polled = PollOperator(task_id="poll", source_id=source_id, pool=pool)
            polled >> found
            items.override(outlets=[items_of(source_id)])(polled.output)
        judged = release.expand(release_id=found)
        told = observations.override(outlets=[observations_of(source_id)])(found)
        judged >> [told, waiting(source_id)]

    return ingest_one()


_sources = known_sources(Settings())
_pools = host_pools(_sources.values())
for _source_id, _source in _sources.items():
    globals()[f"ingest__{_source_id}"] = ingest_dag(_source_id, _source, _pools.get(_source_id))
