"""The front door: every room's commands under one name, and every fault told to a person."""

from __future__ import annotations

import errno
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from candour.doctor import doctor
from dags.cli import app as dags_app
from expectations.cli import app as expectations_app
from ingest.cli import app as ingest_app
from ingest.lake import Lake
from ingest.model.errors import CandourError
from ingest.storage import disk_fault
from publish import cli as publish_cli


def _second_gate(database: Path, lake: Lake) -> None:
    from expectations.warehouse import check_warehouse

    check_warehouse(database, lake)


publish_cli.second_gate = _second_gate
app = typer.Typer(
    name="candour",
    help="A warehouse of UK police and prison-service misconduct statistics.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (ingest_app, expectations_app, publish_cli.app, dags_app):
    # Flat: one door, not a door for each room.
    app.registered_commands.extend(room.registered_commands)
    app.registered_groups.extend(room.registered_groups)
app.command()(doctor)

_DISK_FULL_OR_CLOSED = (errno.ENOSPC, errno.EROFS, errno.EDQUOT)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(version("candour"))
        raise typer.Exit


@app.callback()
def front_door(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    """A warehouse of UK police and prison-service misconduct statistics."""


def main() -> None:
    """Run a command; a fault is explained on stderr and ends with its own exit code."""
    try:
        app()
    except CandourError as fault:
        sys.exit(_explain(fault))
    except OSError as fault:
        if fault.errno not in _DISK_FULL_OR_CLOSED:
            raise
        sys.exit(_explain(disk_fault(fault, "The disk refused", str(fault.filename or ""))))


def _explain(fault: CandourError) -> int:
    parts = [("Where", fault.where), ("Why it matters", fault.why), ("What to do", fault.remedy)]
    lines = [escape(fault.what), *(f"[bold]{name}:[/] {escape(text)}" for name, text in parts if text)]
    Console(stderr=True).print(
        Panel("\n".join(lines), title=type(fault).__name__, title_align="left", border_style="red")
    )
    return fault.exit_code
