"""Case files: published strings, policies and relations of some releases, judged as one question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from expectations.cases.keys import refuse_misspelt
from expectations.cases.policies import rule_of, slip
from expectations.cases.relations import relation_of
from expectations.disclosure.audit import AuditResult
from expectations.disclosure.cell_rules import cell_findings, drift_findings, zero_ranges
from expectations.disclosure.cells import Cells
from expectations.disclosure.figures import UNKNOWN, Figures, Rule, read_figures
from expectations.disclosure.judgement import Judgement
from expectations.disclosure.policy_rules import Issue
from expectations.disclosure.relations import ResolvedRelation
from expectations.disclosure.rules import RULES

_SEVERITY = {"critical": "block", "warning": "warn"}
_LARGEST_DIGITS = 19


@dataclass(frozen=True)
class Case:
    """A case as the audit takes it."""

    id: str
    cells: Cells
    releases: list[str]
    issues: list[Issue]
    rules: list[Rule]
    release: np.ndarray
    percent: np.ndarray
    relations: list[ResolvedRelation]


def judged(data: Any) -> dict[str, Any]:
    """Verdict, findings and intervals of one case, as its format wants them."""
    case = read_case(data)
    result = audited(case)
    findings = [
        {
            "class": RULES[entry.rule].name,
            "severity": _SEVERITY[entry.severity],
            "cells": list(entry.cells or entry.cell_refs),
            **({"via": entry.via} if entry.via else {}),
        }
        for entry in result.findings
    ]
    severities = {entry["severity"] for entry in findings}
    verdict = "block" if "block" in severities else "warn" if severities else "pass"
    intervals = {cell: list(ends) for cell, ends in result.intervals.items()}
    return {"verdict": verdict, "findings": findings, "intervals": intervals}


def audited(case: Case) -> AuditResult:
    """Every finding of a case, worded."""
    figures = figures_of_case(case)
    for cell in np.flatnonzero(figures.kind == UNKNOWN).tolist():
        release = case.releases[case.release[cell]]
        if case.rules[case.release[cell]].unwritten:
            raise slip(
                f"policy of release {release}", "has no `markers`, but its cells use signs", case.cells.ids[cell]
            )
    cells = case.cells.read_as(figures)
    judgement = Judgement(cells, figures, case.relations)
    found = cell_findings(cells, figures) + drift_findings(cells, figures, case.issues, case.releases)
    for name, rule in zip(case.releases, case.rules, strict=True):
        found += zero_ranges(name, rule.policy)
    return AuditResult(tuple(found + judgement.findings(proposed=False, first_only=True)), judgement.intervals())


def figures_of_case(case: Case) -> Figures:
    """Its strings, each read under its own release's policy."""
    return read_figures(case.cells.raw, case.release, case.release, case.rules, case.cells.subject, case.percent)


def read_case(data: Any) -> Case:
    """A case from its JSON; what is wrong with it is said with its place."""
    if not isinstance(data, dict):
        raise slip("the case", "is not an object")
    refuse_misspelt(data)
    name = data.get("id") or "case"
    if not isinstance(name, str):
        raise slip("the case", "has an `id` that is no text")
    releases = _listed(data, "releases")
    cells = _listed(data, "cells")
    policies = data.get("policies") or {}
    for key, shape in (("policies", dict), ("relations", list)):
        if not isinstance(data.get(key) or shape(), shape):
            raise slip(f"`{key}`", "is of the wrong shape")
    place = _places(cells, "cells")
    number = _places(releases, "releases")
    release = np.array([_release_of(cell, number) for cell in cells], dtype=np.int64)
    for empty in sorted(set(number.values()) - set(release.tolist())):
        raise slip(f"releases[{empty}]", "has no cells", str(releases[empty]["id"]))
    rules = [rule_of(entry, policies) for entry in releases]
    shares = {str(entry.get("pct")) for entry in data.get("relations") or [] if isinstance(entry, dict)}
    percent = np.array([cell.get("measure") == "percent" or str(cell["id"]) in shares for cell in cells], dtype=bool)
    raw = [_raw(cell, at, bool(percent[at])) for at, cell in enumerate(cells)]
    relations = [relation_of(entry, at, place, raw, percent) for at, entry in enumerate(data.get("relations") or [])]
    return Case(
        id=name,
        cells=_as_cells(cells, raw),
        releases=list(number),
        issues=[_issue(entry, rule) for entry, rule in zip(releases, rules, strict=True)],
        rules=rules,
        release=release,
        percent=percent,
        relations=[relation for relation in relations if relation.kind != "revises"],
    )


def _as_cells(cells: list[dict[str, Any]], raw: list[str]) -> Cells:
    count, ids = len(cells), [str(cell["id"]) for cell in cells]
    return Cells(
        ids=ids,
        release_ids=[str(cell["release"]) for cell in cells],
        table_ids=[""] * count,
        refs=ids,
        raw=raw,
        status=np.full(count, "exact", dtype=object),
        subject=np.array([cell.get("subject", True) is not False for cell in cells], dtype=bool),
        lower=np.zeros(count, dtype=np.int64),
        upper=np.zeros(count, dtype=np.int64),
    )


def _listed(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    entries = data.get(key)
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise slip(f"`{key}`", "has to be a list of at least one entry")
    return entries


def _places(entries: list[dict[str, Any]], key: str) -> dict[str, int]:
    place: dict[str, int] = {}
    for at, entry in enumerate(entries):
        name = entry.get("id", "")
        if not isinstance(name, str) or not name:
            raise slip(f"{key}[{at}]", "has no `id`" if name in ("", None) else "has an `id` that is no text")
        _refuse_odd(f"{key}[{at}] ({name})", entry)
        if name in place:
            raise slip(f"{key}[{at}]", f"is named a second time; the first is {key}[{place[name]}]", name)
        place[name] = at
    return place


def _refuse_odd(where: str, entry: dict[str, Any]) -> None:
    """What a cell or a release says of itself, in words or in yes and no."""
    for name in ("publisher", "series", "published"):
        if not isinstance(entry.get(name), str | None):
            raise slip(where, f"has a `{name}` that is no text")
    for name in ("subject", "policy_change_declared"):
        if not isinstance(entry.get(name), bool | None):
            raise slip(where, f"needs true or false as `{name}`")
    if entry.get("measure") not in (None, "count", "percent"):
        raise slip(where, "has a `measure` that is neither count nor percent")


def _release_of(cell: dict[str, Any], number: dict[str, int]) -> int:
    name = str(cell.get("release"))
    if name not in number:
        raise slip(f"cell {cell['id']}", "stands in a release that is not listed", name)
    return number[name]


def _raw(cell: dict[str, Any], at: int, percent: bool) -> str:
    if not isinstance(cell.get("raw"), str):
        raise slip(f"cells[{at}] ({cell['id']})", "has no `raw` string")
    raw: str = cell["raw"]
    digits = raw.strip().replace(",", "")
    if digits.isdecimal() and not percent and int(digits[: 4 * _LARGEST_DIGITS]) > 2**62:
        raise slip(f"cells[{at}] ({cell['id']})", "is past 2^62, the largest count that is audited", raw.strip()[:40])
    return raw


def _issue(release: dict[str, Any], rule: Rule) -> Issue:
    return Issue(
        publisher=str(release.get("publisher", "")),
        series=str(release.get("series", "")),
        published=str(release.get("published", "")),
        rule=rule,
        declared=bool(release.get("policy_change_declared")),
    )
