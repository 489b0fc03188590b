"""What a command says while it takes longer than a second, and how long it took."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType

from rich.console import Console
from rich.markup import escape

_PATIENCE = 1.0


class Patience:
    """A line on stderr that appears after a second; what comes out on stdout is not touched."""

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
