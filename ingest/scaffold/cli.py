"""`candour sources`: list them, start a new one, and see what one would ask."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ingest.model.errors import InvalidContract
from ingest.model.source import Source
from ingest.scaffold.answers import KINDS, LICENCES, WAYS
from ingest.settings import settings

app = typer.Typer(help="Sources: list them, start a new one, see what one would ask.")
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]
_COLUMNS = {
    "source": "source",
    "acquire": "acquire",
    "approval": "approval",
    "expected_every": "every",
    "releases": "releases",
}
_WORDS = {
    "approval": "approval",
    "robots": "robots.txt",
    "hosts": "hosts",
    "pace_seconds": "pace",
    "schedule": "schedule",
    "expected": "expected",
}


@app.callback(invoke_without_command=True)
def sources(context: typer.Context, as_json: AsJson = False) -> None:
    """List every source: how it comes in, whether a program may ask, how many releases are declared."""
    if context.invoked_subcommand is not None:
        return
    from ingest.registry import Registry

    registry = Registry(settings())
    known = registry.known()
    broken = _broken(known)
    rows = [
        source.model_dump(mode="json") | {"releases": len(registry.release_ids(source.source))}
        for source in known.values()
        if isinstance(source, Source)
    ]
    if as_json:
        typer.echo(json.dumps([*rows, *broken], ensure_ascii=False, indent=1))
    else:
        _list(rows)
    _tell(broken)


def _list(rows: list[dict[str, Any]]) -> None:
    """One line a source; a name too long for it goes on below, for half a name is no name."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name, words in _COLUMNS.items():
        table.add_column(words, no_wrap=name != "source", overflow="fold")
    for row in rows:
        cells = row | {"approval": row["approval"]["state"]}
        table.add_row(*["" if cells[c] is None else escape(str(cells[c])) for c in _COLUMNS])
    Console().print(table)


def _broken(known: dict[str, Source | InvalidContract]) -> list[dict[str, Any]]:
    return [{"source": n, "fault": one.as_text()} for n, one in known.items() if isinstance(one, InvalidContract)]


def _tell(broken: list[dict[str, Any]]) -> None:
    """Say which sources cannot be read; the others were told of."""
    for one in broken:
        typer.echo(f"Broken: {one['source']}: {one['fault']}", err=True)
    if broken:
        raise typer.Exit(InvalidContract.exit_code)


@app.command()
def new(
    publisher: Annotated[str | None, typer.Option(help="Who publishes it: a code of publishers.yml.")] = None,
    title: Annotated[str | None, typer.Option(help="What it is called.")] = None,
    kind: Annotated[str | None, typer.Option(help=f"One of {', '.join(KINDS)}.")] = None,
    address: Annotated[str | None, typer.Option(help="The page on which a person finds it.")] = None,
    acquire: Annotated[str | None, typer.Option(help=f"How it comes in: {', '.join(WAYS)}.")] = None,
    source_id: Annotated[str | None, typer.Option("--id", help="Its id, where the title gives no good one.")] = None,
    licence: Annotated[str | None, typer.Option(help=f"Its terms, where not the usual: {', '.join(LICENCES)}.")] = None,
    as_json: AsJson = False,
) -> None:
    """Start a source: five questions, a folder with its source.yml, and a test that passes."""
    from ingest.scaffold.answers import check_licence
    from ingest.scaffold.new import check_id, make
    from ingest.scaffold.questions import ask

    if source_id is not None:
        check_id(source_id)
    if licence is not None:
        check_licence(licence)
    answers = ask({"publisher": publisher, "title": title, "kind": kind, "address": address, "acquire": acquire})
    written = make(answers, settings(), source_id, licence)
    made = written[0].parent.name
    if as_json:
        typer.echo(json.dumps({"source": made, "written": [str(path) for path in written]}, ensure_ascii=False))
        return
    for path in written:
        typer.echo(f"Wrote {path}")
    typer.echo(f"Next: read the file through, then `candour sources check {made}`.")


@app.command()
def check(
    source: Annotated[str | None, typer.Argument(help="One source; all of them where none is named.")] = None,
    as_json: AsJson = False,
) -> None:
    """Explain what a source would be asked, and by what right; nothing is fetched."""
    from ingest.registry import Registry, today
    from ingest.scaffold.check import explain

    registry = Registry(settings())
    known: dict[str, Source | InvalidContract] = {source: registry.source(source)} if source else registry.known()
    broken = _broken(known)
    found = [explain(one, settings(), today()) for one in known.values() if isinstance(one, Source)]
    if as_json:
        typer.echo(json.dumps([*found, *broken], ensure_ascii=False, indent=1))
    else:
        console = Console()
        for one in found:
            _print(one, console)
    _tell(broken)


def _print(found: dict[str, Any], console: Console) -> None:
    is_fetched = found["is_fetched"]
    console.print(f"[bold]{escape(found['source'])}[/]: {escape(found['title'])}", highlight=False)
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("  [green]fetched[/]" if is_fetched else "  [yellow]not fetched[/]", "")
    for reason in found["nothing_is_fetched_because"]:
        table.add_row("    because", escape(reason))
    for name, words in (_WORDS if found["acquire"] != "manual" else {"expected": "expected"}).items():
        if said := _said(name, found[name]):
            table.add_row(f"  {words}", escape(said))
    console.print(table, highlight=False)
    for address in found["asks"]:
        console.print(f"  GET {escape(address)}", soft_wrap=True, highlight=False)
    if found["asks"]:
        console.print(f"  then {escape(found['then'])}", highlight=False)
    console.print()


def _said(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    if name == "pace_seconds":
        return f"{value:g} s at least from one request at a host to the next"
    return f"{value} (cron, UTC)" if name == "schedule" else str(value)
