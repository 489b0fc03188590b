"""The command `candour propose`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer
from rich.console import Console

from ingest.model.errors import NeedsAPerson, WrongUse
from ingest.settings import settings

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
    from ingest.archive import Archive, Capture
    from ingest.ledger import Ledger
    from ingest.proposal import shelf
    from ingest.proposal.offer import of_bytes
    from ingest.proposal.terminal import show
    from ingest.proposal.waiting import waiting_why
    from ingest.registry import Registry
    from ingest.storage import Storage

    here, storage = settings(), Storage(settings().data_root)
    path = Path(name)
    if path.is_file():
        proposal, release_id, data = of_bytes(path.name, path.read_bytes(), source, ref, here)
        if source is not None:
            if Registry(here).contract(release_id) is not None:
                raise WrongUse(f"There is a release {release_id} already.", remedy="Choose another --ref.")
            now = datetime.now(UTC)
            Archive(storage).keep(Capture(source, release_id, proposal.facts.file, "inbox", data, now))
    else:
        kept = next((k for k in reversed(Archive(storage).manifest()) if k.release_id == name), None)
        if kept is None:
            raise WrongUse(f"`{name}` is no file and no release that waits.", remedy="`candour status` lists them.")
        release_id, source = name, kept.source_id
        proposal = shelf.propose_archived(name, kept.sha256, here)
    if again:
        shelf.take_off(release_id, storage)
    shelf.put(proposal, release_id, storage)
    if source is not None:
        why = waiting_why(len(proposal.questions), release_id)
        Ledger(storage).enter(release_id, "needs_mapping", why, f"cli-{uuid4().hex[:12]}")
    contract, page = storage.address(shelf.contract_path(release_id)), storage.address(shelf.page_path(release_id))
    if as_json:
        asked = [{"key": ".".join(map(str, q.path)), "asked": q.text} for q in proposal.questions]
        said = {"release_id": release_id, "contract": contract, "preview": page, "questions": asked}
        typer.echo(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        show(proposal, Console())
        typer.echo(f"Contract: {contract}\nPreview:  {page}")
        typer.echo("Settle the questions in the contract, delete their comments, then run `candour read` again.")
    if proposal.questions:
        raise typer.Exit(NeedsAPerson.exit_code)
