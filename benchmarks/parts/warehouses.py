"""A seeded warehouse of small releases, as the audit meets them.

Every release has 100 cells: 9 x 9 figures with a total for each line, and a publisher's own rule, one of three
(two, four, five or fewer are hidden). About a third of the figures are zero, and some 17 in a hundred cells are
hidden: all that the rule hides, and 6 in 100 of the others as a second line of defence. Six releases in ten are
lists, whose lines have totals; four in ten are two-way tables, which sum down as well. One release in eight
breaks the totals of the release before it down in another way: both print them, each with its own cells hidden.

The strings come in a column of strings, which is how the lake's files are read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from benchmarks.parts.tables import rows_of, stacked
from expectations.disclosure.figures import Figures, Rule, read_figures
from expectations.disclosure.scan import scan
from expectations.disclosure.solve import Solution, solve
from expectations.disclosure.system import System
from ingest.model.policy import SuppressionPolicy

SIDE = 10
CELLS = SIDE**2
TWO_WAY, LINKED, SECOND = 0.4, 0.125, 0.06
_FIGURES = [0, 1, 2, 3, 4, 5, 7, 12, 30, 80]
_SHARES = [0.38, 0.06, 0.05, 0.04, 0.03, 0.04, 0.1, 0.12, 0.1, 0.08]
_SIGNS, _MOST = ("~", "*", "[c]"), (2, 5, 4)


@dataclass(frozen=True)
class Warehouse:
    """Published strings with the release and rule of each, and which cells make which, or are equal."""

    raw: pd.Series
    release: np.ndarray
    policy: np.ndarray
    rules: list[Rule]
    totals: np.ndarray
    parts: np.ndarray
    equal: np.ndarray

    @property
    def cluster(self) -> np.ndarray:
        """The first of the releases that each release is linked with."""
        first = np.arange(self.release[-1] + 1)
        first[self.equal[:, 1] // CELLS] = self.equal[:, 0] // CELLS
        return first


@dataclass(frozen=True)
class Audited:
    """Everything the audit makes of a warehouse; findings as the cells of each rule."""

    figures: Figures
    system: System
    solution: Solution
    found: dict[str, np.ndarray]


def audited(house: Warehouse) -> Audited:
    """Strings to findings."""
    figures = read_figures(house.raw, house.release, house.policy, house.rules)
    system = relations(house)
    solution = solve(system, figures.lo, figures.hi)
    return Audited(figures, system, solution, scan(figures, system, solution))


def relations(house: Warehouse) -> System:
    """The sums of each release, and what two releases both print."""
    return stacked(rows_of(house.totals, house.parts), rows_of(house.equal[:, 0], house.equal[:, 1:]))


def warehouse(cells: int, seed: int = 7) -> Warehouse:
    """So many cells in releases of 100."""
    chance = np.random.default_rng(seed)
    count = cells // CELLS
    inner = chance.choice(_FIGURES, size=(count, SIDE - 1, SIDE - 1), p=_SHARES)
    linked = np.flatnonzero(chance.random(count) < LINKED)
    linked = linked[(linked > 0) & ~np.isin(linked - 1, linked)]
    inner[linked] = chance.permuted(inner[linked - 1], axis=2)
    table = np.concatenate([inner, inner.sum(2, keepdims=True)], axis=2)
    table = np.concatenate([table, table.sum(1, keepdims=True)], axis=1).reshape(count, -1)
    rule = chance.integers(0, len(_SIGNS), count)
    policy, release = np.repeat(rule, CELLS), np.repeat(np.arange(count), CELLS)
    totals, parts = _sums(count, chance.random(count) < TWO_WAY)
    at = np.arange(SIDE) * SIDE + SIDE - 1
    equal = np.stack([((linked - 1)[:, None] * CELLS + at).reshape(-1), (linked[:, None] * CELLS + at).reshape(-1)], 1)
    return Warehouse(_printed(chance, table, rule), release, policy, _rules(), totals, parts, equal)


def _printed(chance: np.random.Generator, table: np.ndarray, rule: np.ndarray) -> pd.Series:
    most = np.array(_MOST)[rule][:, None]
    raw = table.astype(str).astype(object)
    primary = (table >= 1) & (table <= most)
    raw[primary] = np.broadcast_to(np.array(_SIGNS, dtype=object)[rule][:, None], table.shape)[primary]
    raw[~primary & (table >= 1) & (chance.random(table.shape) < SECOND)] = "#"
    return pd.Series(raw.reshape(-1), dtype="str")


def _sums(count: int, both: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    at = np.arange(CELLS).reshape(SIDE, SIDE)
    lines = np.concatenate([at, at.T])
    first = np.arange(count)[:, None] * CELLS
    kept = (both[:, None] | (np.arange(2 * SIDE) < SIDE)[None, :]).reshape(-1)
    totals = (first + lines[:, -1]).reshape(-1)[kept]
    parts = (first[:, :, None] + lines[None, :, :-1]).reshape(-1, SIDE - 1)[kept]
    return totals, parts


def _rules() -> list[Rule]:
    second = {"kind": "masked", "range": [1, None], "secondary": True}
    return [
        Rule(
            SuppressionPolicy.model_validate(
                {
                    "stated": True,
                    "mask_range": [1, most],
                    "zero": "published",
                    "markers": {sign: {"kind": "masked", "range": [1, most]}, "#": second},
                }
            )
        )
        for sign, most in zip(_SIGNS, _MOST, strict=True)
    ]
