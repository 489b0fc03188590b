"""The parts of Airflow, kept together: when one ends, or this process is told to end, all of them end.

Not `airflow standalone`, which also opens two log servers to the whole network.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

# Every task asks it for its work, so nothing is scheduled before it answers.
FIRST = ("api-server",)
PARTS = (
    ("scheduler", "--skip-serve-logs"),
    ("dag-processor",),
    # Keeps the time for runs that wait for a release morning, and tells of deadlines that have passed.
    ("triggerer", "--skip-serve-logs"),
)


def keep_together() -> int:
    """Start the parts and wait until the first of them ends; returns its exit code."""
    started = [_start(FIRST)]

    def end_all(_signal: int, _frame: FrameType | None) -> None:
        for part in started:
            part.terminate()

    signal.signal(signal.SIGTERM, end_all)
    signal.signal(signal.SIGINT, end_all)
    _wait_until_it_answers(started[0])
    if started[0].returncode is not None:
        return started[0].returncode
    started.extend(_start(part) for part in PARTS)
    _, status = os.wait()
    end_all(signal.SIGTERM, None)
    for part in started:
        part.wait()
    return os.waitstatus_to_exitcode(status)


def _start(part: tuple[str, ...]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "airflow", *part])


def _wait_until_it_answers(server: subprocess.Popen[bytes]) -> None:
    """Wait until the page's port is open, or its process has ended."""
    place = (os.environ["AIRFLOW__API__HOST"], int(os.environ["AIRFLOW__API__PORT"]))
    while server.poll() is None:
        try:
            with socket.create_connection(place, timeout=5):
                return
        except OSError:
            time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(keep_together())
