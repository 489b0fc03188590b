"""A year of daily polls of every source that may be asked, in one run: `python benchmarks/polling.py [days]`.

The publishers are a server of this machine that plays a made-up year; the clock moves by what the polls sleep and a
night between two days. Every poll is a sweep, as the daily one is. A line for each host: how often it was asked on a
day, and how much of the day the pace would have let through. Then what a day cost, early and late; what a process reads
is counted by the kernel. It fails if anything was captured twice or not at all, or a host was asked too soon.
"""

from __future__ import annotations

import json
import logging
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import fmean

import yaml
from pytest_httpserver import HTTPServer
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from replay.clock import MovedClock
from replay.server import Replay

from benchmarks.parts.a_year import Year
from ingest.acquire.poll import poll
from ingest.archive import Archive
from ingest.model.source import Source
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage

OUT = Path(__file__).resolve().parent / "results" / "polling.json"
FIRST = datetime(2025, 11, 1, 6, 0, tzinfo=UTC)
AROUND = 3
"""Days on either side over which the cost of a day is averaged, for not every day brings something."""


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
    """What one day of polls took."""

    requests: int
    read: int
    seconds: float
    new: int
    changed: int
    faults: int


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
    counted = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(counted["rchar"])


def a_day(number: int, year: Year, known: list[Source], settings: Settings, clock: MovedClock) -> Day:
    year.dawn(number)
    began, read, asked = time.perf_counter(), bytes_read(), len(year.replay.everything)
    polls = [poll(one.source, settings, f"day-{number}", clock, sweep=True) for one in known]
    return Day(
        requests=len(year.replay.everything) - asked,
        read=bytes_read() - read,
        seconds=round(time.perf_counter() - began, 3),
        new=sum(polled.new for polled in polls),
        changed=sum(polled.changed for polled in polls),
        faults=sum(len(polled.faults) for polled in polls),
    )


def hosts(replay: Replay, known: list[Source]) -> list[Host]:
    """How often each host was asked on a day, against what the pace would let through."""
    lines = []
    for host in sorted({asked.host for asked in replay.everything}):
        pace = min(one.pace for one in known if host in one.hosts)
        per_day = Counter(asked.at.date() for asked in replay.everything if asked.host == host)
        most, gap = max(per_day.values()), min(replay.gaps(host), default=pace)
        lines.append(Host(host, round(fmean(per_day.values()), 1), most, round(most * pace / 86400, 5), gap, pace))
    return lines


def main(days: int) -> int:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    memory = Path("/dev/shm")  # noqa: S108 - a folder in memory, where a disk costs nothing; only a made-up one of ours goes in
    with (
        tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place,
        HTTPServer(host="127.0.0.1", threaded=True) as server,
    ):
        folder, clock = Path(place), MovedClock(FIRST)
        replay, known = Replay(server, clock), sources(folder)
        settings = Settings(
            sources=folder / "sources", data=str(folder / "data"), contact="bench@example.org", replay=replay.address
        )
        year, spent = Year(replay, known, FIRST.date()), list[Day]()
        for number in range(days):
            spent.append(a_day(number, year, known, settings, clock))
            clock.at = FIRST + timedelta(days=number + 1)
        return report(days, year, known, spent, Storage(settings.data_root))


def report(days: int, year: Year, known: list[Source], spent: list[Day], storage: Storage) -> int:
    kept = Archive(storage).manifest()
    doubles = len(kept) - len({(one.source_id, one.original_sha256) for one in kept})
    by_host, costs, faults = hosts(year.replay, known), costs_of(days, spent), sum(day.faults for day in spent)
    counts = {"published": year.documents, "captures": len(kept), "duplicates": doubles, "faults": faults}
    OUT.parent.mkdir(exist_ok=True)
    said = {"days": days, "sources": len(known), "hosts": [asdict(line) for line in by_host], "costs": costs} | counts
    OUT.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    show(by_host, costs)
    print(f"{len(known)} sources, {days} days: " + ", ".join(f"{count} {name}" for name, count in counts.items()))
    too_soon = [line.host for line in by_host if line.shortest_gap < line.pace]
    return int(bool(doubles or faults or too_soon or len(kept) != year.documents))


def costs_of(days: int, spent: list[Day]) -> dict[int, dict[str, float]]:
    """The mean of some days around each of four."""
    around = {n: spent[max(0, n - 1 - AROUND) : n + AROUND] for n in (1, 30, 180, days) if n <= days}
    names = ("requests", "read", "seconds")
    return {
        n: {name: round(fmean(getattr(day, name) for day in near), 2) for name in names} for n, near in around.items()
    }


def show(by_host: list[Host], costs: dict[int, dict[str, float]]) -> None:
    table = Table("host", "a day", "at most", "of what the pace allows", "shortest gap", "pace", box=None)
    for line in by_host:
        gap, pace = f"{line.shortest_gap} s", f"{line.pace} s"
        table.add_row(line.host, str(line.mean), str(line.most), f"{line.share:.2%}", gap, pace)
    Console(width=120).print(table)
    table = Table("about day", "requests", "bytes read", "seconds", box=None)
    for number, cost in costs.items():
        table.add_row(str(number), f"{cost['requests']:.0f}", f"{cost['read']:,.0f}", f"{cost['seconds']:.2f}")
    Console(width=120).print(table)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 365))
