"""What every test may ask for: a data folder of its own, toy sources, and disks that refuse to write."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders.toy import Toy
from pytest_httpserver import HTTPServer
from replay.clock import MovedClock
from replay.server import Replay

from ingest.settings import Settings
from ingest.settings import settings as settings_of_the_process


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The shipped sources over an empty data folder."""
    return Settings(data=str(tmp_path / "data"), waivers=tmp_path / "waivers")


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    """A toy source with no release yet, in a folder of the test's own."""
    return Toy(tmp_path)


@pytest.fixture
def clock() -> MovedClock:
    """A clock that only sleeping moves."""
    return MovedClock()


@pytest.fixture(scope="session")
def _publishers() -> Iterator[HTTPServer]:
    with HTTPServer(host="127.0.0.1", threaded=True) as server:
        yield server


@pytest.fixture
def replay(_publishers: HTTPServer, clock: MovedClock) -> Replay:
    """A server that plays publishers, several requests at once."""
    _publishers.clear()
    return Replay(_publishers, clock)


@pytest.fixture
def polling(tmp_path: Path, replay: Replay) -> Settings:
    """Settings under which every request goes to the replay server."""
    return Settings(data=str(tmp_path / "data"), contact="steward@example.org", replay=replay.address)


@pytest.fixture(autouse=True)
def _fresh_settings() -> Iterator[None]:
    """The settings of the process are read once; a test that sets the environment must not leave them behind."""
    settings_of_the_process.cache_clear()
    yield
    settings_of_the_process.cache_clear()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    yield from _mounted(tmp_path / "small disk", "size=64k")


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that holds the file `old` and cannot be written."""
    disk = tmp_path / "read-only disk"
    for mounted in _mounted(disk, "size=64k"):
        (mounted / "old").write_bytes(b"old")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        yield mounted


def _mounted(place: Path, options: str) -> Iterator[Path]:
    place.mkdir()
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "none", str(place)], capture_output=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("no `mount` on this machine: a disk that refuses cannot be made")
    if done.returncode:
        pytest.skip(f"this user may not mount a tmpfs: {done.stderr.decode().strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
