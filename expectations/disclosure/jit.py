"""Which kernels run: compiled by numba, or the same functions as plain Python over numpy arrays.

`CANDOUR_KERNELS=numpy` chooses the second; both give the same answers. The first call after an install
compiles, which takes some seconds and is said once; the machine code is kept beside the module.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

COMPILED = os.environ.get("CANDOUR_KERNELS", "numba") != "numpy" and importlib.util.find_spec("numba") is not None
_CACHE = Path(__file__).parent / "__pycache__"


def kernel(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function over arrays, compiled where numba is wanted and at hand."""
    if not COMPILED:
        return function
    from numba import njit

    compiled: Callable[..., Any] = njit(cache=True)(function)
    return compiled


@functools.cache
def announce() -> None:
    """Say on stderr that the kernels will be compiled now, if they were not yet."""
    if COMPILED and not any(_CACHE.glob("search.settle*.nbi")):
        print("Preparing the audit for this machine (once; some seconds) …", file=sys.stderr)
