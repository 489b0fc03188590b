"""Clocks that tests move: time passes when somebody sleeps, and at no other moment."""

from __future__ import annotations

import fcntl
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

_WIDTH = 24
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
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            passed = float(os.read(handle, _WIDTH) or 0.0) + seconds
            if seconds:  # in one piece: a process may be killed right here
                os.pwrite(handle, f"{passed:0{_WIDTH}.6f}".encode(), 0)
        finally:
            os.close(handle)
        return passed
