"""Seeded tables for the benchmark: many small releases, and two large linked tables."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from expectations.disclosure.figures import Rule
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.system import System
from ingest.model.policy import SuppressionPolicy

SIDE = 10
# The other releases are lists of groups with a total each, as most answers to requests are.
TWO_WAY = 0.4


@dataclass(frozen=True)
class Tables:
    """Published strings, the release of each cell, and the sums between them."""

    raw: np.ndarray
    release: np.ndarray
    policy: np.ndarray
    rules: list[Rule]
    totals: np.ndarray
    parts: np.ndarray


def rules() -> list[Rule]:
    """A few publishers' rules: two or fewer, five or fewer, and one that rounds."""
    told = [("~", 2), ("*", 5), ("[c]", 4)]
    return [
        Rule(
            SuppressionPolicy.model_validate(
                {
                    "stated": True,
                    "mask_range": [1, most],
                    "zero": "published",
                    "markers": {
                        sign: {"kind": "masked", "range": [1, most]},
                        "#": {"kind": "masked", "range": [1, None], "secondary": True},
                    },
                }
            )
        )
        for sign, most in told
    ]


def warehouse(cells: int, seed: int = 7) -> Tables:
    """Releases of 100 cells: 9 x 9 with margins, small figures hidden and some others; four in ten sum both ways."""
    chance = np.random.default_rng(seed)
    count = cells // SIDE**2
    inner = chance.choice([0, 1, 2, 3, 4, 5, 7, 12, 30, 80], size=(count, SIDE - 1, SIDE - 1), p=_SHARES)
    table = _with_margins(inner)
    policy = np.repeat(chance.integers(0, 3, count), SIDE**2)
    hidden = table.reshape(count, -1)
    most = np.array([2, 5, 4])[policy].reshape(count, -1)
    raw = hidden.astype(str).astype(object)
    primary = (hidden >= 1) & (hidden <= most)
    signs = np.array(["~", "*", "[c]"], dtype=object)[policy].reshape(count, -1)
    raw[primary] = signs[primary]
    second = ~primary & (hidden >= 1) & (chance.random(hidden.shape) < 0.06)
    raw[second] = "#"
    release = np.repeat(np.arange(count), SIDE**2)
    totals, parts = _sums(count, chance.random(count) < TWO_WAY)
    return Tables(raw.reshape(-1), release, policy, rules(), totals, parts)


_SHARES = [0.38, 0.06, 0.05, 0.04, 0.03, 0.04, 0.1, 0.12, 0.1, 0.08]


def _with_margins(inner: np.ndarray) -> np.ndarray:
    wide = np.concatenate([inner, inner.sum(2, keepdims=True)], axis=2)
    return np.concatenate([wide, wide.sum(1, keepdims=True)], axis=1)


def _sums(count: int, both: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    at = np.arange(SIDE**2).reshape(SIDE, SIDE)
    lines = np.concatenate([at, at.T])
    first = np.arange(count)[:, None] * SIDE**2
    kept = (both[:, None] | (np.arange(2 * SIDE) < SIDE)[None, :]).reshape(-1)
    totals = (first + lines[:, -1]).reshape(-1)[kept]
    parts = (first[:, :, None] + lines[None, :, :-1]).reshape(-1, SIDE - 1)[kept]
    return totals, parts


def sums(totals: np.ndarray, parts: np.ndarray) -> System:
    """Totals and their parts as rows."""
    count, width = parts.shape
    col = np.concatenate([totals[:, None], parts], axis=1).reshape(-1)
    coef = np.tile(np.array([1] + [-1] * width, dtype=np.int64), count)
    start = np.arange(0, count * (width + 1) + 1, width + 1, dtype=np.int64)
    zero = np.zeros(count, dtype=np.int64)
    return System(start, col.astype(np.int64), coef, zero, zero.copy(), np.arange(count))


def linked(shape: tuple[int, ...], share: float, seed: int = 3) -> tuple[System, np.ndarray, np.ndarray]:
    """A table of several dimensions, a share of its cells hidden as 1 to 9, every sum along a dimension published."""
    chance = np.random.default_rng(seed)
    truth = chance.integers(0, 30, shape)
    hidden = chance.random(shape) < share
    truth = np.where(hidden, chance.integers(1, 10, shape), truth)
    number = np.arange(truth.size).reshape(shape)
    start, col, ends = [0], [], []
    for axis in range(len(shape)):
        lines = np.moveaxis(number, axis, -1).reshape(-1, shape[axis])
        col.append(lines.reshape(-1))
        start += (start[-1] + shape[axis] * np.arange(1, len(lines) + 1)).tolist()
        ends.append(np.moveaxis(truth, axis, -1).reshape(-1, shape[axis]).sum(1))
    flat, loose = truth.reshape(-1), hidden.reshape(-1)
    cols, total = np.concatenate(col).astype(np.int64), np.concatenate(ends).astype(np.int64)
    system = System(
        np.array(start, np.int64), cols, np.ones(len(cols), np.int64), total, total.copy(), np.arange(len(total))
    )
    return system, np.where(loose, 1, flat), np.where(loose, min(9, OPEN), flat)
