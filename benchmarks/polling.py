"""A year of daily polls of every source that may be asked: `python benchmarks/polling.py [days] [--history N]`.

The publishers are servers of this machine that play a made-up year; the clock moves by what the polls sleep and a
night between two days. Every poll is a sweep, as the daily one is. The year is lived twice, side by side: with an
archive that is empty on the first day, and with one that holds N items of every source from years before. While a
source has fewer items than a sweep asks for in a day, each new one adds to the day; so whether the cost grows with the
archive is seen in the old one. What a process reads is counted by the kernel; its seconds are those of the processor.

It fails if anything was captured twice or not at all, if a host was asked too soon, or if the requests of a day grow
with the old archive.
"""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean

from rich.console import Console
from rich.table import Table
from scipy.stats import linregress

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.parts.a_world import Day, Host, Lived, world

OUT = Path(__file__).resolve().parent / "results" / "polling.json"
AROUND = 3
"""Days on either side over which the cost of a day is averaged, for not every day brings something."""
SHOWN = (7, 30, 180, 365)
TREND = 300
"""Over how many of the last days the line is laid that says whether the cost grows."""
COSTS = ("requests", "read", "files", "seconds")
GROWN = 0.05
"""What the requests of a day may grow over those days with an old archive, as a share of their mean: noise."""


@dataclass
class Slope:
    """A line through the cost of each of the last days; `share` is its rise over all of them, as part of the mean."""

    of: str
    a_day: float
    error: float
    mean: float
    share: float


def lived(history: int, days: int) -> Lived:
    with world(history) as place:
        return place.live(days)


def main(days: int, history: int) -> int:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as both:
        young, old = both.map(lived, (0, history), (days, days))
    said = {"days": days, "young": told(young), "old": told(old)}
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    for one in (young, old):
        show(one)
    grown = next(slope.share for slope in slopes(old.days) if slope.of == "requests")
    return int(not (young.is_sound and old.is_sound and (days < TREND or grown <= GROWN)))


def told(one: Lived) -> dict[str, object]:
    return {
        "history": one.history,
        "hosts": [asdict(host) for host in one.hosts],
        "costs": costs(one.days),
        "slopes": [asdict(slope) for slope in slopes(one.days)],
    } | one.counts


def costs(days: list[Day]) -> dict[int, dict[str, float]]:
    """The mean of some days around each of a few."""
    around = {n: days[max(0, n - 1 - AROUND) : n + AROUND] for n in SHOWN if n <= len(days)}
    return {
        n: {name: round(fmean(getattr(day, name) for day in near), 2) for name in COSTS} for n, near in around.items()
    }


def slopes(days: list[Day]) -> list[Slope]:
    """How each cost of a day moves over the last days."""
    last = days[-TREND:]
    found = []
    for name in COSTS:
        spent = [float(getattr(day, name)) for day in last]
        line = linregress(range(len(spent)), spent)
        slope, error, mean = float(line.slope), float(line.stderr), fmean(spent)
        found.append(Slope(name, round(slope, 6), round(error, 6), round(mean, 3), round(slope * len(last) / mean, 4)))
    return found


def show(one: Lived) -> None:
    screen = Console(width=120)
    counts = ", ".join(f"{count:,} {name}" for name, count in one.counts.items())
    screen.print(f"\n{one.history} items of each source before the first day; {len(one.days)} days: {counts}")
    screen.print(_of_hosts(one.hosts))
    table = Table("about day", "requests", "bytes read", "files read", "seconds", box=None)
    for number, cost in costs(one.days).items():
        words = f"{cost['requests']:.0f}", f"{cost['read']:,.0f}", f"{cost['files']:.0f}", f"{cost['seconds']:.2f}"
        table.add_row(str(number), *words)
    screen.print(table)
    table = Table(f"last {min(TREND, len(one.days))} days", "mean", "slope a day", "error", "over all", box=None)
    for line in slopes(one.days):
        table.add_row(line.of, f"{line.mean:,.2f}", f"{line.a_day:+.5f}", f"{line.error:.5f}", f"{line.share:+.1%}")
    screen.print(table)


def _of_hosts(hosts: list[Host]) -> Table:
    table = Table("host", "a day", "at most", "of what the pace allows", "shortest gap", "pace", box=None)
    for line in hosts:
        gap, pace = f"{line.shortest_gap} s", f"{line.pace} s"
        table.add_row(line.host, str(line.mean), str(line.most), f"{line.share:.2%}", gap, pace)
    return table


if __name__ == "__main__":
    words = argparse.ArgumentParser(description="A year of daily polls, with a young archive and an old one.")
    words.add_argument("days", nargs="?", type=int, default=365)
    words.add_argument("--history", type=int, default=240, help="items of each source before the first day")
    given = words.parse_args()
    raise SystemExit(main(given.days, given.history))
