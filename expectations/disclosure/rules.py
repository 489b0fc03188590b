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
        "SUP-103",
        "rounding_base",
        "critical",
        "A figure is printed that the declared rounding could not have given.",
        "Check `policy.rounding` against the notes, then the cell against the document.",
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
        "SUP-203",
        "zero_treatment",
        "critical",
        "The figures cannot all be right as stated, but could be if masked cells may be 0.",
        "Either zeros are masked too, and the marker's range has to say so, or a figure is wrong: ask the publisher.",
    ),
    Rule(
        "SUP-204",
        "zero_treatment",
        "warning",
        "Zeros are shown under the rule, and yet the range of a marker starts at 0.",
        "Settle the range with the notes: 1 upwards if zeros are shown.",
    ),
    Rule(
        "SUP-301",
        "infeasible",
        "critical",
        "No whole numbers satisfy these figures and relations together: at least one of them is wrong.",
        "Check the cells against the document, then the relation; if both hold, the publisher has to correct a figure.",
    ),
    Rule(
        "SUP-302",
        "marker_out_of_range",
        "critical",
        "The figures cannot all be right unless a masked cell is larger than its marker says.",
        "Look whether the marker also hides larger figures that would give a small one away, and declare its range.",
    ),
    Rule(
        "SUP-401",
        "exact_disclosure",
        "critical",
        "A hidden figure can be worked out from what is published: its mask protects nobody.",
        "Ask the publisher to hide a second figure in the same row or column; do not publish this table until then.",
    ),
    Rule(
        "SUP-402",
        "narrowed",
        "warning",
        "Less is left of a hidden figure than its marker says; below the policy's `min_candidates` it blocks.",
        "Ask the publisher whether what narrows it was meant to be published; hide more if it was not.",
    ),
    Rule(
        "SUP-403",
        "derived_small",
        "critical",
        "A figure nobody published follows from published ones, and is of a size that the rule hides.",
        "Hide one of the figures it follows from, or publish the longer period only.",
    ),
    Rule(
        "SUP-404",
        "aggregate_exposed",
        "warning",
        "Several masked parts come to a known sum that is itself of a size the rule hides.",
        "Hide the total too, or merge the parts.",
    ),
    Rule(
        "SUP-501",
        "rule_drift",
        "critical",
        "The rule, or what a sign means, is not that of the publisher's release before.",
        "Record the change of rule with its source, or hold the load until the publisher explains it.",
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
