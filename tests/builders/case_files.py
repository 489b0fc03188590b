"""Made-up case files of one release, and what an answer says of them."""

from __future__ import annotations

from typing import Any

from expectations.cases.case import judged

Case = dict[str, Any]
Ends = list[Any]
POLICY: Case = {
    "mask_range": [1, 3],
    "zero": "published",
    "markers": {
        "~": {"kind": "masked", "range": [1, 3]},
        "#": {"kind": "masked", "range": [0, 9], "secondary": True},
    },
}


def case_of(raw: list[str], relations: list[Case], policy: Case = POLICY) -> Case:
    return {
        "id": "made_up",
        "policies": {"P": policy},
        "releases": [{"id": "R", "publisher": "A", "series": "S", "published": "2020-01-01", "policy": "P"}],
        "cells": [{"id": f"c{at}", "release": "R", "raw": text} for at, text in enumerate(raw)],
        "relations": relations,
    }


def contradicts(case: Case) -> bool:
    return "infeasible" in {finding["class"] for finding in judged(case)["findings"]}


def within(inner: Ends, outer: Ends) -> bool:
    (low, high), (least, most) = inner, outer
    return low >= least and (most is None or (high is not None and high <= most))


def classes(result: Case) -> set[str]:
    """The rules that fired."""
    return {finding["class"] for finding in result["findings"]}
