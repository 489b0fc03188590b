"""SUP-501: a candidate's rule beside that of the same publisher's releases before and after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from expectations.declared import Declared
from expectations.disclosure import Cells, Finding
from expectations.disclosure.audit import figures_of
from expectations.disclosure.cell_rules import drift_findings
from expectations.disclosure.figures import Rule
from expectations.disclosure.policy_rules import Issue


def drifted(
    release_id: str, observations: pd.DataFrame, declared: Declared, others: Mapping[str, Declared]
) -> list[Finding]:
    """Where the publisher's rule changes at the candidate, or between it and the release that follows.

    Releases of one series have to keep one rule or to declare the change. Between others a change is told, no more:
    answers to different questions may be protected differently, but their signs must not be read alike.
    """
    names = [release_id, *others]
    issues = [_issue(name, made) for name, made in zip(names, [declared, *others.values()], strict=True)]
    cells = Cells.of(observations)
    found = drift_findings(cells, figures_of(cells, {release_id: declared.policy}), issues, names, about=0)
    made = {release_id: declared, **others}
    return [_with_reason(entry, release_id, made) for entry in found]


def _issue(release_id: str, declared: Declared) -> Issue:
    """A release that names no series is one of its own."""
    return Issue(
        declared.publisher or release_id,
        declared.series or release_id,
        declared.published_on,
        Rule(declared.policy, stated=declared.policy.stated),
        declared.policy_change is not None,
    )


def _with_reason(entry: Finding, release_id: str, declared: Mapping[str, Declared]) -> Finding:
    """The finding with the change that the later release declares."""
    later = entry.cell_refs[0].removeprefix("release:") if not entry.cells else release_id
    change = declared[later].policy_change if later in declared else None
    if change is None:
        return entry
    return replace(entry, message=f"{entry.message} Declared: {change.what} ({change.source})")
