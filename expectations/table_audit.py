"""A publisher's check before release: the table with its findings marked, and which cells to mask more."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import typer
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from expectations.disclosure.audit import AuditResult, audit
from expectations.disclosure.figures import EXACT, MASKED
from expectations.disclosure.kernels import OPEN
from expectations.disclosure.relations import ResolvedRelation
from expectations.published_table import Proposal, Published, proposals, read_table
from ingest.model.errors import InvalidContract, WrongUse
from ingest.model.policy import SuppressionPolicy
from ingest.safe_yaml import load_yaml

_STEPS = 30
_STYLE = {"critical": "bold red", "warning": "yellow"}


def audit_table(path: Path, policy_file: Path | None, confirm: bool, as_json: bool) -> int:
    """Audit one table under a small policy file; the exit code."""
    if policy_file is None:
        raise WrongUse(
            "A table needs the rule it was masked by.",
            remedy="Give --policy FILE, with `threshold`, `markers`, `zero` and, if it rounds, `rounding`.",
        )
    policy = read_policy(policy_file)
    table = read_table(path, policy)
    proposed = proposals(table, confirmed=True)
    relations = [r for p in proposed for r in _decided(p, confirm, as_json)]
    result = audit(table.cells, relations, {path.name: policy}, table.figures)
    more = mask_more(table, relations, path.name, policy)
    blocks = any(entry.severity == "critical" for entry in result.findings)
    verdict = "block" if blocks else "warn" if result.findings else "pass"
    if as_json:
        told = [
            {"rule": f.rule, "severity": f.severity, "cells": list(f.cells), "message": f.message}
            for f in result.findings
        ]
        sums = [proposal.says for proposal in proposed]
        typer.echo(
            json.dumps({"verdict": verdict, "sums": sums, "findings": told, "mask_more": more}, ensure_ascii=False)
        )
    else:
        _show(table, result, verdict, more)
    return 1 if blocks else 0


def read_policy(path: Path) -> SuppressionPolicy:
    """The rule of a table: `threshold: 5` is short for hiding 1 to 5."""
    try:
        given: Any = load_yaml(path.read_bytes())
    except OSError as fault:
        raise WrongUse(
            "The policy cannot be read.", where=str(path), why=str(fault), remedy="Check its name."
        ) from fault
    if not isinstance(given, dict):
        raise InvalidContract(
            "A policy is a list of keys and values.", where=path.name, remedy="See the analyst's guide."
        )
    threshold = given.pop("threshold", None)
    if threshold is not None:
        given.setdefault("mask_range", [1, threshold])
        markers = given.get("markers")
        if isinstance(markers, list):
            given["markers"] = {sign: {"kind": "masked", "range": [1, threshold]} for sign in markers}
    if isinstance(given.get("rounding"), int):
        given["rounding"] = {"base": given["rounding"]}
    try:
        return SuppressionPolicy.model_validate({"stated": True, **given})
    except ValidationError as fault:
        told = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in fault.errors())
        raise InvalidContract(
            f"The policy breaks its contract: {told}", where=path.name, remedy="Mend the file."
        ) from fault


def _decided(proposal: Proposal, confirm: bool, as_json: bool) -> list[ResolvedRelation]:
    """A sum nobody confirms may warn and not block."""
    if not confirm and not as_json and sys.stdin.isatty():
        confirm = typer.confirm(f"{proposal.says}. Is that so?", default=True, err=True)
    elif not as_json:
        typer.echo(
            f"Sum {'taken as true' if confirm else 'supposed (--confirm-sums takes it as true)'}: {proposal.says}",
            err=True,
        )
    return [replace(relation, confirmed=confirm) for relation in proposal.relations]


def mask_more(table: Published, relations: list[ResolvedRelation], name: str, policy: SuppressionPolicy) -> list[str]:
    """Cells to hide as well, smallest first, until no hidden figure can be worked out; greedy, not the fewest."""
    figures, chosen = table.figures, list[int]()
    place = {cell: at for at, cell in enumerate(table.cells.ids)}
    firm = [replace(relation, confirmed=True, assuming=()) for relation in relations]
    for _ in range(_STEPS):
        cells = table.cells.read_as(figures)
        told = audit(cells, firm, {name: policy}, figures).findings
        given_away = {place[f.cells[0]] for f in told if f.rule in ("SUP-401", "SUP-201")}
        if not given_away:
            break
        target = min(given_away)
        near = {target} | {c for r in firm if target in r.cells for c in r.cells}
        shown = [c for c in near if figures.kind[c] == EXACT and figures.lo[c] > 0]
        if not shown:
            break
        best = target if figures.kind[target] == EXACT else min(shown, key=lambda c: (int(figures.lo[c]), c))
        chosen.append(best)
        kind, lo, hi = figures.kind.copy(), figures.lo.copy(), figures.hi.copy()
        kind[best], lo[best], hi[best] = MASKED, 1, OPEN
        figures = replace(figures, kind=kind, lo=lo, hi=hi)
    return [table.cells.ids[cell] for cell in chosen]


def _show(table: Published, result: AuditResult, verdict: str, more: list[str]) -> None:
    console = Console()
    numbers: dict[str, list[int]] = {}
    worst: dict[str, str] = {}
    for number, entry in enumerate(result.findings, start=1):
        for cell in entry.cells:
            numbers.setdefault(cell, []).append(number)
            worst[cell] = "critical" if entry.severity == "critical" else worst.get(cell, "warning")
    for sheet in table.sheets:
        drawn = Table("", *map(escape, sheet.columns), title=escape(sheet.name))
        for label, line in zip(sheet.rows, sheet.at, strict=True):
            drawn.add_row(escape(label), *(_slot(table, at, numbers, worst) for at in np.asarray(line).tolist()))
        console.print(drawn)
    for number, entry in enumerate(result.findings, start=1):
        console.print(f"[{_STYLE[entry.severity]}]{number} {entry.rule}[/] {escape(entry.message)}")
    if more:
        console.print(f"Mask as well, with a sign whose range is open: {escape(', '.join(more))}")
    console.print(f"Verdict: {verdict}")


def _slot(table: Published, at: int, numbers: dict[str, list[int]], worst: dict[str, str]) -> str:
    if at < 0:
        return ""
    cell = table.cells.ids[at]
    text = escape(table.cells.raw[at])
    if cell not in numbers:
        return text
    return f"[{_STYLE[worst[cell]]}]{text} ({', '.join(map(str, numbers[cell]))})[/]"
