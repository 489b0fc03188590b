"""Relations as arrays, and large tables that are linked in every direction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from expectations.disclosure.system import System


def rows_of(totals: np.ndarray, parts: np.ndarray) -> System:
    """Each total is the sum of its line of parts."""
    count, width = parts.shape
    col = np.concatenate([totals[:, None], parts], axis=1).reshape(-1)
    coef = np.tile(np.array([1] + [-1] * width, dtype=np.int64), count)
    start = np.arange(0, count * (width + 1) + 1, width + 1, dtype=np.int64)
    zero = np.zeros(count, dtype=np.int64)
    return System(start, col.astype(np.int64), coef, zero, zero.copy(), np.arange(count))


def stacked(one: System, other: System) -> System:
    """The rows of both, the relations of the second numbered on."""
    return one.over(replace(other, owner=len(one) + other.owner))


def linked(shape: tuple[int, ...], share: float, seed: int = 3) -> tuple[System, np.ndarray, np.ndarray]:
    """A table of several dimensions, a share of its cells hidden as 1 to 9, every sum along a dimension published."""
    chance = np.random.default_rng(seed)
    hidden = chance.random(shape) < share
    truth = np.where(hidden, chance.integers(1, 10, shape), chance.integers(0, 30, shape))
    number = np.arange(truth.size).reshape(shape)
    start, col, ends = [np.zeros(1, dtype=np.int64)], [], []
    for axis, size in enumerate(shape):
        lines = np.moveaxis(number, axis, -1).reshape(-1, size)
        col.append(lines.reshape(-1))
        start.append(start[-1][-1] + size * np.arange(1, len(lines) + 1))
        ends.append(truth.reshape(-1)[lines].sum(1))
    total, cols = np.concatenate(ends), np.concatenate(col)
    ones = np.ones(len(cols), np.int64)
    system = System(np.concatenate(start), cols, ones, total, total.copy(), np.arange(len(total)))
    flat, loose = truth.reshape(-1), hidden.reshape(-1)
    return system, np.where(loose, 1, flat), np.where(loose, 9, flat)
