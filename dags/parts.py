"""The parts of Airflow, kept together: when one ends, or this process is told to end, all of them end.

Not `airflow standalone`, which also opens two log servers to the whole network.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from types import FrameType

PARTS = (
    ("scheduler", "--skip-serve-logs"),
    ("dag-processor",),
    ("api-server",),
    # Keeps the time for runs that wait for a release morning, and tells of deadlines that have passed.
    ("triggerer", "--skip-serve-logs"),
)


def keep_together() -> int:
    """Start the parts and wait until the first of them ends; returns its exit code."""
    started = [subprocess.Popen([sys.executable, "-m", "airflow", *part]) for part in PARTS]

    def end_all(_signal: int, _frame: FrameType | None) -> None:
        for part in started:
            part.terminate()

    signal.signal(signal.SIGTERM, end_all)
    signal.signal(signal.SIGINT, end_all)
    _, status = os.wait()
    end_all(signal.SIGTERM, None)
    for part in started:
        part.wait()
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(keep_together())
