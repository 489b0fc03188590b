"""Rules that need no relation: one cell and its own policy, or one policy and the one before it.

Each gives arrays of cells; who tells them in words is another matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from expectations.disclosure.figures import EXACT, MALFORMED, ROUNDED, UNKNOWN, Figures, Rule
from ingest.model.policy import MarkerMeaning, SuppressionPolicy

Severity = Literal["critical", "warning"]


def unknown(figures: Figures) -> np.ndarray:
    """SUP-101: a sign nobody explained."""
    return np.flatnonzero(figures.kind == UNKNOWN)


def malformed(figures: Figures) -> np.ndarray:
    """SUP-102: no count at all."""
    return np.flatnonzero(figures.kind == MALFORMED)


def off_base(figures: Figures) -> np.ndarray:
    """SUP-103: a figure that its own rounding could not have printed."""
    bases = [rule.policy.rounding.base if rule.policy.rounding else 1 for rule in figures.rules]
    return np.flatnonzero((figures.kind == ROUNDED) & (figures.printed % figures.of_policy(bases) != 0))


def hides_nothing(figures: Figures) -> np.ndarray:
    """SUP-104: a mark whose own range holds one number."""
    return np.flatnonzero(figures.protected & (figures.lo == figures.hi))


def primary_failures(figures: Figures) -> np.ndarray:
    """SUP-201: a figure that the rule hides is printed; a zero never is one."""
    low, high = figures.mask_range()
    shown = (figures.kind == EXACT) & figures.subject & (figures.lo >= 1)
    return np.flatnonzero(shown & (figures.lo >= low) & (figures.lo <= high))


def shown_zeros(figures: Figures) -> np.ndarray:
    """SUP-202: a zero is printed where the rule hides zeros."""
    hides = figures.of_policy([rule.policy.zero == "masked" for rule in figures.rules]) > 0
    return np.flatnonzero((figures.kind == EXACT) & figures.subject & (figures.lo == 0) & hides)


def ranges_from_zero(policy: SuppressionPolicy) -> list[str]:
    """SUP-204: primary markers that may stand for a zero although zeros are shown."""
    if policy.zero != "published":
        return []
    return [
        sign
        for sign, meaning in policy.markers.items()
        if meaning.kind == "masked" and not meaning.secondary and meaning.range and meaning.range[0] == 0
    ]


@dataclass(frozen=True)
class Issue:
    """What of a release its rule drift depends on."""

    publisher: str
    series: str
    published: str
    rule: Rule
    declared: bool = False


@dataclass(frozen=True)
class Drift:
    """SUP-501 at one release: the release before it, how severe, and at which cells (none: the whole release)."""

    release: int
    before: int
    severity: Severity
    cells: tuple[int, ...] = ()


def drifts(figures: Figures, issues: Sequence[Issue]) -> list[Drift]:
    """Releases whose rule is not that of the publisher's release before them."""
    order = sorted(range(len(issues)), key=lambda at: (issues[at].published, at))
    found: list[Drift] = []
    for place, release in enumerate(order):
        earlier = [at for at in order[:place] if issues[at].publisher == issues[release].publisher]
        earlier = [at for at in earlier if issues[at].rule.stated]
        same = [at for at in earlier if issues[at].series == issues[release].series]
        if not earlier:
            continue
        before = (same or earlier)[-1]
        severity: Severity = "critical" if same else "warning"
        if not issues[release].rule.stated:
            cells = _hidden_before(figures, release, issues[before].rule.policy)
            found += [Drift(release, before, severity, cells)] if cells else []
        elif differs(issues[before].rule, issues[release].rule):
            declared = issues[release].declared
            found.append(Drift(release, before, "warning" if declared else severity))
    return found


def differs(before: Rule, now: Rule) -> bool:
    """Whether the range hidden, zeros, rounding, or what a sign means is another; new signs are not."""
    old, new = before.policy, now.policy
    if (old.mask_range, old.zero, old.rounding) != (new.mask_range, new.zero, new.rounding):
        return True
    shared = old.markers.keys() & new.markers.keys()
    return any(_meaning(before, sign) != _meaning(now, sign) for sign in shared)


def _meaning(rule: Rule, sign: str) -> MarkerMeaning | str:
    return "implicit" if sign in rule.implicit else rule.policy.markers[sign]


def _hidden_before(figures: Figures, release: int, policy: SuppressionPolicy) -> tuple[int, ...]:
    """Counts a release without a rule shows that the publisher's earlier rule hides."""
    low, high = policy.mask_range or (1, 0)
    shown = (figures.release == release) & (figures.kind == EXACT) & figures.subject
    return tuple(np.flatnonzero(shown & (figures.lo >= max(low, 1)) & (figures.lo <= high)).tolist())
