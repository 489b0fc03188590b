"""Rules that look at one cell and its release's own policy (1xx, 2xx, 5xx)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from expectations.disclosure.cells import Cells
from expectations.disclosure.explain import hidden_by, quoted
from expectations.disclosure.finding import Finding
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
) -> Finding:
    """A finding at some cells; one that rests on a proposed relation is a warning, whatever its rule."""
    return Finding(
        rule=rule,
        severity="warning" if proposed else RULES[rule].severity,
        cells=tuple(cells.ids[cell] for cell in at),
        cell_refs=tuple(cells.refs[cell] for cell in at),
        message=message,
        candidates_left=left,
        proposed=proposed,
    )


def cell_findings(cells: Cells, policies: Mapping[str, SuppressionPolicy]) -> list[Finding]:
    """Every finding that needs no relation."""
    found = [_unknown(cells, cell) for cell in np.flatnonzero(cells.status == "unknown_marker").tolist()]
    found += [_malformed(cells, cell) for cell in np.flatnonzero(cells.status == "malformed").tolist()]
    one_candidate = cells.protected & (cells.lower == cells.upper)
    found += [_hides_nothing(cells, cell) for cell in np.flatnonzero(one_candidate).tolist()]
    for release_id in dict.fromkeys(cells.release_ids):
        found += _policy_findings(cells, release_id, policies.get(release_id, UNSTATED))
    return found


def _policy_findings(cells: Cells, release_id: str, policy: SuppressionPolicy) -> list[Finding]:
    own = np.array([other == release_id for other in cells.release_ids], dtype=bool)
    shown = own & cells.exact & cells.subject
    found: list[Finding] = []
    if policy.mask_range:
        low, high = policy.mask_range
        failures = shown & (cells.lower >= max(low, 1)) & (cells.lower <= high)
        found += [_primary(cells, cell, policy) for cell in np.flatnonzero(failures).tolist()]
    if policy.zero == "masked":
        zeros = shown & (cells.upper == 0)
        found += [_zero(cells, cell) for cell in np.flatnonzero(zeros).tolist()]
    masked = np.flatnonzero(own & cells.masked).tolist()
    if masked and not policy.stated:
        found.append(_unstated(cells, masked, policy))
    return found


def _unknown(cells: Cells, cell: int) -> Finding:
    message = (
        f"{quoted(cells.raw[cell])} at {cells.name(cell)} is not explained in the release's notes. "
        "Declare what it means before loading."
    )
    return finding(cells, "SUP-101", [cell], message)


def _malformed(cells: Cells, cell: int) -> Finding:
    return finding(
        cells,
        "SUP-102",
        [cell],
        f"{quoted(cells.raw[cell])} at {cells.name(cell)} is not a possible count.",
    )


def _hides_nothing(cells: Cells, cell: int) -> Finding:
    message = (
        f"{quoted(cells.raw[cell])} at {cells.name(cell)} is meant to hide a figure, "
        "but the meaning the release gives it leaves one candidate."
    )
    return finding(cells, "SUP-104", [cell], message, left=1)


def _primary(cells: Cells, cell: int, policy: SuppressionPolicy) -> Finding:
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
