"""Rules that look at one cell and its release's own policy (1xx, 2xx, 5xx)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from expectations.disclosure import policy_rules
from expectations.disclosure.cells import Cells
from expectations.disclosure.explain import hidden_by, quoted
from expectations.disclosure.figures import Figures
from expectations.disclosure.finding import Finding, Severity
from expectations.disclosure.policy_rules import Issue
from expectations.disclosure.rules import RULES
from ingest.model.policy import SuppressionPolicy

UNSTATED = SuppressionPolicy(stated=False)


def finding(
    cells: Cells,
    rule: str,
    at: Sequence[int],
    message: str,
    left: int | None = None,
    proposed: bool = False,
    severity: Severity | None = None,
    via: str | None = None,
    evidence: Sequence[int] = (),
) -> Finding:
    """A finding at some cells; one that rests on a proposed relation is a warning, whatever its rule."""
    return Finding(
        rule=rule,
        severity="warning" if proposed else severity or RULES[rule].severity,
        cells=tuple(cells.ids[cell] for cell in at),
        cell_refs=tuple(cells.refs[cell] for cell in at),
        message=message,
        candidates_left=left,
        proposed=proposed,
        via=via,
        evidence=tuple(cells.ids[cell] for cell in evidence),
    )


def cell_findings(cells: Cells, figures: Figures) -> list[Finding]:
    """Every finding that needs no relation, cell by cell."""
    found = [_unknown(cells, cell) for cell in policy_rules.unknown(figures).tolist()]
    found += [_malformed(cells, cell) for cell in policy_rules.malformed(figures).tolist()]
    found += [_off_base(cells, figures, cell) for cell in policy_rules.off_base(figures).tolist()]
    found += [_hides_nothing(cells, cell) for cell in policy_rules.hides_nothing(figures).tolist()]
    found += [_primary(cells, figures, cell) for cell in policy_rules.primary_failures(figures).tolist()]
    return found + [_zero(cells, cell) for cell in policy_rules.shown_zeros(figures).tolist()]


def unstated_findings(cells: Cells, policies: Mapping[str, SuppressionPolicy]) -> list[Finding]:
    """SUP-502, one a release: it hides figures under a rule its own text does not state."""
    found = []
    for release_id in dict.fromkeys(cells.release_ids):
        policy = policies.get(release_id, UNSTATED)
        own = np.array([other == release_id for other in cells.release_ids], dtype=bool)
        masked = np.flatnonzero(own & cells.masked).tolist()
        if masked and not policy.stated:
            found.append(_unstated(cells, masked, policy))
    return found


def zero_ranges(release_id: str, policy: SuppressionPolicy) -> list[Finding]:
    """SUP-204, one a marker: zeros are shown, and yet it may stand for one."""
    message = (
        "zeros are shown, but the range of this marker starts at 0. "
        "Settle with the notes whether it may stand for a zero."
    )
    return [
        Finding("SUP-204", "warning", (), (f"policy:{release_id}:{sign}",), f"{quoted(sign)}: {message}")
        for sign in policy_rules.ranges_from_zero(policy)
    ]


def _unknown(cells: Cells, cell: int) -> Finding:
    message = (
        f"{quoted(cells.raw[cell])} at {cells.name(cell)} is not explained in the release's notes. "
        "Declare what it means before loading."
    )
    return finding(cells, "SUP-101", [cell], message)


def _malformed(cells: Cells, cell: int) -> Finding:
    return finding(
        cells, "SUP-102", [cell], f"{quoted(cells.raw[cell])} at {cells.name(cell)} is not a possible count."
    )


def _hides_nothing(cells: Cells, cell: int) -> Finding:
    message = (
        f"{quoted(cells.raw[cell])} at {cells.name(cell)} is meant to hide a figure, "
        "but the meaning the release gives it leaves one candidate."
    )
    return finding(cells, "SUP-104", [cell], message, left=1)


def _off_base(cells: Cells, figures: Figures, cell: int) -> Finding:
    rounding = figures.rules[figures.policy[cell]].policy.rounding
    base = rounding.base if rounding else 1
    message = f"{quoted(cells.raw[cell])} at {cells.name(cell)} is printed in a table said to be rounded to {base}."
    return finding(cells, "SUP-103", [cell], message)


def _primary(cells: Cells, figures: Figures, cell: int) -> Finding:
    policy = figures.rules[figures.policy[cell]].policy
    message = (
        f"{cells.name(cell)} shows {cells.raw[cell].strip()}, but this release says {hidden_by(policy)} are hidden."
    )
    return finding(cells, "SUP-201", [cell], message)


def _zero(cells: Cells, cell: int) -> Finding:
    message = (
        f"{cells.name(cell)} shows a zero although the rule hides zeros: "
        "readers can tell that the hidden cells are not zero."
    )
    return finding(cells, "SUP-202", [cell], message)


def _unstated(cells: Cells, masked: list[int], policy: SuppressionPolicy) -> Finding:
    taken = f"the rule of {policy.inherited_from}" if policy.inherited_from else "a rule"
    message = f"The text held does not state the rule behind its masked cells; {taken} was assumed."
    return finding(cells, "SUP-502", masked, message)


def drift_findings(
    cells: Cells, figures: Figures, issues: Sequence[Issue], names: Sequence[str], about: int | None = None
) -> list[Finding]:
    """SUP-501: releases whose rule, or whose lack of one, departs from the publisher's release before.

    `about` limits them to the pairs one release is in.
    """
    found = []
    for drift in policy_rules.drifts(figures, issues):
        if about not in (None, drift.release, drift.before):
            continue
        before, now = names[drift.before], names[drift.release]
        if drift.cells:
            message = f"{now} states no rule and shows counts that the rule of {before} hides."
            found.append(finding(cells, "SUP-501", drift.cells, message, severity=drift.severity))
        else:
            message = f"The rule of {now}, or what a sign means there, is not that of {before}."
            refs = (f"release:{now}",)
            found.append(Finding("SUP-501", drift.severity, (), refs, message))
    return found
