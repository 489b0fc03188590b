"""The command `candour propose`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

import typer
from rich.console import Console

from ingest.model.errors import NeedsAPerson, WrongUse
from ingest.settings import settings

if TYPE_CHECKING:
    from ingest.proposal.offer import Offer

app = typer.Typer(no_args_is_help=True)


@app.command()
def propose(
    name: Annotated[str, typer.Argument(metavar="FILE", help="A document, or the id of a release that waits.")],
    source: Annotated[str | None, typer.Option(help="Whose document it is; `candour sources` lists them.")] = None,
    ref: Annotated[str | None, typer.Option(help="What the release is called; small letters, digits and _.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Overwrite a proposal that is there, edits and all.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")] = False,
) -> None:
    """Read a document nobody has mapped, and write its contract with the open questions in it."""
    from ingest.ledger import Ledger
    from ingest.proposal import shelf
    from ingest.proposal.offer import of_bytes, of_waiting
    from ingest.proposal.waiting import waiting_why
    from ingest.storage import Storage

    here, storage, path = settings(), Storage(settings().data_root), Path(name)
    offer = of_bytes(path.name, _bytes_of(path), source, ref, here) if path.is_file() else of_waiting(name, here)
    if again:
        shelf.take_off(offer.release_id, storage)
    is_new = shelf.put(offer.proposal, offer.release_id, storage)
    if offer.proposal.facts.source is not None:
        why = waiting_why(len(offer.proposal.asked), offer.release_id)
        Ledger(storage).enter(offer.release_id, "needs_mapping", why, f"cli-{uuid4().hex[:12]}")
    contract, page = (storage.address(where(offer.release_id)) for where in (shelf.contract_path, shelf.page_path))
    _tell(offer, contract, page, as_json)
    if not is_new and not as_json:
        typer.echo(f"{offer.release_id} waits already; its proposal is kept as it is. --again writes it anew.")
    if offer.proposal.asked:
        raise typer.Exit(NeedsAPerson.exit_code)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise WrongUse(f"`{path}` cannot be opened: {fault.strerror}.", where=str(path)) from fault


def _tell(offer: Offer, contract: str, page: str, as_json: bool) -> None:
    from ingest.proposal.terminal import show, show_unasked

    if as_json:
        asked = [
            {"key": ".".join(map(str, q.path)), "asked": q.text, "cells": list(q.cells)} for q in offer.proposal.asked
        ]
        said = {"release_id": offer.release_id, "contract": contract, "preview": page, "questions": asked}
        typer.echo(json.dumps(said, ensure_ascii=False, indent=1))
        return
    console = Console()
    show(offer.proposal, console)
    show_unasked(offer.proposal, console)
    typer.echo(f"Contract: {contract}\nPreview:  {page}")
    if offer.proposal.facts.source is None:
        typer.echo("Nobody knows its source: run again with --source, or it cannot be taken up.")
    else:
        typer.echo("Settle the questions in the contract, delete their comments, then run `candour read` again.")
