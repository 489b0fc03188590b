"""The ingest DAGs as they ship to Airflow, but a morning opens some seconds after it is first asked for.

A run is late after some seconds as well. What is a matter of hours for a publisher is one of seconds here; nothing else
is another.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dags import days, lateness

OPENED = Path(os.environ["TEST_MORNING"])
AHEAD = timedelta(seconds=15)
lateness.LONGEST_RUN = timedelta(seconds=5)


def _opens_soon(_day: date) -> days.Morning:
    """A morning that opens a little after a task first asked, however long Airflow took to start that task."""
    if not OPENED.exists():
        OPENED.write_text((datetime.now(UTC) + AHEAD).isoformat())
    opens = datetime.fromisoformat(OPENED.read_text())
    return days.Morning(opens, opens + timedelta(hours=1))


days.Morning.of = staticmethod(_opens_soon)  # type: ignore[method-assign, assignment]

from dags import ingest_sources  # noqa: E402 - it makes its DAGs while it is imported, as they are to be here

globals().update({name: made for name, made in vars(ingest_sources).items() if name.startswith("ingest__")})
