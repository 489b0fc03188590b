"""The gate report a person reads: each table drawn as published, its offending cells marked and numbered.

One HTML file with its styles inside, and the same as JSON. It shows strings as printed and what the
release declares; it is never given the audit's intervals.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from expectations.disclosure.cells import OPEN
from expectations.disclosure.explain import hidden_by, span
from expectations.disclosure.rules import RULES
from expectations.drawing import grids
from ingest.lake import Lake
from ingest.model.policy import MarkerMeaning, SuppressionPolicy

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"
# What marks a cell beside its colour.
_SIGNS = {"critical": "✖", "warning": "▲", "waived": "○"}
_KINDS = {
    "sum": "parts make the total",
    "sum_le": "parts make no more than the total",
    "le": "part is within the whole",
    "eq": "the same statistic twice",
    "at_least": "evidence of at least",
    "at_most": "evidence of at most",
}


def write_report(
    release_id: str,
    observations: pd.DataFrame,
    record: dict[str, Any],
    policy: SuppressionPolicy,
    result: dict[str, Any],
    lake: Lake,
) -> str:
    """Write both forms of the report; returns the address of the one for people."""
    told = json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    lake.put_report(release_id, "report.json", told.encode())
    page = render(observations, record, policy, result)
    return lake.put_report(release_id, "index.html", page.encode())


def render(
    observations: pd.DataFrame,
    record: dict[str, Any],
    policy: SuppressionPolicy,
    result: dict[str, Any],
) -> str:
    """The report as HTML; every string in it is escaped."""
    return _template().render(
        result=result,
        record={
            key: record.get(key)
            for key in (
                "title",
                "reference",
                "publisher",
                "published_on",
                "published_precision",
                "source_title",
            )
        },
        findings=list(enumerate(result["findings"], start=1)),
        rules=RULES,
        grids=grids(observations, result["findings"]),
        policy=policy,
        hidden=hidden_by(policy) if policy.mask_range else "",
        markers={sign: _meaning(meaning) for sign, meaning in policy.markers.items()},
        kinds=_KINDS,
        signs=_SIGNS,
    )


@functools.cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("report.html.j2")


def _meaning(meaning: MarkerMeaning) -> str:
    """What a marker stands for, in words, as its release declares it."""
    if meaning.range is None:
        return meaning.kind.replace("_", " ")
    low, high = meaning.range
    told = f"hides a figure of {span(low, OPEN if high is None else high)}"
    return told + (", and larger ones that would give a small one away" if meaning.secondary else "")
