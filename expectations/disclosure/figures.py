"""Published strings as arrays: what each leaves its cell, and what kind of statement it is.

Strings are read once per policy, however often they are printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from expectations.disclosure.kernels import OPEN
from ingest.model.policy import MarkerMeaning, SuppressionPolicy
from ingest.tables.markers import Figure, read_figure

EXACT, MASKED, ROUNDED, BOUNDED, FREE, IMPLICIT, UNKNOWN, MALFORMED, PERCENT = range(9)
KINDS = {
    "exact": EXACT,
    "suppressed": MASKED,
    "rounded": ROUNDED,
    "bounded": BOUNDED,
    "implicit": IMPLICIT,
    "unknown_marker": UNKNOWN,
    "malformed": MALFORMED,
}
_PERCENT = re.compile(r"(\d[\d,]*)(?:\.(\d+))?\s*(?:%|per\s?cent)?", re.IGNORECASE)
_FOOTNOTES = re.compile(r"(?:\s*(?:[*†‡]|\[note \d+\]|\((?:p|r)\)|\[(?:p|r)\]))+$", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True)
class Rule:
    """A policy as the audit uses it, with the signs that stand for what nobody published.

    `unwritten` says that it declares no markers at all, not even none.
    """

    policy: SuppressionPolicy
    implicit: frozenset[str] = frozenset()
    stated: bool = True
    unwritten: bool = False

    def read(self, raw: str, percent: bool) -> tuple[int, int, int, int]:
        """Kind, bounds and the number printed (-1: none) of one string."""
        if not percent and _PLAIN.fullmatch(raw) and self.policy.rounding is None and raw not in self.policy.markers:
            # Most of what is printed; nothing else could be read into it.
            return EXACT, int(raw), int(raw), -1
        figure = read_figure(raw, self.policy)
        printed = figure.status in ("exact", "rounded", "bounded", "malformed", "unknown_marker")
        if percent and printed and figure.marker not in self.policy.markers and read_percent(raw) is not None:
            return PERCENT, 0, OPEN, -1
        if figure.marker in self.implicit:
            return IMPLICIT, 0, OPEN, -1
        upper = OPEN if figure.upper is None else min(figure.upper, OPEN)
        return (KINDS.get(figure.status, FREE), figure.lower, upper, _printed(raw, figure))


def _printed(raw: str, figure: Figure) -> int:
    if figure.status != "rounded":
        return -1
    return int(_FOOTNOTES.sub("", raw.strip()).strip().replace(",", ""))


def read_percent(raw: str) -> tuple[int, int] | None:
    """A printed percentage as digits and how many of them stand after the point."""
    found = _PERCENT.fullmatch(_FOOTNOTES.sub("", raw.strip()).strip())
    if found is None:
        return None
    decimals = found.group(2) or ""
    return int(found.group(1).replace(",", "") + decimals), len(decimals)


def implicit_rule(policy: SuppressionPolicy, signs: Sequence[str]) -> Rule:
    """A rule under which some signs stand for statistics that only follow from published ones."""
    plain = {sign: MarkerMeaning(kind="not_held") for sign in signs}
    return Rule(policy.model_copy(update={"markers": {**policy.markers, **plain}}), frozenset(signs))


@dataclass(frozen=True)
class Figures:
    """The audit's view of cells: arrays in one order. `policy` numbers the entries of `rules`."""

    kind: np.ndarray
    lo: np.ndarray
    hi: np.ndarray
    printed: np.ndarray
    subject: np.ndarray
    policy: np.ndarray
    release: np.ndarray
    rules: tuple[Rule, ...]

    def __len__(self) -> int:
        return len(self.kind)

    @property
    def protected(self) -> np.ndarray:
        return (self.kind == MASKED) | (self.kind == ROUNDED)

    def of_policy(self, values: Sequence[int]) -> np.ndarray:
        """One number a policy, looked up for every cell."""
        return np.array(values, dtype=np.int64)[self.policy]

    def mask_range(self) -> tuple[np.ndarray, np.ndarray]:
        """What each cell's rule hides; an empty range where it hides nothing."""
        ranges = [rule.policy.mask_range or (1, 0) for rule in self.rules]
        return self.of_policy([low for low, _ in ranges]), self.of_policy([high for _, high in ranges])


def read_figures(
    raw: Sequence[str] | np.ndarray | pd.Series,
    release: np.ndarray,
    policy: np.ndarray,
    rules: Sequence[Rule],
    subject: np.ndarray | None = None,
    percent: np.ndarray | None = None,
) -> Figures:
    """Every string under its release's own policy; only distinct ones are looked at."""
    count = len(raw)
    given = raw if isinstance(raw, pd.Series) else np.asarray(raw, dtype=object)
    text, strings = pd.factorize(given, use_na_sentinel=False)
    share = 0 if percent is None else percent.astype(np.int64)
    code, distinct = _distinct((text * 2 + share) * len(rules) + policy, 2 * len(strings) * len(rules))
    words = ["" if missing else str(one) for one, missing in zip(strings.tolist(), pd.isna(strings), strict=True)]
    known = []
    for number in distinct.tolist():
        rest, rule = divmod(number, len(rules))
        known.append(rules[rule].read(words[rest // 2], bool(rest % 2)))
    table = np.array(known, dtype=np.int64).reshape(-1, 4)
    kind, lo, hi, printed = (np.ascontiguousarray(table[:, column])[code] for column in range(4))
    told = np.ones(count, dtype=bool) if subject is None else subject
    return Figures(kind, lo, hi, printed, told, policy, release, tuple(rules))


def _distinct(numbers: np.ndarray, space: int) -> tuple[np.ndarray, np.ndarray]:
    """Each number's place among the distinct ones, and those; all are below `space`."""
    if space > 4 * len(numbers) + 1000:
        return pd.factorize(numbers)
    there = np.zeros(space, dtype=bool)
    there[numbers] = True
    return (np.cumsum(there) - 1)[numbers], np.flatnonzero(there)
