"""Commands of the ingest room: sources, status, read, propose."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any
from uuid import uuid4

import typer
from rich.console import Console
from rich.table import Table

from ingest.acquire.cli import app as acquire_app
from ingest.model.errors import CandourError, InvalidContract, NeedsAPerson
from ingest.proposal.cli import app as proposal_app
from ingest.scaffold.cli import app as sources_app
from ingest.settings import settings
from ingest.status_cli import COLOURS
from ingest.status_cli import app as status_app

app = typer.Typer(no_args_is_help=True)
app.registered_commands.extend(acquire_app.registered_commands)
app.registered_commands.extend([*status_app.registered_commands, *proposal_app.registered_commands])
app.add_typer(sources_app, name="sources")
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]


@app.command()
def read(
    names: Annotated[
        list[str] | None, typer.Argument(help="Sources or releases; all where none is named. Or files.")
    ] = None,
    context: Annotated[Path | None, typer.Option(help="CSV with publisher and reference of each file.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Read files that no mapping mentions; one CSV each goes here.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="How the figures are written: csv.")] = "csv",
    as_json: AsJson = False,
) -> None:
    """Acquire and read what is new into candidates for the gate; or, with --out, read files nobody has mapped."""
    if out is not None or context is not None:
        _read_files([Path(name) for name in names or []], context, out, form, as_json)
        return
    sources, broken = (names, []) if names else _sources()
    chosen, waiting = _chosen(sources)
    results = [_read_one(release_id) for release_id in chosen]
    results += [(name, "needs_mapping", why, NeedsAPerson.exit_code) for name, why in waiting]
    results += [(name, "failed", fault.as_text(), fault.exit_code) for name, fault in broken]
    rows = [{"release_id": i, "state": state, "why": why} for i, state, why, _ in results]
    _show(rows, ["release_id", "state", "why"], as_json, nothing="Nothing new: every release is settled.")
    code = max((code for *_, code in results), default=0)
    if code:
        raise typer.Exit(code)


def _read_files(paths: list[Path], context: Path | None, out: Path | None, form: str, as_json: bool) -> None:
    from ingest.documents.progress import at_the_terminal
    from ingest.reading.batch import read_files

    if out is None or not paths or form != "csv":
        raise typer.BadParameter("name the files, `--out DIR`, and `--format csv`.")
    if context is not None and not context.is_file():
        raise typer.BadParameter(f"there is no context file {context}.")
    with at_the_terminal() as report:
        results = read_files(paths, context, out, settings(), report)
    rows: list[dict[str, Any]] = [
        {"file": r.file, "figures": r.figures, "certain": r.certain, "why": r.fault}
        | {"unaccounted": [asdict(one) for one in r.unaccounted]}
        for r in results
    ]
    _show(rows, ["file", "figures", "certain", "why"], as_json)
    for left in [f"{r.file}: {one.as_text()}" for r in results for one in r.unaccounted if not as_json]:
        typer.echo(left)
    if code := max((r.exit_code for r in results), default=0):
        raise typer.Exit(code)


def _sources() -> tuple[list[str], list[tuple[str, InvalidContract]]]:
    """Every source that can be looked through, and what is wrong with the others."""
    from ingest.registry import Registry

    known = Registry(settings()).known()
    broken = [(name, found) for name, found in known.items() if isinstance(found, InvalidContract)]
    return [name for name, found in known.items() if not isinstance(found, InvalidContract)], broken


def _chosen(names: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The releases to read, and what in the inboxes looked through waits for a person."""
    from ingest.pipeline import Found, look

    run_id = _run_id()
    found = [Found([name], []) if "/" in name else look(name, settings(), run_id) for name in names]
    return [i for one in found for i in one.release_ids], [fault for one in found for fault in one.waiting]


def _read_one(release_id: str) -> tuple[str, str, str, int]:
    from ingest.ledger import Ledger
    from ingest.pipeline import acquire
    from ingest.pipeline import read as read_release
    from ingest.storage import Storage

    run_id = _run_id()
    try:
        acquire(release_id, settings(), run_id)
        state = read_release(release_id, settings(), run_id)
    except NeedsAPerson as fault:
        return release_id, "needs_mapping", fault.as_text(), fault.exit_code
    except CandourError as fault:
        return release_id, "failed", fault.as_text(), fault.exit_code
    return release_id, state, Ledger(Storage(settings().data_root)).current()[release_id].why, 0


def _run_id() -> str:
    return f"cli-{uuid4().hex[:12]}"


def _show(rows: list[dict[str, Any]], columns: list[str], as_json: bool, nothing: str = "Nothing to show.") -> None:
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    if not rows:
        typer.echo(nothing)
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        is_prose = column == "why"
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=not is_prose, ratio=1 if is_prose else None)
    for row in rows:
        colour = COLOURS.get(str(row.get("state")), "")
        cells = [str(row[c]) if row[c] is not None else "" for c in columns]
        table.add_row(
            *[
                f"[{colour}]{c}[/]" if colour and n == "state" else _plain(c)
                for n, c in zip(columns, cells, strict=True)
            ]
        )
    Console().print(table)


def _plain(text: str) -> str:
    return text.replace("[", r"\[")
