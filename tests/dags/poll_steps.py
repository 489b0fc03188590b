"""Lets the poll of a release morning take its steps, each at a moment of its own: `poll_steps.py SOURCE RUN MOMENT…`.

Prints for each step what it came to: deferred until when, or what was found.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import time_machine
from airflow.sdk.exceptions import AirflowSkipException, TaskDeferred

from dags.polling import PollOperator


def step(source_id: str, run: dict[str, Any], moment: str) -> dict[str, Any]:
    """One step at a moment."""
    dag_run = SimpleNamespace(run_type=run["run_type"], logical_date=_at(run.get("logical_date")), conf=run.get("conf"))
    operator = PollOperator(task_id="poll", source_id=source_id)
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        try:
            return {"found": operator.execute({"run_id": "r", "dag_run": dag_run})}  # type: ignore[typeddict-item]
        except TaskDeferred as waits:
            return {"until": waits.trigger.moment.isoformat(), "goes_on_with": waits.method_name}
        except AirflowSkipException as skipped:
            return {"skipped": str(skipped)}


def _at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


if __name__ == "__main__":
    source, told, *moments = sys.argv[1:]
    print("\n" + json.dumps([step(source, json.loads(told), moment) for moment in moments]))
