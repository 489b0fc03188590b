"""The command `candour acquire`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any
from uuid import uuid4

import typer

from ingest.model.errors import CandourError
from ingest.settings import settings

if TYPE_CHECKING:
    from ingest.acquire.poll import Polled

app = typer.Typer(no_args_is_help=True)


_Names = Annotated[list[str] | None, typer.Argument(metavar="SOURCE", help="All that may be asked if none is named.")]
_Sweep = Annotated[bool, typer.Option("--sweep", help="Ask for known items too: no list shows a silent edit.")]
_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]


@app.command()
def acquire(names: _Names = None, sweep: _Sweep = False, as_json: _AsJson = False) -> None:
    """Ask publishers what is new, changed or gone, and archive it; of a source that is named also what waits."""
    from ingest.acquire.poll import poll
    from ingest.registry import Registry

    here, run_id = settings(), f"cli-{uuid4().hex[:12]}"
    registry = Registry(here)
    known = {name: registry.source(name) for name in names} if names else registry.known()
    broken = {name: fault for name, fault in known.items() if isinstance(fault, CandourError)}
    chosen = [one for one in known.values() if not isinstance(one, CandourError)]
    done = [poll(one.source, here, run_id, sweep=sweep, patient=not names) for one in chosen if one.may_be_fetched]
    by_hand = [one.source for one in chosen if not one.may_be_fetched]
    if as_json:
        told = {"polled": [_row(one) for one in done], "by_hand": by_hand}
        told["broken"] = [{"source": name, "fault": fault.as_text()} for name, fault in broken.items()]
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _show(done, by_hand)
        for name, fault in broken.items():
            typer.echo(f"{name}: {fault.as_text()}")
    faults = [*broken.values(), *(fault for one in done for fault in one.faults)]
    if code := max((fault.exit_code for fault in faults), default=0):
        raise typer.Exit(code)


def _row(polled: Polled) -> dict[str, Any]:
    return asdict(polled) | {"faults": [fault.as_text() for fault in polled.faults]}


def _show(done: list[Polled], by_hand: list[str]) -> None:
    from rich.console import Console
    from rich.table import Table

    counted = ("listed", "new", "changed", "unchanged", "withdrawn", "announced", "missing")
    table = Table("source", *counted, box=None, header_style="bold", pad_edge=False)
    for polled in done:
        table.add_row(polled.source_id, *(str(getattr(polled, name)) for name in counted))
    if done:
        Console().print(table)
    said: dict[str, list[str]] = {}
    for polled in done:
        for words in (*polled.notes, *(fault.as_text() for fault in polled.faults)):
            said.setdefault(words, []).append(polled.source_id)
    for words, sources in said.items():
        typer.echo(f"{', '.join(sources)}: {words}")
    if by_hand:
        typer.echo(f"Brought by a person, never asked: {', '.join(by_hand)}.")
    if any(polled.release_ids for polled in done):
        typer.echo("Next: `candour run` reads, judges and publishes what came.")
