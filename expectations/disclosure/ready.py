"""Making the kernels ready before anyone waits for a verdict."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from expectations.disclosure import jit
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.search import settle
from expectations.disclosure.solve import solve
from expectations.disclosure.system import Builder


def make_ready(say: Callable[[str], None]) -> None:
    """Compile the kernels if that was not done on this machine yet, and say so first."""
    if jit.ready(settle):
        return
    say(jit.PREPARING)
    builder = Builder()
    # Three totals of two cells each go round in a circle, so every kernel has something to do.
    for number, pair in enumerate(((0, 1), (1, 2), (2, 0))):
        builder.add(number, [(cell, 1) for cell in pair], 3, 5)
    solve(builder.build(), np.zeros(3, dtype=np.int64), np.array([4, 4, OPEN], dtype=np.int64))
