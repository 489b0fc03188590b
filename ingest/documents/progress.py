"""How far the reading of a document is, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

# What is being read, how much of it is done, and how much there is.
Report = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


@contextmanager
def at_the_terminal() -> Iterator[Report]:
    """A bar on the error stream for each document that takes longer than a moment; nothing where nobody looks."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = int(bars.add_task(f"Reading {what}", total=total))
            bars.update(tasks[what], completed=done, total=total, visible=done < total)  # type: ignore[arg-type]

        yield report
