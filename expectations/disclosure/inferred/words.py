"""Claims in words: why a relation is thought to hold, and what speaks against one that is not offered."""

from __future__ import annotations

_CLASSES = {
    "gender": "genders",
    "counterparty_gender": "genders of the other person",
    "body": "bodies",
    "breakdown": "classes of the breakdown",
    "population": "groups of staff",
    "misconduct_type": "kinds of misconduct",
    "stage_or_outcome": "outcomes",
}
_CLAIMS = {
    ("period", "sum"): "The periods follow each other without a gap and fill the longer one",
    ("period", "sum_le"): "The periods share no day and lie within the longer one",
    ("period", "le"): "The shorter period lies within the longer one",
    ("rest", "sum"): "The two periods fill the longer one",
    ("rest", "le"): "The shorter period lies within the longer one",
    ("implicit", "sum"): "The longer period less the shorter one is a figure that nobody published",
    ("implicit", "le"): "The shorter period lies within the longer one",
    ("repeated", "eq"): "The same statistic is printed twice",
    ("evidence", "at_least"): "A figure in words is a lower bound of the masked figure of the same statistic",
    ("evidence", "at_most"): "A figure in words is an upper bound of the masked figure of the same statistic",
}
_KINDS = {
    "sum": "The {classes} printed are all that the figure over them is divided into",
    "sum_le": "The {classes} printed are some of those that the figure over them is divided into",
    "le": "One of the {classes} lies within a figure that contains it",
}
_VERBS = {"sum": "add up", "sum_le": "fit", "le": "fit", "eq": "agree"}


def because(rule: str, kind: str, closing: int, undecided: int, broken: int) -> str:
    """What the claim is, and how the figures as printed bear it out."""
    told = _claim(rule, kind)
    if kind not in _VERBS:
        return f"{told}."
    groups = _groups(closing + undecided + broken)
    shown = [f"{closing} of {groups} printed whole {_VERBS[kind]}"] if closing else []
    shown += [f"{broken} cannot hold as printed"] if broken else []
    shown += [f"in {undecided} a figure is hidden"] if undecided and rule != "implicit" else []
    return f"{told}; {', '.join(shown)}." if shown else f"{told}."


def refusal(rule: str, kind: str, closing: int, undecided: int, broken: int) -> str:
    """Why a claim is not made."""
    groups = _groups(closing + undecided + broken)
    return f"Not supposed, since {broken} of {groups} cannot hold as printed: {_claim(rule, kind)}."


def _claim(rule: str, kind: str) -> str:
    return _CLAIMS.get((rule, kind)) or _KINDS[kind].format(classes=_CLASSES[rule])


def _groups(count: int) -> str:
    return "1 group" if count == 1 else f"{count} groups"
