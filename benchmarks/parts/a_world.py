"""A world of a benchmark: publishers of a made-up year, a clock, a data folder, and what a day of polls costs."""

from __future__ import annotations

import logging
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml
from pytest_httpserver import HTTPServer
from replay.clock import MovedClock
from replay.server import Replay

from benchmarks.parts.a_year import Year
from ingest.acquire.poll import Polled, poll
from ingest.archive import Archive
from ingest.model.source import Source
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage

FIRST = datetime(2025, 11, 1, 6, 0, tzinfo=UTC)
A_MONTH = timedelta(days=30)
"""Before the first day; then what has been out for years is fetched."""


@dataclass
class Host:
    """How often a host was asked on a day; `share` is of what its pace would let through."""

    host: str
    mean: float
    most: int
    share: float
    shortest_gap: float
    pace: float


@dataclass
class Day:
    """What one day of polls took; `seconds` are those of the processor, that of the publishers among them."""

    requests: int
    read: int
    files: int
    seconds: float
    faults: int


@dataclass
class Lived:
    """What a world came to: its days, its hosts, and what was published, captured, captured twice and broken."""

    history: int
    days: list[Day]
    hosts: list[Host]
    counts: dict[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether everything was captured once, nothing broke, and no host was asked too soon."""
        counted = self.counts
        is_whole = counted["captures"] == counted["published"] and not counted["duplicates"] and not counted["faults"]
        return is_whole and all(host.shortest_gap >= host.pace for host in self.hosts)


class FilesRead:
    """Counts the files below a folder that this process opens to read."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = f"{folder}/", 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(args[0], str) and args[0].startswith(self.folder):
            self.count += str(args[1]).startswith("r")


class World:
    """Every source that may be asked, polled day by day; `history` items of each are in the archive before."""

    def __init__(self, folder: Path, server: HTTPServer, history: int) -> None:
        self.clock = MovedClock(FIRST - A_MONTH)
        self.replay, self.known = Replay(server, self.clock), sources(folder)
        data = folder / "data"
        self.settings = Settings(
            sources=folder / "sources", data=str(data), contact="bench@example.org", replay=self.replay.address
        )
        self.year, self.files, self.history = Year(self.replay, self.known, FIRST.date()), FilesRead(data), history
        self.faults = sum(self._grow())
        self.replay.everything.clear()

    def live(self, days: int) -> Lived:
        """So many days, each with one poll of every source."""
        spent = list[Day]()
        for number in range(days):
            self.clock.at = FIRST + timedelta(days=number)
            spent.append(self._a_day(number))
        kept = Archive(Storage(self.settings.data_root)).manifest()
        counts = {
            "published": self.year.documents,
            "captures": len(kept),
            "duplicates": len(kept) - len({(one.source_id, one.original_sha256) for one in kept}),
            "faults": self.faults + sum(day.faults for day in spent),
        }
        return Lived(self.history, spent, self._hosts(), counts)

    def _grow(self) -> Iterator[int]:
        """Poll the days gone by on which something came out, as `candour backfill` does; yields what broke on each."""
        for day in self.year.past(self.history):
            polls = [poll(one.source, self.settings, f"past-{day}", self.clock, day=day) for one in self.known]
            yield _faults(polls)

    def _a_day(self, number: int) -> Day:
        self.year.dawn(number)
        asked, read, files, began = len(self.replay.everything), bytes_read(), self.files.count, time.process_time()
        polls = [poll(one.source, self.settings, f"day-{number}", self.clock, sweep=True) for one in self.known]
        return Day(
            seconds=round(time.process_time() - began, 3),
            files=self.files.count - files,
            read=bytes_read() - read,
            requests=len(self.replay.everything) - asked,
            faults=_faults(polls),
        )

    def _hosts(self) -> list[Host]:
        """How often each host was asked on a day, against what the pace would let through."""
        lines = []
        for host in sorted({asked.host for asked in self.replay.everything}):
            pace = min(one.pace for one in self.known if host in one.hosts)
            per_day = Counter(asked.at.date() for asked in self.replay.everything if asked.host == host)
            most, gap = max(per_day.values()), min(self.replay.gaps(host), default=pace)
            share = round(most * pace / 86400, 5)
            lines.append(Host(host, round(fmean(per_day.values()), 1), most, share, gap, pace))
        return lines


@contextmanager
def world(history: int) -> Iterator[World]:
    """A world in a folder of its own, in memory where the system has one: a disk costs nothing there."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    memory = Path("/dev/shm")  # noqa: S108 - only a made-up data folder of ours goes in
    with (
        tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place,
        HTTPServer(host="127.0.0.1", threaded=True) as server,
    ):
        yield World(Path(place), server, history)


def sources(folder: Path) -> list[Source]:
    """The shipped sources that may be asked, each looking for publications of its own made-up title."""
    found = []
    for source in Registry(Settings()).sources():
        if source.may_be_fetched:
            if source.govuk:
                told = {"title": rf"\b{source.source}\b", "pages": [], "collections": [], "files": None}
                source = source.model_copy(update={"govuk": source.govuk.model_copy(update=told)})
            found.append(source)
            path = folder / "sources" / source.source / "source.yml"
            path.parent.mkdir(parents=True)
            path.write_text(yaml.safe_dump(source.model_dump(mode="json", exclude_none=True)), encoding="utf-8")
    return found


def bytes_read() -> int:
    """All that this process has read by now, as the kernel counts it."""
    counted = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(counted["rchar"])


def _faults(polls: list[Polled]) -> int:
    return sum(len(polled.faults) for polled in polls)
