"""What is worth trying again: a disk or a network that was away. Figures that do not add up never are."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import ExceptionRetryPolicy, RetryAction, RetryRule

from dags.failures import explain_failure

# A run at the terminal has a person beside it, who is told at once instead of after three tries.
UNATTENDED_RETRIES = 3
START = datetime(2024, 1, 1, tzinfo=UTC)

ONLY_WHAT_MAY_PASS = ExceptionRetryPolicy(
    rules=[
        RetryRule(
            exception=["ingest.model.errors.StorageFailed", "ingest.model.errors.OutOfReach", "builtins.OSError"],
            action=RetryAction.RETRY,
            reason="A disk or a network may come back.",
        )
    ],
    default=RetryAction.FAIL,
)


def is_attended() -> bool:
    """Whether a person sits at the terminal and reads what happens."""
    return os.environ.get("CANDOUR_RETRIES") == "0"


def task_defaults() -> dict[str, Any]:
    """How every task of every DAG is tried again, and whom it tells when it fails."""
    return {
        "retries": int(os.environ.get("CANDOUR_RETRIES", UNATTENDED_RETRIES)),
        "retry_delay": timedelta(seconds=30),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=15),
        "retry_policy": ONLY_WHAT_MAY_PASS,
        "on_failure_callback": explain_failure,
    }
