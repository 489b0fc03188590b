"""Claims in words: why a relation is thought to hold, and what speaks against one that is not offered."""

from __future__ import annotations

from expectations.disclosure.inferred.claims import Claim

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


def because(claim: Claim) -> str:
    """What the claim is, and how the figures as printed bear it out."""
    told = _claim(claim)
    if claim.kind not in _VERBS:
        return f"{told}."
    shown = [f"{claim.closing} of {_groups(claim)} printed whole {_VERBS[claim.kind]}"] if claim.closing else []
    shown += [f"{claim.broken} cannot hold as printed"] if claim.broken else []
    shown += [f"{claim.undecided} hide a figure"] if claim.undecided and claim.rule != "implicit" else []
    return f"{told}; {', '.join(shown)}." if shown else f"{told}."


def refusal(claim: Claim) -> str:
    """Why a claim is not made."""
    return f"Not supposed, since {claim.broken} of {_groups(claim)} cannot hold as printed: {_claim(claim)}."


def _claim(claim: Claim) -> str:
    return _CLAIMS.get((claim.rule, claim.kind)) or _KINDS[claim.kind].format(classes=_CLASSES[claim.rule])


def _groups(claim: Claim) -> str:
    count = len(claim.groups)
    return "1 group" if count == 1 else f"{count} groups"
