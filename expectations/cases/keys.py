"""Keys that a case file means and misspells: what is not read must not pass for what was judged."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from expectations.cases.policies import slip

_CASE = ("id", "format", "title", "note", "hardness", "tags", "origin", "expected", "policies", "releases", "cells")
_KEYS = {
    "the case": (*_CASE, "relations"),
    "policies": ("stated", "mask_range", "zero", "markers", "rounding", "min_candidates"),
    "markers": ("kind", "range", "secondary"),
    "releases": ("id", "publisher", "series", "published", "policy", "policy_change_declared", "status"),
    "cells": ("id", "release", "raw", "measure", "subject", "dims"),
}


def refuse_misspelt(data: dict[str, Any]) -> None:
    """Further keys are the writer's own; one that is nearly a key of the format is a slip."""
    _look("the case", "the case", data)
    policies = data.get("policies")
    for name, policy in (policies if isinstance(policies, dict) else {}).items():
        _look("policies", f"policy {name}", policy)
        markers = policy.get("markers") if isinstance(policy, dict) else None
        for sign, meaning in (markers if isinstance(markers, dict) else {}).items():
            _look("markers", f"policy {name}, marker {sign}", meaning)
    for kind in ("releases", "cells"):
        entries = data.get(kind)
        for at, entry in enumerate(entries if isinstance(entries, list) else []):
            _look(kind, f"{kind}[{at}]", entry)


def _look(kind: str, where: str, entry: Any) -> None:
    known = _KEYS[kind]
    for key in entry if isinstance(entry, dict) else ():
        missing = [name for name in known if name not in entry]
        if key not in known and (meant := get_close_matches(str(key).casefold(), missing, 1, 0.8)):
            raise slip(where, f"has `{key}`, which is no key of the format; is `{meant[0]}` meant?")
