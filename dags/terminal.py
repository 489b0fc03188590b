"""What a person sees of a run: a line per source while it works, and two tables at the end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from dags.runner import Teller

if TYPE_CHECKING:
    from dags.runner import Outcome
    from dags.summary import Standing
    from dags.watch import Fault

_COLOURS = {"accepted": "green", "quarantined": "yellow", "waiting": "cyan", "failed": "red"}
# A closed gate may name fifty cells; the report has them all.
_WHY_SHOWN = 320
_DONE = {"build_warehouse": "warehouse up to date", "publish_warehouse": "readers have it"}


class Terminal:
    """Tells the terminal how far the run is; on a pipe, only the finished lines."""

    def __init__(self, screen: IO[str], *, silent: bool) -> None:
        self.console = Console(file=screen, quiet=silent)
        self.status = self.console.status("")
        self.teller = Teller(step=self._step, source_done=self._source_done, dag_done=self._dag_done)

    @contextlib.contextmanager
    def working(self, what: str) -> Iterator[None]:
        """Show that something is going on."""
        self.status.update(what)
        with self.status:
            yield

    def say(self, text: str) -> None:
        """A line that stays."""
        self.console.print(f"[dim]{text}[/]")

    def _step(self, dag_id: str, task: str, release_id: str | None) -> None:
        self.status.update(f"{dag_id.removeprefix('ingest__')}: {task} {release_id or ''}".rstrip())

    def _source_done(self, source_id: str, counts: dict[str, int]) -> None:
        said = [f"[{_COLOURS[k]}]{n} {k}[/]" for k, n in counts.items() if n] or ["[dim]nothing new[/]"]
        mark = "[red]✗[/]" if counts["failed"] else "[green]✓[/]"
        self.console.print(f"{mark} {source_id:<34} {', '.join(said)}")

    def _dag_done(self, dag_id: str, succeeded: bool) -> None:
        self.console.print(f"[green]✓[/] {_DONE[dag_id]}" if succeeded else f"[red]✗[/] {dag_id} failed")


def print_summary(
    standings: list[Standing], facts: dict[str, int], outcome: Outcome, log: str, seconds: float, gate: str
) -> None:
    """The end of a run: releases, facts, and what somebody has to do."""
    console = Console()
    console.print(_releases(standings))
    if facts:
        counts = Table("what readers have", "rows", title="Facts", title_justify="left")
        for name, count in facts.items():
            counts.add_row(name, f"{count:,}")
        console.print(counts)
    for fault in outcome.faults:
        if not (fault.is_refusal or fault.is_echo):
            console.print(_panel(fault))
    console.print(f"[dim]{gate}[/]")
    console.print(f"[dim]{seconds:.0f} s · log: {log}[/]")


def _releases(standings: list[Standing]) -> Table:
    """Releases under the name of their source, so that a line fits a terminal."""
    table = Table(title="Releases", title_justify="left", box=None, header_style="bold", pad_edge=False)
    table.add_column("release", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("why", overflow="fold", ratio=1)
    last = ""
    for standing in standings:
        source_id, _, ref = standing.release_id.partition("/")
        if source_id != last:
            table.add_row(f"[bold]{source_id}[/]", "", "")
            last = source_id
        colour = _COLOURS.get(standing.state, "green" if standing.state == "superseded" else "cyan")
        table.add_row(f"  {escape(ref)}", f"[{colour}]{standing.state}[/]", escape(_shortened(standing.why)))
    return table


def _shortened(why: str) -> str:
    return why if len(why) <= _WHY_SHOWN else f"{why[:_WHY_SHOWN].rsplit(' ', 1)[0]} … (`candour status`)"


def _panel(fault: Fault) -> Panel:
    from dags.failures import runbook

    error = fault.error
    text = str(error) if error else "no message"
    page = runbook(error if isinstance(error, BaseException) else None)
    about = " · ".join(x for x in (fault.dag_id, fault.task_id, fault.release_id) if x)
    return Panel(escape(f"{text}\nRunbook: {page}"), title=escape(about), border_style="red", title_align="left")
