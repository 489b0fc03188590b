"""Making the kernels ready before anyone waits for a verdict: `python -m expectations.disclosure.ready`."""

from __future__ import annotations

from collections.abc import Callable

from expectations.disclosure import jit
from expectations.disclosure.engine import ENGINE


def make_ready(say: Callable[[str], None]) -> None:
    """Make the machine code if that was not done on this machine yet, and say so first."""
    if jit.POSSIBLE and not jit.kept():
        ENGINE.prepare(say)


if __name__ == "__main__":
    make_ready(print)
