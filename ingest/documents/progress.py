"""What whoever waits at a terminal is told of a task that takes longer than a second; stdout is left alone."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

_PATIENCE = 1.0

# What is being read, how much of it is done, and how much there is.
Report = Callable[[str, int, int], None]


def silent(what: str, done: int, total: int) -> None:
    """Tell nobody."""


@contextmanager
def at_the_terminal() -> Iterator[Report]:
    """A bar for each document, where how much there is of it is known."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
    )
    bars = Progress(*columns, console=Console(stderr=True), transient=True)
    tasks: dict[str, int] = {}
    began = time.monotonic()

    def report(what: str, done: int, total: int) -> None:
        if what not in tasks:
            tasks[what] = int(bars.add_task(f"Reading {escape(what)}", total=total))
        bars.update(tasks[what], completed=done, total=total, visible=done < total)  # type: ignore[arg-type]
        if not bars.live.is_started and time.monotonic() - began >= _PATIENCE:
            bars.start()

    try:
        yield report
    finally:
        bars.stop()


class Patience:
    """A line for a command of which nobody knows how much there is to do, and how long it took in the end."""

    def __init__(self, words: str) -> None:
        self._console = Console(stderr=True)
        self._status = self._console.status(escape(words))
        self._words, self._began, self._shown = words, time.monotonic(), False
        self._lock, self._over = threading.Lock(), False
        self._timer = threading.Timer(_PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Patience:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        with self._lock:
            self._over = True
        self._timer.cancel()
        if self._shown:
            self._status.stop()
            if kind is None:
                print(f"{self._words} took {time.monotonic() - self._began:.1f} seconds.", file=sys.stderr)

    def say(self, words: str) -> None:
        """What is being done now."""
        self._words = words
        if self._shown:
            self._status.update(escape(words))

    def _show(self) -> None:
        with self._lock:
            if not self._over:
                self._shown = True
                self._status.update(escape(self._words))
                self._status.start()
