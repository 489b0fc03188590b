"""The room's commands: build, publish, sql, explain."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.console import Console

from ingest.model.errors import CandourError
from ingest.settings import settings
from publish import codelists
from publish.build import Check
from publish.build import build as build_warehouse
from publish.explain import explain as explain_observation
from publish.query import ask
from publish.show import show
from publish.snapshot import publish as publish_warehouse

app = typer.Typer(no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text for people.")]

# Where nobody looks, a line may be long.
_WIDE = 240
# The check of a finished build. The front door sets it: this room stands beside the gate, not on it.
second_gate: Check | None = None


@app.command()
def build(as_json: AsJson = False) -> None:
    """Build the warehouse from the accepted releases; nothing happens when nothing changed."""
    with _explained(as_json), _progress("Building the warehouse", as_json):
        built = build_warehouse(settings(), _run_id(), second_gate)
    words = "Built" if built.changed else "Nothing changed since"
    _say(
        {"changed": built.changed, "fingerprint": built.fingerprint, "run_id": built.run_id},
        f"{words} {built.fingerprint[:12]}.",
        as_json,
    )


@app.command()
def publish(as_json: AsJson = False) -> None:
    """Show readers the last good build, in one step."""
    with _explained(as_json), _progress("Publishing", as_json):
        shown = publish_warehouse(settings(), _run_id())
    words = "Published" if shown.changed else "Already published:"
    _say(
        {"changed": shown.changed, "version": shown.version, "folder": str(shown.folder)},
        f"{words} {shown.version}.",
        as_json,
    )


@app.command()
def sql(query: Annotated[str, typer.Argument(help="One SQL query.")], as_json: AsJson = False) -> None:
    """Ask the published warehouse; read-only."""
    with _explained(as_json):
        answer = ask(settings(), query)
    if as_json:
        print(json.dumps(answer.records(), ensure_ascii=False))
        return
    show(answer, Console(width=None if sys.stdout.isatty() else _WIDE))


@app.command()
def explain(
    observation_id: Annotated[str, typer.Argument(help="An observation id, or its first signs.")],
    as_json: AsJson = False,
) -> None:
    """Walk back from a figure to the cell it was printed in."""
    with _explained(as_json):
        found = explain_observation(settings(), observation_id)
    if as_json:
        print(json.dumps(found, ensure_ascii=False))
        return
    console = Console(highlight=False, markup=False)
    for part, content in found.items():
        console.print(part.replace("_", " ").capitalize(), style="bold")
        _print_part(console, content)


@app.command(hidden=True)
def vocabulary(as_json: AsJson = False) -> None:
    """Write the dbt seeds from the vocabulary."""
    with _explained(as_json):
        changed = codelists.write(settings().home)
    _say({"changed": changed}, "\n".join(changed) or "The seeds are as the vocabulary says.", as_json)


def _print_part(console: Console, content: Any) -> None:
    entries = content if isinstance(content, list) else [content]
    for entry in entries or ["none"]:
        if isinstance(entry, dict):
            for name, value in entry.items():
                if value is not None or name == "value_upper":
                    console.print(f"  {name}: {'open' if value is None else value}")
            console.print()
        else:
            console.print(f"  {entry}\n")


def _say(record: dict[str, Any], words: str, as_json: bool) -> None:
    print(json.dumps(record, ensure_ascii=False) if as_json else words)


def _run_id() -> str:
    return os.environ.get("CANDOUR_RUN_ID") or f"manual-{datetime.now(UTC):%Y%m%dT%H%M%S}"


@contextmanager
def _progress(words: str, as_json: bool) -> Iterator[None]:
    if as_json or not sys.stderr.isatty():
        yield
        return
    with Console(stderr=True).status(f"{words} …"):
        yield


@contextmanager
def _explained(as_json: bool) -> Iterator[None]:
    """For a machine a fault is JSON as well; for a person the front door explains it."""
    try:
        yield
    except CandourError as fault:
        if not as_json:
            raise
        error = {"error": fault.what, "where": fault.where, "why": fault.why, "remedy": fault.remedy}
        print(json.dumps(error, ensure_ascii=False), file=sys.stderr)
        raise typer.Exit(fault.exit_code) from None
