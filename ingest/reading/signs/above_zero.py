"""What a document says of zero beside its hidden figures: that none of them is one, or that it prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.reading.signs.rules import Policy, Rule
from ingest.tables.grid import Understood

_ZERO = r"(?:zero(?:e?s)?|nils?|none|0)"
_NOT_ZERO = re.compile(
    rf"\b{_ZERO} (?:is |are |was |were |has been |have been )?(?:not|never) (?:\w+ )?"
    r"(?:included|counted|covered|meant|hidden|masked|suppressed|replaced)|"
    rf"\b{_ZERO} (?:is |are )?(?:excluded|excepted|shown as (?:it is|they are|0|such))|\bnon[- ]?zero\b|"
    r"\b(?:excluding|excludes|except(?: for)?|other than|but not|not including|not counting|apart from|"
    rf"not|greater than|more than|above|without) {_ZERO}\b",
    re.IGNORECASE,
)


def above_zero(rule: Rule) -> Rule:
    """A rule under which no zero is hidden, in its own words; any other as it is."""
    if rule.low is not None or not rule.high or not _NOT_ZERO.search(rule.said.text):
        return rule
    return replace(rule, low=1)


def prints_zero(tables: Iterable[Understood], policy: Policy) -> bool:
    """Whether a table prints a zero, as a number or as the sign that stands for it."""
    nil = {"0", *(sign for sign, rule in policy.markers.items() if rule.sense == "zero")}
    return any(
        cell is not None and cell.text.strip() in nil for table in tables for row in table.rows for cell in row.values
    )


def without_zero(policy: Policy) -> None:
    """Raise the least of every rule that says of itself that it hides no zero."""
    policy.markers = {sign: above_zero(rule) for sign, rule in policy.markers.items()}
    policy.general = above_zero(policy.general) if policy.general else None
