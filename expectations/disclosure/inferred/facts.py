"""Observations as the rules of inference see them: coded keys, bounds, days and vintages, one entry a row."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from expectations.disclosure.kernels import OPEN
from ingest.model import vocabulary
from ingest.model.observation import STATISTIC

Array = np.ndarray

# What a figure counts; its period is told apart by its days.
SUBJECT = tuple(name for name in STATISTIC if not name.startswith("period_"))
FIGURES = ("exact", "suppressed", "rounded", "bounded")
NO_DAY = -1
_ROOM = 2**62
_EDITION = re.compile(r"_[0-9a-f]{8}$")


class Facts:
    """One frame. Positions are those of its rows; nothing here depends on their order but the positions."""

    def __init__(self, frame: pd.DataFrame, series: Mapping[str, str] | None = None) -> None:
        self.frame = frame
        self.given_series = series or {}
        self.release = self._coded("release_id")
        prose = frame["cell_ref"].astype(str).str.startswith("prose:")
        tables = frame["table_id"].astype(str).where(~prose, "prose")
        self.named_tables = _codes(tables)
        self.table = _dense(self.release[0] * np.int64(2**31) + self.named_tables[0])
        self.status = frame["status"].astype(str).to_numpy(dtype=object)
        self.figure = np.isin(self.status.astype(str), FIGURES)
        self.exact = np.asarray(self.status == "exact", dtype=bool)
        lower = pd.to_numeric(frame["value_lower"]).fillna(0).to_numpy(dtype=np.int64)
        upper = pd.to_numeric(frame["value_upper"]).astype("Int64").fillna(OPEN).to_numpy(dtype=np.int64)
        self.lo = np.where(self.figure, lower, 0)
        self.hi = np.where(self.figure, np.minimum(upper, OPEN), OPEN)
        self.first, self.last = _days(frame["period_start"]), _days(frame["period_end"])
        self.total = frame["is_total"].fillna(False).to_numpy(dtype=bool)
        self._columns: dict[str, tuple[Array, list[str | None]]] = {}

    def __len__(self) -> int:
        return len(self.frame)

    @cached_property
    def rank(self) -> Array:
        """The place of every row from the oldest vintage to the latest, as the warehouse orders them."""
        by = [name for name in ("published_on", "captured_at", "release_id", "observation_id") if name in self.frame]
        order = self.frame[by].reset_index(drop=True).sort_values(by, kind="stable").index.to_numpy()
        rank = np.empty(len(self), dtype=np.int64)
        rank[order] = np.arange(len(self))
        return rank

    @cached_property
    def series(self) -> Array:
        """Rows of one number stand in editions of one thing; of two editions the later one revises."""
        names = self.release[1]
        known = [self.given_series.get(str(name)) or _EDITION.sub("", str(name)) for name in names]
        return _codes(pd.Series(known, dtype=object))[0][self.release[0]]

    def coded(self, name: str) -> tuple[Array, list[str | None]]:
        """A column as numbers, and what each number stands for."""
        if name not in self._columns:
            self._columns[name] = self._coded(name)
        return self._columns[name]

    def key(self, names: Sequence[str], *more: Array) -> Array:
        """Rows with the same number agree in all these columns and arrays."""
        key, size = np.zeros(len(self), dtype=np.int64), 1
        for codes in [*(self.coded(name)[0] for name in names), *more]:
            count = int(codes.max(initial=0)) + 1
            if size * count >= _ROOM:
                key = _dense(key)
                size = int(key.max(initial=0)) + 1
            key, size = key * count + codes, size * count
        return _dense(key)

    @cached_property
    def periods(self) -> Array:
        """Rows with the same number cover the same days; the name of the period does not matter."""
        return _dense((self.first + 1) * np.int64(2**31) + self.last + 1)

    @cached_property
    def nowhere(self) -> Array:
        """One place for all rows."""
        return np.zeros(len(self), dtype=np.int64)

    @cached_property
    def settled(self) -> Array:
        """The document says which days the figure covers, both ends of them."""
        return (self.first != NO_DAY) & (self.last != NO_DAY)

    @cached_property
    def flow(self) -> Array:
        """The figure counts what happened in its period; a stock, or a count at a day, does not."""
        stocks = {code for code, term in vocabulary.terms("measures").items() if term.get("stock")}
        return ~(self._among("measure", stocks) | self._among("period_kind", {"point", "not_stated"}))

    @cached_property
    def whole(self) -> Array:
        """The unit is counted in whole numbers, so that parts can add up to the last digit."""
        return ~self._among(
            "unit", {code for code, term in vocabulary.terms("units").items() if term.get("fractional")}
        )

    @cached_property
    def additive(self) -> Array:
        """Two periods have nothing in common: events, or what happens to a person once."""
        once = {code for code, term in vocabulary.terms("outcomes").items() if term.get("once")}
        people = {code for code, term in vocabulary.terms("units").items() if term.get("counted_once")}
        return self.flow & self.whole & (~self._among("unit", people) | self._among("stage_or_outcome", once))

    def with_implicit(self, like: Array) -> Facts:
        """These facts and, after them, figures that nobody published, each in the place of a row it is like."""
        more = copy.copy(self)
        free = np.zeros(len(like), dtype=np.int64)
        more.lo, more.hi = np.append(self.lo, free), np.append(self.hi, free + OPEN)
        more.figure, more.exact = np.append(self.figure, free > 0), np.append(self.exact, free > 0)
        more.table = np.append(self.table, self.table[like])
        more.release = np.append(self.release[0], self.release[0][like]), self.release[1]
        more.rank = np.append(self.rank, len(self) + np.arange(len(like)))
        return more

    def flagged(self, *flags: str) -> Array:
        """Rows that carry one of these flags."""
        if "obs_flags" not in self.frame:
            return np.zeros(len(self), dtype=bool)
        wanted = set(flags)
        told = (value is not None and not wanted.isdisjoint(value) for value in self.frame["obs_flags"])
        return np.fromiter(told, dtype=bool, count=len(self))

    def _among(self, name: str, wanted: set[str]) -> Array:
        codes, values = self.coded(name)
        return np.isin(codes, [number for number, value in enumerate(values) if value in wanted])

    def _coded(self, name: str) -> tuple[Array, list[str | None]]:
        if name not in self.frame:
            return np.zeros(len(self.frame), dtype=np.int64), [None]
        return _codes(self.frame[name])


def latest(keys: Array, rows: Array, rank: Array) -> tuple[Array, Array]:
    """One row a key, of the latest vintage: the keys in order, and their rows."""
    order = np.lexsort((-rank[rows], keys))
    keys, rows = keys[order], rows[order]
    first = np.ones(len(keys), dtype=bool)
    first[1:] = keys[1:] != keys[:-1]
    return keys[first], rows[first]


def found_at(keys: Array, wanted: Array) -> Array:
    """Where each wanted key stands among ordered keys, or -1."""
    if not len(keys):
        return np.full(len(wanted), -1, dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at, -1)


def _codes(column: pd.Series) -> tuple[Array, list[str | None]]:
    """Numbers in the order of the values, nulls first, so that the order of rows does not matter."""
    codes, values = pd.factorize(column.astype("string"), sort=True)
    return codes.astype(np.int64) + 1, [None, *(str(value) for value in values)]


def _dense(key: Array) -> Array:
    codes, _ = pd.factorize(key)
    return codes.astype(np.int64)


def _days(column: pd.Series) -> Array:
    stamps = pd.to_datetime(column, errors="coerce").to_numpy(dtype="datetime64[D]")
    days = stamps.astype(np.int64)
    return np.where(np.isnat(stamps), NO_DAY, days + 719_163)
