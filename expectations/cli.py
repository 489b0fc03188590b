"""`candour gate`: judge what waits, and show what was decided."""

from __future__ import annotations

import json
import uuid
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from expectations.audit_cli import AUDIT_HELP, audit_command
from expectations.docs import write_docs
from expectations.gate import gate
from ingest.lake import Lake
from ingest.model.errors import CandourError, GateClosed, WrongUse
from ingest.settings import settings
from ingest.storage import Storage

app = typer.Typer(help="May this release be loaded?")
app.command("audit", help=AUDIT_HELP)(audit_command)
_COLOUR = {"pass": "green", "warn": "yellow", "block": "red"}


@app.command("gate")
def gate_command(
    release_ids: Annotated[
        list[str] | None,
        typer.Argument(help="Releases as <source>/<ref>, or sources; all that wait if none."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print results as JSON.")] = False,
    findings: Annotated[
        bool,
        typer.Option("--findings", help="Show the stored verdicts; judge nothing."),
    ] = False,
) -> None:
    """Judge candidates against their own suppression rules; exit 1 if any is refused."""
    lake, faults = Lake(Storage(settings().data_root)), list[CandourError]()
    results = _stored(lake, release_ids, faults) if findings else _gated(lake, release_ids, faults)
    if as_json:
        typer.echo(json.dumps(results, ensure_ascii=False, indent=1))
    elif results:
        _show(results, lake)
    elif not faults:
        typer.echo("Nothing waits for the gate.")
    for fault in faults:
        typer.echo(fault.as_text(), err=True)
    if faults:
        raise typer.Exit(max(fault.exit_code for fault in faults))
    if any(result["verdict"] == "block" for result in results):
        raise typer.Exit(GateClosed.exit_code)


def _gated(lake: Lake, release_ids: list[str] | None, faults: list[CandourError]) -> list[dict[str, Any]]:
    """Every verdict; one refused release, or one that cannot be judged, does not keep the others waiting."""
    run_id, results = f"cli-{uuid.uuid4().hex[:8]}", []
    waiting = _named(lake, release_ids) if release_ids else lake.releases("candidate")
    with Console(stderr=True).status("Judging …") as status:
        for number, release_id in enumerate(waiting, start=1):
            status.update(f"Judging {release_id} ({number} of {len(waiting)})")
            try:
                results.append(gate(release_id, settings(), run_id))
            except GateClosed:
                results.append(lake.gate_result(release_id) or {})
            except CandourError as fault:
                faults.append(fault)
        write_docs(lake.storage)
    return results


def _named(lake: Lake, names: list[str]) -> list[str]:
    """Releases by their ids; the name of a source stands for all of it that waits."""
    candidates = lake.releases("candidate")
    found = [[i for i in candidates if i.startswith(f"{name}/")] if "/" not in name else [name] for name in names]
    return [release_id for ids in found for release_id in ids]


def _stored(lake: Lake, release_ids: list[str] | None, faults: list[CandourError]) -> list[dict[str, Any]]:
    results = []
    for release_id in release_ids or [
        *lake.releases("accepted"),
        *lake.releases("quarantine"),
    ]:
        result = lake.gate_result(release_id)
        if result is None:
            faults.append(
                WrongUse(
                    f"{release_id} was never judged.",
                    remedy="Run `candour gate` first.",
                )
            )
        else:
            results.append(result)
    return results


def _show(results: list[dict[str, Any]], lake: Lake) -> None:
    console = Console()
    table = Table("Release", "Verdict", "Rules", "Findings")
    for result in results:
        told = [f"{f['rule']}{' (waived)' if f['waived'] else ''}: {f['message']}" for f in result["findings"]]
        rules = ", ".join(sorted({f["rule"] for f in result["findings"]}))
        verdict = f"[{_COLOUR[result['verdict']]}]{result['verdict']}[/]"
        table.add_row(result["release_id"], verdict, rules, _escaped("\n".join(told[:5])))
    console.print(table)
    for result in results:
        if result["verdict"] == "block":
            console.print(
                f"Report: {lake.storage.address('reports/' + result['release_id'] + '/index.html')}",
                soft_wrap=True,
            )


def _escaped(text: str) -> str:
    """Published strings may hold square brackets, which rich would take for styles."""
    return text.replace("[", r"\[")
