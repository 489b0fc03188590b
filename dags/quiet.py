"""Airflow's own chatter goes to a file, so that the terminal shows releases and not machinery."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_LOGS_KEPT = 30


@contextlib.contextmanager
def chatter_to(log: Path) -> Iterator[IO[str]]:
    """Send everything written to the terminal, by this process and its children, to a file.

    Yields the terminal itself, for whoever has something to tell a person.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    for old in sorted(log.parent.glob("run-*.log"))[:-_LOGS_KEPT]:
        old.unlink()
    sys.stdout.flush()
    sys.stderr.flush()
    saved = os.dup(1), os.dup(2)
    with log.open("ab") as file, os.fdopen(os.dup(saved[0]), "w", encoding="utf-8") as terminal:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        try:
            yield terminal
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os.dup2(saved[0], 1)
            os.dup2(saved[1], 2)
            os.close(saved[0])
            os.close(saved[1])
