"""The suppression rule a document states, as the policy of a contract; a sign without a rule is a question."""

from __future__ import annotations

import re
from typing import Any

from ingest.model.policy import SuppressionPolicy
from ingest.proposal.proposal import Proposal
from ingest.reading.figures.found import Found
from ingest.reading.signs.rules import Policy, Rule
from ingest.tables.markers import read_figure

_DECIMAL = re.compile(r"-?[\d,]*\.\d+")
_KINDS = {"masked", "zero", "not_held", "not_applicable", "not_yet_available", "withheld"}


def add_policy(proposal: Proposal) -> None:
    """The `policy` of a contract, with the address of the sentence that states it."""
    policy, found = proposal.reading.policy, proposal.reading.observations
    rules = [rule for rule in (*policy.markers.values(), policy.general) if rule is not None]
    content: dict[str, Any] = {
        "stated": bool(rules),
        "rule": _in_words(policy),
        "zero": "published" if policy.zero_printed else "unspecified",
    }
    proposal.content["policy"] = content
    for rule in rules:
        proposal.ask(("policy", "rule"), f"the rule stands in {rule.said.place}; is this all of it?")
    if policy.general and policy.general.high:
        content["mask_range"] = [policy.general.low or 1, policy.general.high]
        proposal.ask(("policy", "mask_range"), f"from {policy.general.said.place}; does zero count as hidden?")
    if policy.rounding:
        content["rounding"] = {"base": policy.rounding}
        proposal.ask(("policy", "rounding"), "figures are said to be rounded: to which base, and how?")
    if policy.exemptions:
        content["exemption"] = policy.exemptions[0]
        proposal.ask(("policy", "exemption"), "is this what the figures are withheld under?")
    if markers := _markers(proposal, found, policy):
        content["markers"] = markers


def _in_words(policy: Policy) -> str:
    parts = [f"{sign} {_hides(rule)}." for sign, rule in policy.markers.items()]
    if policy.general and policy.general.high is not None:
        parts.append(f"Figures of {policy.general.high} or fewer are hidden.")
    return " ".join(parts) or "No rule is stated."


def _hides(rule: Rule) -> str:
    if rule.sense != "masked":
        return f"stands for {rule.sense.replace('_', ' ')}"
    if rule.high is None or rule.secondary:
        return "hides figures without an upper bound"
    return f"hides figures up to {rule.high}" + (f", from {rule.low}" if rule.low is not None else "")


def _markers(proposal: Proposal, found: list[Found], policy: Policy) -> dict[str, dict[str, Any]]:
    """One entry for each string that is no number and no words a bound is made of."""
    empty = SuppressionPolicy(stated=False)
    markers: dict[str, dict[str, Any]] = {}
    decimals: list[Found] = []
    for figure in found:
        sign = figure.raw_value
        if figure.value.status == "exact" and sign[:1].isdecimal():
            continue  # a number with a note behind it hides nothing
        if sign in markers or read_figure(sign, empty).status not in ("unknown_marker", "malformed"):
            continue
        if _DECIMAL.fullmatch(sign):
            decimals.append(figure)
            continue
        rule, path = policy.markers.get(sign), ("policy", "markers", sign)
        if rule and rule.sense in _KINDS and rule.sense != "masked":
            markers[sign] = {"kind": rule.sense}
        else:
            low = figure.value.low or 0
            markers[sign] = {"kind": "masked", "range": [low, figure.value.high]}
            if rule and rule.secondary:
                markers[sign] = {"kind": "masked", "range": [0, None], "secondary": True}
        where = f"{rule.said.place} says so" if rule else f"no rule was found; it stands in {figure.cell_ref}"
        proposal.ask(path, f"what does this sign hide? {where}")
    if decimals:
        said = f"{len(decimals)} figures are decimals, first `{decimals[0].raw_value}` in {decimals[0].cell_ref}"
        cells = [figure.cell_ref for figure in decimals]
        proposal.ask(("policy",), f"{said}: no counts; take their tables out of `reading`?", cells)
    return markers
