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
_DONE = {"build_warehouse": "warehouse built", "publish_warehouse": "warehouse published"}


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

    def _step(self, dag_id: str, task: str, release_id: str | None) -> None:
        self.status.update(f"{dag_id.removeprefix('ingest__')}: {task} {release_id or ''}".rstrip())

    def _source_done(self, source_id: str, counts: dict[str, int]) -> None:
        said = [f"[{_COLOURS[k]}]{n} {k}[/]" for k, n in counts.items() if n] or ["[dim]nothing new[/]"]
        mark = "[red]✗[/]" if counts["failed"] else "[green]✓[/]"
        self.console.print(f"{mark} {source_id:<34} {', '.join(said)}")

    def _dag_done(self, dag_id: str, succeeded: bool) -> None:
        self.console.print(f"[green]✓[/] {_DONE[dag_id]}" if succeeded else f"[red]✗[/] {dag_id} failed")


def print_summary(standings: list[Standing], facts: dict[str, int], outcome: Outcome, log: str, seconds: float) -> None:
    """The end of a run: releases, facts, and what somebody has to do."""
    console = Console()
    table = Table("release", "state", "why", title="Releases", title_justify="left")
    for standing in standings:
        colour = _COLOURS.get(standing.state, "green" if standing.state == "superseded" else "cyan")
        table.add_row(standing.release_id, f"[{colour}]{standing.state}[/]", escape(standing.why))
    console.print(table)
    if facts:
        counts = Table("what readers have", "rows", title="Facts", title_justify="left")
        for name, count in facts.items():
            counts.add_row(name.replace("_", " ") if name.startswith("obs") else name, f"{count:,}")
        console.print(counts)
    for fault in outcome.faults:
        if not (fault.is_refusal or fault.is_echo):
            console.print(_panel(fault))
    console.print(f"[dim]{seconds:.0f} s · log: {log}[/]")


def _panel(fault: Fault) -> Panel:
    from dags.failures import runbook

    error = fault.error
    text = str(error) if error else "no message"
    page = runbook(error if isinstance(error, BaseException) else None)
    about = " · ".join(x for x in (fault.dag_id, fault.task_id, fault.release_id) if x)
    return Panel(escape(f"{text}\nRunbook: {page}"), title=escape(about), border_style="red", title_align="left")
