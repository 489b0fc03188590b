"""`candour run`, `up` and `down`: the main job at the terminal, and Airflow with its page."""

from __future__ import annotations

import contextlib
import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dags.upkeep_cli import app as upkeep_app

if TYPE_CHECKING:
    from dags.runner import Outcome
    from ingest.settings import Settings

app = typer.Typer()
app.registered_commands.extend(upkeep_app.registered_commands)

_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")]


@app.command()
def run(
    source: Annotated[list[str] | None, typer.Option(help="Only this source; may be given again.")] = None,
    as_json: _AsJson = False,
) -> None:
    """Load what is new from every source, then build and publish the warehouse."""
    from dags import airflow_home
    from dags.quiet import chatter_to
    from dags.runner import only_one
    from dags.terminal import Terminal
    from expectations.warm import meanwhile
    from ingest.settings import Settings

    began = time.monotonic()
    settings = Settings()
    home = airflow_home.prepare(settings)
    log = home / "logs" / f"run-{datetime.now(UTC):%Y%m%dT%H%M%S}.log"
    with only_one(home), chatter_to(log) as screen:
        terminal = Terminal(screen, silent=as_json)
        with terminal.working("Getting Airflow ready"):
            with contextlib.nullcontext() if airflow_home.is_migrated(home) else meanwhile():
                airflow_home.migrate(home)
            from dags.runner import run_all
            from expectations.disclosure.ready import make_ready
            from expectations.docs import write_docs
            from ingest.storage import Storage

            make_ready(terminal.say)
            outcome = run_all(settings, source or [], terminal.teller)
            write_docs(Storage(settings.data_root))
    _report(settings, outcome, str(log), time.monotonic() - began, as_json=as_json)
    raise typer.Exit(outcome.exit_code)


def _report(settings: Settings, outcome: Outcome, log: str, seconds: float, *, as_json: bool) -> None:
    from dags import summary
    from dags.terminal import print_summary
    from expectations.meter import COST

    standings, counted = summary.releases(settings), summary.facts(settings)
    if not as_json:
        print_summary(standings, counted, outcome, log, seconds, COST.line(seconds))
        return
    faults = [
        {"dag": f.dag_id, "task": f.task_id, "release": f.release_id, "error": str(f.error)}
        for f in outcome.faults
        if not (f.is_refusal or f.is_echo)
    ]
    answer = {
        "exit_code": outcome.exit_code,
        "facts": counted,
        "faults": faults,
        "gate": {"releases": COST.judged, "seconds": round(COST.seconds, 2), "share": round(COST.seconds / seconds, 4)},
        "log": log,
        "releases": summary.as_json(standings),
        "sources": outcome.sources,
    }
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=1))


@app.command()
def up(
    port: Annotated[int, typer.Option(help="The port of the page, on this machine only.")] = 8080,
    as_json: _AsJson = False,
) -> None:
    """Start Airflow with its page, and say where it is and how to log in."""
    from dags import page
    from ingest.settings import Settings

    started = page.start(Settings(), port, say=(lambda text: None) if as_json else typer.echo)
    if as_json:
        typer.echo(json.dumps(started))
        return
    typer.echo(f"\nAirflow: {started['address']}\nUser:    {started['user']}")
    typer.echo(f"Password: cat '{started['password_file']}'\nStop it:  make down")


@app.command()
def down(as_json: _AsJson = False) -> None:
    """Stop Airflow and everything it started."""
    from dags import page
    from ingest.settings import Settings

    stopped = page.stop(Settings())
    if as_json:
        typer.echo(json.dumps({"stopped": stopped}))
        return
    typer.echo(f"Stopped Airflow ({stopped} processes)." if stopped else "Airflow was not running.")
