"""The gate report a person reads: each table drawn as published, its offending cells marked and numbered.

One HTML file with its styles inside, and the same as JSON. It shows strings as printed and what the
release declares; it is never given the audit's intervals.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from expectations.disclosure.cells import LABELS, OPEN, texts
from expectations.disclosure.explain import hidden_by, span
from expectations.disclosure.rules import RULES
from ingest.lake import Lake
from ingest.model.policy import MarkerMeaning, SuppressionPolicy

_TEMPLATES = Path(__file__).parent / "templates"
_PERIOD = "period_as_published"
_IN_PROSE = "In the text"
_KINDS = {
    "sum": "parts make the total",
    "sum_le": "parts make no more than the total",
    "le": "part is within the whole",
    "at_least": "evidence of at least",
    "at_most": "evidence of at most",
}


@dataclass
class Slot:
    """One printed cell with the numbers of the findings at it."""

    raw: str
    ref: str
    is_total: bool
    marks: list[int] = field(default_factory=list)
    severity: str = ""


@dataclass
class Grid:
    """One table as published: rows by their labels, columns by period."""

    table_id: str
    caption: str
    periods: list[str]
    rows: dict[str, dict[str, list[Slot]]]


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
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    return environment.get_template("report.html.j2").render(
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
    )


def grids(observations: pd.DataFrame, findings: list[dict[str, Any]]) -> list[Grid]:
    """Every table of the release, in the order of its cells."""
    marks: dict[str, list[int]] = {}
    for number, finding in enumerate(findings, start=1):
        for cell in finding["cells"]:
            marks.setdefault(cell, []).append(number)
    columns = {
        name: texts(observations, name) for name in (*LABELS, "table_id", "observation_id", "cell_ref", "raw_value")
    }
    tables: dict[str, list[int]] = {}
    for row, table in enumerate(columns["table_id"]):
        in_prose = (columns["cell_ref"][row] or "").startswith("prose:")
        tables.setdefault(_IN_PROSE if in_prose else table or "", []).append(row)
    totals = [bool(value) for value in observations["is_total"]]
    return [_grid(table, rows, columns, totals, marks, findings) for table, rows in tables.items()]


def _grid(
    table: str,
    rows: list[int],
    columns: dict[str, list[str | None]],
    totals: list[bool],
    marks: dict[str, list[int]],
    findings: list[dict[str, Any]],
) -> Grid:
    varying = [name for name in LABELS if name != _PERIOD and len({columns[name][row] for row in rows}) > 1]
    shared = [name for name in LABELS if name not in varying and name != _PERIOD and columns[name][rows[0]]]
    caption = ", ".join(dict.fromkeys(str(columns[name][rows[0]]) for name in shared))
    drawn = Grid(table, caption, [], {})
    for row in rows:
        label = ", ".join(dict.fromkeys(str(columns[name][row]) for name in varying if columns[name][row])) or "All"
        period = columns[_PERIOD][row] or "No period printed"
        if period not in drawn.periods:
            drawn.periods.append(period)
        numbers = marks.get(str(columns["observation_id"][row]), [])
        slot = Slot(
            columns["raw_value"][row] or "",
            columns["cell_ref"][row] or "",
            totals[row],
            numbers,
        )
        slot.severity = _worst([findings[number - 1] for number in numbers])
        drawn.rows.setdefault(label, {}).setdefault(period, []).append(slot)
    return drawn


def _worst(findings: list[dict[str, Any]]) -> str:
    kinds = {"waived" if finding["waived"] else str(finding["severity"]) for finding in findings}
    return next((kind for kind in ("critical", "warning", "waived") if kind in kinds), "")


def _meaning(meaning: MarkerMeaning) -> str:
    """What a marker stands for, in words, as its release declares it."""
    if meaning.range is None:
        return meaning.kind.replace("_", " ")
    low, high = meaning.range
    told = f"hides a figure of {span(low, OPEN if high is None else high)}"
    return told + (", and larger ones that would give a small one away" if meaning.secondary else "")
