"""Airflow reads its settings once per process, so the DAGs are looked at from a process of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

_DESCRIBE = """
import json, socket, sys, time

def refused(*_args):
    raise AssertionError("reading the DAGs asks the network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
import airflow.sdk, airflow.dag_processing.dagbag as dagbag
from airflow.serialization.serialized_objects import DagSerialization
folder = sys.argv[1]
began = time.process_time()
bag = dagbag.BundleDagBag(folder, bundle_path=folder, bundle_name="dags-folder")
seconds = time.process_time() - began
heavy = sorted({"pandas", "duckdb", "great_expectations", "dbt", "smtplib"} & set(sys.modules))

def awaited(dag):
    condition = getattr(dag.timetable, "asset_condition", None)
    return getattr(condition, "objects", [condition]) if condition else []

def described(dag):
    DagSerialization.deserialize_dag(DagSerialization.serialize_dag(dag))
    return {
        "tags": sorted(dag.tags), "doc": dag.doc_md, "catchup": dag.catchup, "max_active_runs": dag.max_active_runs,
        "schedule": getattr(dag.schedule, "expression", None), "timetable": type(dag.schedule).__name__,
        "deadline": [a.name for a in (dag.deadline or [])],
        "waits_for": sorted(a.name for a in awaited(dag)),
        "paused": dag.is_paused_upon_creation,
        "tasks": {t.task_id: {
            "retries": t.retries, "backoff": bool(t.retry_exponential_backoff), "pool": t.pool,
            "policy": type(t.retry_policy).__name__, "tells": bool(t.on_failure_callback),
            "rule": getattr(t.trigger_rule, "value", str(t.trigger_rule)), "outlets": sorted(a.name for a in t.outlets),
            "after": sorted(t.upstream_task_ids)} for t in dag.tasks}}

print("\\n" + json.dumps({
    "errors": bag.import_errors, "seconds": seconds, "heavy": heavy,
    "dags": {i: described(d) for i, d in bag.dags.items()}}))
"""


def airflow_environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a process that may import Airflow, without any Airflow of this person."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("AIRFLOW__", "CANDOUR_"))}
    return clean | {"AIRFLOW_HOME": str(home), "AIRFLOW__CORE__LOAD_EXAMPLES": "False", **more}


def describe_dags(home: Path, **more: str) -> dict[str, Any]:
    """What Airflow finds in the DAG folder, as plain values."""
    import dags

    done = subprocess.run(
        [sys.executable, "-c", _DESCRIBE, str(Path(dags.__file__).parent)],
        env=airflow_environment(home, **more),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
