"""A publisher's check before release: one table, one small policy file, one verdict."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import typer

from expectations.disclosure.audit import audit
from expectations.disclosure.relations import ResolvedRelation
from expectations.publisher.mask_more import mask_more
from expectations.publisher.policy import EXAMPLE, read_policy, spoken_policy
from expectations.publisher.report import Told, as_json, show
from expectations.publisher.shares import suggested_shares
from expectations.publisher.sums import Proposal, suggested_sums
from expectations.publisher.table import read_table
from expectations.publisher.unchecked import unchecked
from expectations.publisher.wording import for_publisher
from ingest.documents.progress import Patience
from ingest.model.errors import WrongUse

_SUPPOSED = (
    "The sums below are supposed and not confirmed, so what rests on them only warns. "
    "If they hold, say so with --confirm-sums."
)


def audit_table(path: Path, policy_file: Path | None, confirm: bool, json_wanted: bool) -> int:
    """Audit one table under a small policy file; the exit code."""
    told = judged_table(path, policy_file, confirm, ask=not json_wanted and sys.stdin.isatty(), say=not json_wanted)
    if json_wanted:
        typer.echo(json.dumps(as_json(told), ensure_ascii=False))
    else:
        show(told)
    return 1 if told.verdict == "block" else 0


def judged_table(path: Path, policy_file: Path | None, confirm: bool, ask: bool = False, say: bool = False) -> Told:
    """Everything there is to say about one table; `ask` whether each sum holds, `say` which are supposed."""
    if policy_file is None:
        raise WrongUse("A table needs the rule it was masked by: --policy FILE.", where=str(path), remedy=EXAMPLE)
    policy = read_policy(policy_file)
    with Patience(f"Reading {path.name}"):
        table = read_table(path, policy)
        sums, shares = suggested_sums(table), suggested_shares(table)
    proposals = [*sums.proposals, *shares.proposals]
    decided = _decided(proposals, confirm, ask, say)
    # A sum that somebody said does not hold is not used at all; one nobody was asked about is supposed.
    relations = [
        replace(relation, confirmed=holds)
        for proposal, holds in zip(proposals, decided, strict=True)
        if holds or not ask
        for relation in proposal.relations
    ]
    with Patience(f"Auditing {len(table.cells):,} cells"):
        result = for_publisher(audit(table.cells, relations, {path.name: policy}, table.figures), table.cells)
        advice = mask_more(table.figures, _once(relations), policy)
    said = [(proposal.says, holds) for proposal, holds in zip(proposals, decided, strict=True)]
    refused = [f"{says}: it was said not to hold" for says, holds in said if ask and not holds]
    doubts = [*sums.doubts, *shares.doubts, *refused]
    return Told(path.name, spoken_policy(policy), policy, table, said, doubts, unchecked(table, sums), result, advice)


def _decided(proposals: list[Proposal], confirm: bool, ask: bool, say: bool) -> list[bool]:
    """Which proposals hold: all, or what the person at the terminal says; nobody's word is none."""
    if ask and not confirm:
        return [typer.confirm(f"{proposal.says}. Is that so?", default=True, err=True) for proposal in proposals]
    if say and proposals:
        typer.echo("Sums taken as true:" if confirm else _SUPPOSED, err=True)
        for proposal in proposals:
            typer.echo(f"  {proposal.says}", err=True)
    return [confirm] * len(proposals)


def _once(relations: list[ResolvedRelation]) -> list[ResolvedRelation]:
    return list(dict.fromkeys(replace(relation, confirmed=True) for relation in relations))
