"""The rules of the gate: what each means to a reader, how severe it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from expectations.disclosure.finding import Severity


@dataclass(frozen=True)
class Rule:
    """One rule: its id, its class, what it means and its remedy."""

    id: str
    name: str
    severity: Severity
    meaning: str
    remedy: str


_ALL = (
    Rule(
        "SUP-101",
        "unknown_marker",
        "critical",
        "A sign is printed that this release does not explain, so nobody can say which figures it may stand for.",
        "Find its meaning in the release's own notes and declare it under `policy.markers`; never borrow one.",
    ),
    Rule(
        "SUP-102",
        "malformed_value",
        "critical",
        "A cell holds something that cannot be a count of people or cases.",
        "Compare the cell with the document; mend the mapping, or ask the publisher for a corrected table.",
    ),
    Rule(
        "SUP-104",
        "exact_disclosure",
        "critical",
        "A marker that hides figures can only stand for one number, so it hides nothing.",
        "Check the marker's declared range against the notes; if it is right, ask the publisher to widen it.",
    ),
    Rule(
        "SUP-201",
        "primary_failure",
        "critical",
        "A figure is printed that the release's own rule says must be hidden.",
        "Check the rule and the cell; if both are right, tell the publisher before anyone repeats the figure.",
    ),
    Rule(
        "SUP-202",
        "zero_treatment",
        "critical",
        "A zero is printed although the rule hides zeros, so readers can tell that hidden cells are not zero.",
        "Check `policy.zero` against the notes; if it is right, ask the publisher to mask the zero.",
    ),
    Rule(
        "SUP-301",
        "infeasible",
        "critical",
        "No whole numbers satisfy these figures and relations together: at least one of them is wrong.",
        "Check the cells against the document, then the relation; if both hold, the publisher has to correct a figure.",
    ),
    Rule(
        "SUP-401",
        "exact_disclosure",
        "critical",
        "A hidden figure can be worked out from what is published: its mask protects nobody.",
        "Ask the publisher to hide a second figure in the same row or column; do not publish this table until then.",
    ),
    Rule(
        "SUP-502",
        "policy_missing",
        "warning",
        "The release hides figures under a rule that its own text does not state.",
        "Ask the publisher for the rule, or keep the inherited one and this warning.",
    ),
    Rule(
        "SUP-900",
        "audit_incomplete",
        "warning",
        "The audit stopped before it could decide everything; what it did not decide is not proved safe.",
        "Declare fewer overlapping relations, or have a person check the table.",
    ),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}
