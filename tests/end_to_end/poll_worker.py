"""A worker of its own process that polls a source once it is told to. Started by tests of polls."""

from __future__ import annotations

import sys
from pathlib import Path

from replay.clock import SharedClock

from ingest.acquire.poll import poll
from ingest.settings import Settings


def work(name: str, source_id: str, clock_file: Path) -> None:
    print("ready", flush=True)
    sys.stdin.readline()
    polled = poll(source_id, Settings(), name, SharedClock(clock_file))
    print(polled.new, len(polled.faults), *polled.release_ids, flush=True)


if __name__ == "__main__":
    work(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
