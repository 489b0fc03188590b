"""Clocks that tests move: time passes when somebody sleeps, and at no other moment."""

from __future__ import annotations

import fcntl
from datetime import UTC, datetime, timedelta
from pathlib import Path

START = datetime(2026, 1, 22, 9, 0, tzinfo=UTC)


class MovedClock:
    """A clock of one process; `slept` is every pause that was asked for."""

    def __init__(self, start: datetime = START) -> None:
        self.at, self.slept = start, list[float]()

    def now(self) -> datetime:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)

    def pass_time(self, **parts: float) -> None:
        """Let time pass that nobody slept through: `pass_time(days=1)`."""
        self.at += timedelta(**parts)


class SharedClock:
    """A clock that several processes read and move: the seconds since its start stand in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def now(self) -> datetime:
        return START + timedelta(seconds=self._moved(0.0))

    def sleep(self, seconds: float) -> None:
        self._moved(seconds)

    def _moved(self, seconds: float) -> float:
        with self.path.open("a+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            passed = float(file.read() or 0.0) + seconds
            file.truncate(0)
            file.write(repr(passed))
        return passed
