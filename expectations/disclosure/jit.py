"""The kernels twice: as plain Python over numpy arrays, and as the machine code numba makes of them.

Both give the same answers. Machine code is made once for a machine and kept.
"""

from __future__ import annotations

import functools
import importlib.util
import os
from collections.abc import Callable
from types import FunctionType
from typing import Any, NamedTuple

from expectations.disclosure.kept import folder

Function = Callable[..., Any]
POSSIBLE = os.environ.get("CANDOUR_KERNELS", "numba") != "numpy" and importlib.util.find_spec("numba") is not None


class _Told(NamedTuple):
    """What is known of a kernel: what it is given, and whether it is called from outside."""

    given: tuple[str, ...]
    outward: bool


# In the order of their definition: a kernel calls only those before it.
_KERNELS: dict[Function, _Told] = {}


def kernel(*given: str) -> Callable[[Function], Function]:
    """A function that only other kernels call, and what it is given (`_types` says what the words mean)."""
    return functools.partial(_registered, given=given, outward=False)


def entrance(*given: str) -> Callable[[Function], Function]:
    """A kernel that is called from outside; kept as machine code with all that it calls."""
    return functools.partial(_registered, given=given, outward=True)


def _registered(function: Function, given: tuple[str, ...], outward: bool) -> Function:
    _KERNELS[function] = _Told(given, outward)
    return function


def kept() -> bool:
    """Whether the machine code of every entrance is kept from an earlier run."""
    home = folder()
    return home is not None and all(any(home.rglob(f"*.{name}-*.nbi")) for name in _names())


@functools.cache
def machine() -> dict[Function, Function]:
    """Every entrance as machine code: loaded where it is kept, else compiled, which takes seconds."""
    from numba import config

    before, config.CACHE_DIR = config.CACHE_DIR, str(folder() or "")
    try:
        made = _dispatchers(keep=folder() is not None)
    finally:
        config.CACHE_DIR = before
    types, whole = _types(), not kept()
    for function, told in _KERNELS.items():
        if told.outward or whole:
            made[function].compile(tuple(types[name] for name in told.given))
            # Literals would have numba compile everything below once more for each.
            made[function].disable_compile()
    return {function: made[function] for function, told in _KERNELS.items() if told.outward}


def _dispatchers(keep: bool) -> dict[Function, Any]:
    """A copy of every kernel for numba, in copies of their modules' names where the names mean each other."""
    from numba import njit

    spaces: dict[str, dict[str, Any]] = {}
    made: dict[Function, Any] = {}
    for function, told in _KERNELS.items():
        space = spaces.setdefault(function.__module__, dict(function.__globals__))
        copy = FunctionType(function.__code__, space, function.__name__, function.__defaults__)
        copy.__module__ = function.__module__
        # What only kernels call needs no door to Python. No kernel makes an array or frees one, so none counts
        # who holds them (`_nrt`): counting would take most of the time.
        doors = {"no_cpython_wrapper": not told.outward, "no_cfunc_wrapper": True}
        made[function] = njit(cache=told.outward and keep, error_model="numpy", _nrt=False, **doors)(copy)
    for space in spaces.values():
        space.update({name: made[value] for name, value in space.items() if _is_kernel(value)})
    return made


def _types() -> dict[str, Any]:
    """What an entrance may be given, in numba's terms."""
    from numba import types

    from expectations.disclosure.kernels import Board

    numbers, table = types.int64[::1], types.int64[:, ::1]
    board = types.NamedTuple((table, table, table, table, numbers), Board)
    single = {"number": types.int64, "flag": types.boolean}
    return {**single, "board": board, "table": table, "numbers": numbers, "flags": types.boolean[::1]}


def _is_kernel(value: object) -> bool:
    return isinstance(value, FunctionType) and value in _KERNELS


def _names() -> list[str]:
    return [function.__name__ for function, told in _KERNELS.items() if told.outward]
