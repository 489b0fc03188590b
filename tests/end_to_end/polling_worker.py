"""A worker of its own process: fetches addresses, archives what is new, settles it. Started by tests of polling."""

from __future__ import annotations

import sys
from pathlib import Path

from replay.clock import SharedClock
from replay.sources import govuk

from ingest.acquire.http.client import Client
from ingest.archive import Archive, Capture
from ingest.settings import Settings
from ingest.storage import Storage


def poll(name: str, clock_file: Path, urls: list[str]) -> None:
    settings = Settings()
    clock = SharedClock(clock_file)
    archive = Archive(Storage(settings.data_root))
    with Client(settings, govuk(), clock, run_id=name) as client:
        print("ready", flush=True)
        sys.stdin.readline()
        for url in urls:
            fetched = client.get(url)
            if not fetched.not_modified:
                release_id, file = "govuk_toy/all", url.rsplit("/", 1)[1]
                archive.keep(Capture("govuk_toy", release_id, file, "http", fetched.body, fetched.fetched_at))
                client.settle(fetched)
    print("done", flush=True)


if __name__ == "__main__":
    poll(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
