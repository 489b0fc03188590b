"""The main job: the real DAGs, one after the other, in this process, through Airflow's own runner.

Airflow is imported inside functions, after `airflow_home.prepare` has told it where it lives.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dags import airflow_home
from dags.pools import ensure_pools
from ingest.idle import idle_sources
from ingest.model.errors import StorageFailed, WrongUse

if TYPE_CHECKING:
    from airflow.sdk import DAG

    from dags.watch import Fault, Watch
    from ingest.settings import Settings

AFTERWARDS = ("build_warehouse", "publish_warehouse")


@dataclass
class Outcome:
    """What a run came to."""

    sources: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    exit_code: int = 0


@dataclass(frozen=True)
class Teller:
    """Whom the runner tells how far it is; the terminal and the tests listen each in their own way."""

    step: Callable[[str, str, str | None], None]
    source_done: Callable[[str, dict[str, int]], None]
    dag_done: Callable[[str, bool], None]


@contextlib.contextmanager
def only_one(home: Path) -> Iterator[None]:
    """Hold the run's lock; the kernel lets go of it however this process ends."""
    with (home / "run.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WrongUse(
                "Another run is at work on this data folder.",
                where=str(home / "run.lock"),
                why="Two runs at once would judge and build the same releases twice.",
                remedy="Wait for it to end, then run again.",
            ) from None
        yield


def run_all(settings: Settings, chosen: list[str], teller: Teller) -> Outcome:
    """Run every ingest DAG, or the chosen ones, then build and publish."""
    os.environ["CANDOUR_RETRIES"] = "0"
    from airflow.dag_processing.dagbag import BundleDagBag
    from airflow.sdk.listener import get_listener_manager

    from dags.watch import Watch

    ensure_pools()
    _close_what_a_crash_left_open()
    folder = airflow_home.DAGS_FOLDER
    bag = BundleDagBag(folder, bundle_path=folder, bundle_name="dags-folder")
    if bag.import_errors:
        raise RuntimeError("\n".join(bag.import_errors.values()))
    now: dict[str, str] = {}
    watch = Watch(on_step=lambda task, release: teller.step(now["dag"], task, release))
    get_listener_manager().add_listener(watch)
    outcome = Outcome(faults=watch.faults)
    idle = set() if chosen else idle_sources(settings)
    for dag_id in [*_ingest_dags(bag.dag_ids, chosen), *AFTERWARDS]:
        now["dag"] = dag_id
        dag_run = None if dag_id.removeprefix("ingest__") in idle else _run_one(bag.dags[dag_id])
        _tell(dag_id, dag_run, watch, outcome, teller)
        if any(fault.is_storage or fault.dag_id in AFTERWARDS for fault in watch.faults):
            break
    outcome.exit_code = max((f.exit_code for f in watch.faults if not (f.is_refusal or f.is_echo)), default=0)
    return outcome


def _ingest_dags(dag_ids: list[str], chosen: list[str]) -> list[str]:
    known = sorted(i for i in dag_ids if i.startswith("ingest__"))
    wanted = [f"ingest__{source}" for source in chosen]
    if unknown := sorted(set(wanted) - set(known)):
        raise WrongUse(
            f"There is no source `{unknown[0].removeprefix('ingest__')}`.",
            remedy=f"The sources are: {', '.join(i.removeprefix('ingest__') for i in known)}.",
        )
    return wanted or known


def _run_one(dag: DAG) -> Any:
    from sqlalchemy.exc import OperationalError

    try:
        return dag.test()
    except OperationalError as fault:
        raise StorageFailed(
            f"Airflow could not write its database: {fault.orig}.",
            where=str(os.environ["AIRFLOW_HOME"]),
            why="The run was stopped; every release is as the last whole step left it.",
            remedy="Free some space or make the data folder writable, then run again.",
        ) from fault


def _tell(dag_id: str, dag_run: Any, watch: Watch, outcome: Outcome, teller: Teller) -> None:
    if dag_id in AFTERWARDS:
        teller.dag_done(dag_id, dag_run.state == "success")
        return
    source_id = dag_id.removeprefix("ingest__")
    outcome.sources[source_id] = watch.of(source_id)
    teller.source_done(source_id, outcome.sources[source_id])


def _close_what_a_crash_left_open() -> None:
    """Mark runs of a killed process as failed; this process holds the lock, so nobody is running them."""
    from airflow.models.dagrun import DagRun
    from airflow.utils.session import create_session
    from sqlalchemy import update

    with create_session() as session:
        session.execute(update(DagRun).where(DagRun.state == "running").values(state="failed"))
