"""Which kernels run: compiled by numba, or the same functions as plain Python over numpy arrays.

`CANDOUR_KERNELS=numpy` chooses the second; both give the same answers. The first call after an install
compiles, which can take half a minute and is said once; the machine code is kept beside the module.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

COMPILED = os.environ.get("CANDOUR_KERNELS", "numba") != "numpy" and importlib.util.find_spec("numba") is not None
PREPARING = "Preparing the audit for this machine (once; it can take half a minute) …"
_HERE = Path(__file__).parent
_SOURCES = ("jit.py", "kernels.py", "search.py", "shape.py")


def kernel(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function over arrays, compiled where numba is wanted and at hand."""
    if not COMPILED:
        return function
    from numba import config, njit

    before, config.CACHE_DIR = config.CACHE_DIR, _kept_at()
    try:
        compiled: Callable[..., Any] = njit(cache=True)(function)
    finally:
        config.CACHE_DIR = before
    return compiled


def ready(function: Callable[..., Any]) -> bool:
    """Whether the machine code of a kernel is kept from an earlier run, or none is needed."""
    stats = getattr(function, "stats", None)
    return stats is None or any(Path(stats.cache_path).glob(f"*.{function.__name__}-*.nbi"))


@functools.cache
def announce(function: Callable[..., Any]) -> None:
    """Say on stderr that the kernels will be compiled now, if they were not yet."""
    if not ready(function):
        print(PREPARING, file=sys.stderr)


@functools.cache
def _kept_at() -> str:
    """A folder for these very sources: numba looks at a kernel's own file only, not at those it calls into."""
    sources = hashlib.sha256(b"".join((_HERE / name).read_bytes() for name in _SOURCES))
    return str(_HERE / "__pycache__" / f"kernels-{sources.hexdigest()[:12]}")
