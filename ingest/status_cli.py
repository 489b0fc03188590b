"""`candour status`: every source on a line, what is late or broke, and every release."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ingest.settings import settings

app = typer.Typer()
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]
COLOURS = {"accepted": "green", "quarantined": "red", "needs_mapping": "yellow", "candidate": "cyan"}


@app.command()
def status(as_json: AsJson = False) -> None:
    """Show each source's last poll, last new release, and what is due or late; then where every release stands."""
    from ingest.registry import today
    from ingest.status import releases, sources, waiting_in_inbox

    rows, loose = releases(settings()), waiting_in_inbox(settings())
    by_source = sources(settings(), rows, today())
    if as_json:
        told = {"sources": by_source, "releases": rows, "inbox": loose}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    console = Console()
    console.print(_sources(by_source))
    _tell_faults(by_source, console)
    console.print()
    console.print(_by_source(rows))
    waiting = sum(row["waits"] for row in rows) + len(loose)
    typer.echo(f"{len(rows)} releases; {waiting or 'none'} waiting for a person.")
    for path in loose:
        typer.echo(f"Waiting for a person: {path} belongs to no source; move it into inbox/<source>/.")


def _sources(rows: list[dict[str, Any]]) -> Table:
    """Every source on one line of eighty signs."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 1))
    table.add_column("source", overflow="fold")
    for name in ("last poll", "last new", "next due"):
        table.add_column(name, no_wrap=True)
    table.add_column("late", no_wrap=True, justify="right")
    table.add_column("wait", no_wrap=True, justify="right")
    for row in rows:
        late, waiting = row["days_late"], row["waiting"]
        table.add_row(
            escape(row["source"]),
            _poll(row),
            row["last_new"] or "",
            row["next_due"] or "",
            f"[yellow]{late}[/]" if late else "",
            f"[yellow]{waiting}[/]" if waiting else "",
        )
    return table


def _poll(row: dict[str, Any]) -> str:
    if not row["last_poll"]:
        if row["fault"]:
            return "[red]broken[/]"
        return "[dim]never[/]" if row["is_fetched"] else "[dim]by hand[/]"
    broke = row["fault"] or row["broken_items"]
    return f"[red]{row['last_poll'][:10]}![/]" if broke else str(row["last_poll"][:10])


def _tell_faults(rows: list[dict[str, Any]], console: Console) -> None:
    for row in rows:
        name = escape(row["source"])
        if row["late_since"]:
            console.print(f"[yellow]Late:[/] {name}, since {row['late_since']}: {escape(row['why_late'])}.")
        if row["fault"]:
            console.print(f"[red]Broke off:[/] {name}: {escape(row['fault'].splitlines()[0])}")
        if row["broken_items"]:
            day = f" from {row['asked_again']} on" if row["asked_again"] else ""
            console.print(f"[red]Broken or missing:[/] {row['broken_items']} of {name}, asked for again{day}.")


def _by_source(rows: list[dict[str, Any]]) -> Table:
    """Releases under the name of their source, so that a line fits a terminal."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("release", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("since", no_wrap=True)
    table.add_column("why", overflow="fold", ratio=1)
    last = ""
    for row in rows:
        source_id, _, ref = row["release_id"].partition("/")
        if source_id != last:
            table.add_row(f"[bold]{escape(source_id)}[/]", "", "", "")
            last = source_id
        colour = COLOURS.get(row["state"], "dim")
        since = (row["since"] or "")[:16].replace("T", " ")
        table.add_row(f"  {escape(ref)}", f"[{colour}]{row['state']}[/]", since, escape(row["why"]))
    return table
