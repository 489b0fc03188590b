"""Which kernels answer: plain ones while a question is small, machine code once there is enough to do.

Loading machine code takes longer than most tables do, and making it takes longer still; so a process answers
plainly until that has taken a while, or a question is large.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from expectations.disclosure import jit

# Entries of a question that plain kernels answer, and seconds that they may take of a process in all.
SMALL, PATIENCE = 4_000, 2.0
PREPARING = "Preparing the audit for this machine (once; it takes about ten seconds) …"


def _to_stderr(text: str) -> None:
    print(text, file=sys.stderr)


class Engine:
    """The kernels of one process."""

    def __init__(self) -> None:
        self.spent = 0.0
        self.machine: dict[jit.Function, jit.Function] = {}

    @property
    def hasty(self) -> bool:
        """Whether plain kernels answer that could make way for machine code."""
        return jit.POSSIBLE and not self.machine

    def call(self, function: jit.Function, *given: Any) -> Any:
        """One kernel, in the form that is in use."""
        if self.machine:
            return self.machine[function](*given)
        begun = time.perf_counter()
        try:
            return function(*given)
        finally:
            self.spent += time.perf_counter() - begun

    def choose(self, entries: int) -> None:
        """Go over to machine code if a question of so many entries, or all that were asked so far, call for it."""
        if entries > SMALL or self.spent > PATIENCE:
            self.prepare()

    def prepare(self, say: Callable[[str], None] | None = None) -> None:
        """Load the machine code; where none is kept, say so, make it, and say how long it took."""
        if not self.hasty:
            return
        say = say or _to_stderr
        kept, begun = jit.kept(), time.perf_counter()
        if not kept:
            say(PREPARING)
        self.machine = jit.machine()
        if not kept:
            say(f"Prepared in {time.perf_counter() - begun:.0f} s.")


ENGINE = Engine()
