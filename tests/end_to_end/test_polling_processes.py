"""Several real processes poll one source: each item is fetched once, at one pace, and a kill leaves no half file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from replay.clock import SharedClock
from replay.server import Answer, Replay
from replay.sources import ASSETS, govuk

from ingest.acquire.http.client import Client
from ingest.acquire.http.fetch_log import fetches
from ingest.archive import Archive
from ingest.settings import Settings
from ingest.storage import Storage

ITEMS = [f"{ASSETS}/media/{number:024x}/toy_{number}.csv" for number in range(8)]
WORKER = Path(__file__).with_name("polling_worker.py")
HOST = ASSETS.removeprefix("https://")


@pytest.fixture
def shared(tmp_path: Path, _publishers: HTTPServer) -> Replay:
    _publishers.clear()
    return Replay(_publishers, SharedClock(tmp_path / "clock"))


@pytest.fixture
def settings(tmp_path: Path, shared: Replay) -> Settings:
    return Settings(data=str(tmp_path / "data"), contact="steward@example.org", replay=shared.address)


@pytest.fixture
def workers(tmp_path: Path, settings: Settings) -> Iterator[list[subprocess.Popen[str]]]:
    """Two workers that have a client and wait for a word to begin."""
    tests = str(WORKER.parents[1])
    environment = os.environ | {
        "CANDOUR_DATA": settings.data,
        "CANDOUR_CONTACT": settings.contact,
        "CANDOUR_REPLAY": settings.replay,
        "PYTHONPATH": os.pathsep.join([str(settings.home), tests]),
    }
    started = [
        subprocess.Popen(
            [sys.executable, str(WORKER), f"worker_{number}", str(tmp_path / "clock"), *ITEMS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for number in range(2)
    ]
    for worker in started:
        assert worker.stdout and worker.stdout.readline() == "ready\n"
    yield started
    for worker in started:
        worker.kill()
        worker.communicate()


def begin(worker: subprocess.Popen[str]) -> None:
    assert worker.stdin
    worker.stdin.write("go\n")
    worker.stdin.flush()


def test_two_workers_fetch_each_item_once_at_one_pace(
    shared: Replay, settings: Settings, workers: list[subprocess.Popen[str]]
) -> None:
    for number, url in enumerate(ITEMS):
        shared.tell(url, Answer(f"Year,Total\n2020,{number}", kind="text/csv", etag=f'"{number}"'))
    for worker in workers:
        begin(worker)
    assert [worker.communicate(timeout=300)[0] for worker in workers] == ["done\n", "done\n"]
    assert sorted(asked.url for asked in shared.asked()) == sorted(ITEMS)
    assert len(shared.asked(f"{ASSETS}/robots.txt", robots=True)) == 1
    assert len(shared.gaps(HOST)) == len(ITEMS) and min(shared.gaps(HOST)) >= 2.0
    storage = Storage(settings.data_root)
    assert sorted(kept.file for kept in Archive(storage).manifest()) == [url.rsplit("/", 1)[1] for url in ITEMS]
    lines = [line for line in fetches(storage) if line.purpose == "document"]
    assert [(line.status, line.fault) for line in lines] == [(200, None)] * len(ITEMS)
    assert storage.list("archive/staging") == []


def test_a_kill_in_mid_download_leaves_no_half_file_and_the_next_run_completes(
    shared: Replay, settings: Settings, workers: list[subprocess.Popen[str]]
) -> None:
    victim = workers[0]
    half = b"Year,Total\n" * 6000
    place = Path(settings.data, "archive", "staging", "govuk_toy", "incoming")

    def broken_off() -> Iterator[bytes]:
        yield half
        while not any(path.stat().st_size for path in place.glob(".tmp-*")) and victim.poll() is None:
            pass
        os.kill(victim.pid, signal.SIGKILL)
        victim.wait()
        yield half

    whole = Answer(half + half, kind="text/csv")
    shared.tell(ITEMS[0], Answer(broken_off(), kind="text/csv", headers={"Content-Length": str(2 * len(half))}), whole)
    begin(victim)
    assert victim.wait(timeout=300) == -signal.SIGKILL
    storage = Storage(settings.data_root)
    assert len(list(place.glob(".tmp-*"))) == 1, "it was killed while it wrote"
    assert storage.list("archive/staging") == [] and storage.list("polling/answers") == []
    assert Archive(storage).manifest() == []
    with Client(settings, govuk(), SharedClock(place.parents[4] / "clock"), run_id="next") as client:
        fetched = client.get(ITEMS[0])
    assert fetched.body == half + half and not fetched.from_cache
    assert list(place.glob(".tmp-*")) == [], "what was left is swept away"
    assert min(shared.gaps(HOST)) >= 2.0, "the pace outlives the worker"
