"""What the gate costs: the time this process has spent in it, and how many releases it judged."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


@dataclass
class Cost:
    """Seconds on the clock; work within work is counted once."""

    seconds: float = 0.0
    judged: int = 0
    depth: int = 0

    def line(self, whole: float) -> str:
        """The cost in one line, as a share of a whole run."""
        releases = "1 release" if self.judged == 1 else f"{self.judged} releases"
        share = 100 * self.seconds / whole if whole else 0.0
        return f"gate: {releases} in {self.seconds:.1f} s, {share:.0f} % of the run"


COST = Cost()


def measured(work: Callable[_P, _R]) -> Callable[_P, _R]:
    """Count the time of some of the gate's work."""

    @functools.wraps(work)
    def counted(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        began, COST.depth = time.monotonic(), COST.depth + 1
        try:
            return work(*args, **kwargs)
        finally:
            COST.depth -= 1
            if not COST.depth:
                COST.seconds += time.monotonic() - began

    return counted
