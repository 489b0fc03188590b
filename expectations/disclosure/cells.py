"""Published cells as arrays: bounds in int64, an open upper end as one sentinel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd

from expectations.disclosure.figures import FREE, KINDS, Figures
from expectations.disclosure.kernels import OPEN

__all__ = ["LABELS", "OPEN", "Cells", "texts"]

# No count of people, cases or charges comes near this; it keeps every sum inside int64.
LARGEST_COUNT = 10**12

_FREE = ("unknown_marker", "malformed", "withheld", "not_held", "not_applicable", "not_yet_available", "not_supplied")
# In the order the rules number the kinds of statements.
_NAMES = ("exact", "suppressed", "rounded", "bounded", "not_held", "implicit", "unknown_marker", "malformed", "percent")
_STATUS = np.array(_NAMES, dtype=object)
LABELS = (
    "body_as_published",
    "population_as_published",
    "misconduct_type_as_published",
    "measure_as_published",
    "stage_or_outcome_as_published",
    "unit_as_published",
    "breakdown_as_published",
    "counterparty_gender_as_published",
    "gender_as_published",
    "period_as_published",
)


@dataclass(frozen=True)
class Cells:
    """The audit's view of observations: one entry a cell, in the order of the frame.

    A cell whose figure is not there (withheld, not held, unknown) is free: any count at all.
    A masked or rounded cell is protected; one in words with a bound is information, not protection.
    """

    ids: list[str]
    release_ids: list[str]
    table_ids: list[str]
    refs: list[str]
    raw: list[str]
    status: np.ndarray
    subject: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    labels: dict[str, list[str | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Cells:
        """Cells of an observations frame; only ids, strings, bounds, status and `is_subject` are needed."""
        status = np.array(texts(frame, "status"), dtype=object)
        free = np.isin(status.astype(str), _FREE)
        lower = np.array([0 if v is None else v for v in _counts(frame, "value_lower")], dtype=np.int64)
        upper = np.array([OPEN if v is None else v for v in _counts(frame, "value_upper")], dtype=np.int64)
        outsized = lower > LARGEST_COUNT
        upper[upper > LARGEST_COUNT] = OPEN
        ids = [str(v) for v in texts(frame, "observation_id")]
        return cls(
            ids=ids,
            release_ids=[str(v) for v in texts(frame, "release_id")],
            table_ids=[v or "" for v in texts(frame, "table_id")],
            refs=[v or cell for v, cell in zip(texts(frame, "cell_ref"), ids, strict=True)],
            raw=[v or "" for v in texts(frame, "raw_value")],
            status=np.where(outsized, "malformed", status),
            subject=_flags(frame, "is_subject"),
            lower=np.where(free | outsized, 0, lower),
            upper=np.where(free | outsized, OPEN, upper),
            labels={name: texts(frame, name) for name in LABELS if name in frame.columns},
        )

    def __len__(self) -> int:
        return len(self.ids)

    def read_as(self, figures: Figures) -> Cells:
        """The same cells with what their strings were read as."""
        return replace(self, status=_STATUS[figures.kind], lower=figures.lo, upper=figures.hi)

    def assuming(self, ranges: Sequence[tuple[str, int, int | None]], at: Sequence[int]) -> Cells:
        """The same cells, with a range for some markers that their release does not state."""
        lower, upper = self.lower.copy(), self.upper.copy()
        for sign, low, high in ranges:
            hidden = [cell for cell in at if self.masked[cell] and self.raw[cell].strip() == sign]
            lower[hidden] = np.maximum(lower[hidden], low)
            upper[hidden] = np.minimum(upper[hidden], OPEN if high is None else high)
        return replace(self, lower=lower, upper=upper)

    @cached_property
    def kinds(self) -> np.ndarray:
        """The kind of statement each cell makes, as the rules number them."""
        return np.array([KINDS.get(str(status), FREE) for status in self.status], dtype=np.int64)

    @cached_property
    def printed(self) -> np.ndarray:
        """The figure as printed where it is rounded, else -1."""
        figures = [raw.replace(",", "").strip() for raw in self.raw]
        rounded = self.status == "rounded"
        return np.array(
            [
                int(f) if r and f.isdigit() and len(f) < 18 else 0 if r else -1
                for f, r in zip(figures, rounded, strict=True)
            ],
            dtype=np.int64,
        )

    @cached_property
    def masked(self) -> np.ndarray:
        return np.asarray(self.status == "suppressed", dtype=bool)

    @cached_property
    def protected(self) -> np.ndarray:
        return np.asarray(self.masked | (self.status == "rounded"), dtype=bool)

    @cached_property
    def exact(self) -> np.ndarray:
        return np.asarray(self.status == "exact", dtype=bool)

    def address(self, cell: int) -> str:
        """Where a cell stands; with its release where the frame holds several."""
        return self.refs[cell] if self._one_release else f"{self.release_ids[cell]} {self.refs[cell]}"

    def label(self, cell: int, among: list[int] | None = None) -> str:
        """What a cell is called, in the publisher's labels that tell it from its neighbours."""
        peers = among or self._table_of[self.release_ids[cell], self.table_ids[cell]]
        words = [
            values[cell] for values in self.labels.values() if values[cell] and len({values[p] for p in peers}) > 1
        ]
        return ", ".join(dict.fromkeys(str(word) for word in words))

    def name(self, cell: int, among: list[int] | None = None) -> str:
        """Label and address together, as messages print them."""
        label = self.label(cell, among)
        return f"{label} ({self.address(cell)})" if label else self.address(cell)

    @cached_property
    def _one_release(self) -> bool:
        return len(set(self.release_ids)) < 2

    @cached_property
    def _table_of(self) -> dict[tuple[str, str], list[int]]:
        tables: dict[tuple[str, str], list[int]] = {}
        for cell, key in enumerate(zip(self.release_ids, self.table_ids, strict=True)):
            tables.setdefault(key, []).append(cell)
        return tables


def texts(frame: pd.DataFrame, column: str) -> list[str | None]:
    """A column as plain strings, None where null or absent."""
    if column not in frame.columns:
        return [None] * len(frame)
    return [None if pd.isna(value) else str(value) for value in frame[column]]


def _counts(frame: pd.DataFrame, column: str) -> list[int | None]:
    return [None if pd.isna(value) else min(int(value), OPEN) for value in frame[column]]


def _flags(frame: pd.DataFrame, column: str) -> np.ndarray:
    if column not in frame.columns:
        return np.ones(len(frame), dtype=bool)
    return np.array([True if pd.isna(value) else bool(value) for value in frame[column]], dtype=bool)
