"""Documents without a contract: what reads with certainty becomes a release, the rest waits with its proposal ready."""

from __future__ import annotations

from datetime import datetime

import yaml

from ingest.acquire.said import said_of
from ingest.archive import Archive, Capture, Kept
from ingest.contracts import parse_contract
from ingest.ledger import MAPPED_AS, Ledger
from ingest.model.errors import InvalidContract, NeedsAPerson
from ingest.model.release import Release
from ingest.proposal import shelf
from ingest.proposal.editions import by_contract_before
from ingest.proposal.proposal import Proposal
from ingest.registry import Registry, refuse_future
from ingest.settings import Settings
from ingest.storage import Storage

CERTAIN = "every figure and the meaning of every label were read with certainty"
UNSEEN = "Read by rule with certainty throughout; no person has compared it with its document."
LOOK = "all that was read is certain: does the preview show every figure there is, each for its whole period?"
EDITION = "it raises nothing that was not settled for"
CONFIRMED = "its proposal was confirmed by a person"


def tend(source_id: str, settings: Settings, run_id: str) -> None:
    """Take up proposals that a person settled, then propose a contract for every document that has none."""
    storage, registry = Storage(settings.data_root), Registry(settings)
    ledger = Ledger(storage)
    for release_id in shelf.confirmed(source_id, storage):
        _take_up(release_id, storage.read(shelf.contract_path(release_id)), CONFIRMED, settings, run_id)
    for kept in _without_contract(source_id, registry, storage):
        if storage.exists(shelf.contract_path(kept.release_id)):
            continue
        try:
            _propose(kept, settings, run_id)
        except NeedsAPerson as fault:
            ledger.enter(kept.release_id, "needs_mapping", f"{fault.what} ({fault.where})", run_id)


def _propose(kept: Kept, settings: Settings, run_id: str) -> None:
    """Take a document up if it reads with certainty, or goes by the contract of the one it replaces; else propose one.

    Raises:
        NeedsAPerson: it cannot be opened.
    """
    storage = Storage(settings.data_root)
    proposal = shelf.propose_archived(kept.release_id, kept.sha256, settings)
    if proposal.is_certain and settings.unattended:
        _take_up(kept.release_id, _said_of_itself(proposal), CERTAIN, settings, run_id)
        return
    said = said_of(kept.release_id, storage)
    edition = by_contract_before(kept, said, proposal, settings) if said else None
    if said and edition is not None:
        _take_up(kept.release_id, edition, f"{EDITION} {said.edition_of}", settings, run_id)
        return
    if proposal.is_certain:
        # What the reader overlooked it cannot doubt: a note elsewhere, a cell it took for words.
        proposal.ask(("documents",), LOOK)
    shelf.put(proposal, kept.release_id, storage)
    why = waiting_why(len(proposal.asked), kept.release_id)
    Ledger(storage).enter(kept.release_id, "needs_mapping", why, run_id)


def _said_of_itself(proposal: Proposal) -> bytes:
    """A contract that no person has seen; who quotes a figure of it can know that, for it says so at every one."""
    content = proposal.content
    caveats = [*content.get("caveats", []), {"kind": "unattended", "text": UNSEEN}]
    return yaml.safe_dump(content | {"caveats": caveats}, allow_unicode=True, sort_keys=False).encode()


def waiting_why(questions: int, release_id: str) -> str:
    """What the ledger, `candour status` and the run say of a document that waits."""
    asked = "1 open question" if questions == 1 else f"{questions} open questions"
    contract, page = shelf.contract_path(release_id), shelf.page_path(release_id)
    return f"no mapping yet: settle {asked} in {contract} and run again; preview: {page}"


def _without_contract(source_id: str, registry: Registry, storage: Storage) -> list[Kept]:
    archive = Archive(storage)
    waiting = sorted(i for i in Ledger(storage).waiting() if i.startswith(f"{source_id}/"))
    kept = [captures[-1] for i in waiting if (captures := archive.of(i))]
    return [k for k in kept if registry.contract(k.release_id) is None]


def _take_up(waiting_id: str, text: bytes, why: str, settings: Settings, run_id: str) -> None:
    """A settled proposal becomes the contract of a release: archive, contract, ledger, and only then off the shelf."""
    storage, registry = Storage(settings.data_root), Registry(settings)
    ledger, where = Ledger(storage), shelf.contract_path(waiting_id)
    try:
        release = parse_contract(text, Release, where)
        refuse_future(release, where)
        release_id = f"{waiting_id.partition('/')[0]}/{release.ref}"
        _refuse_taken(release_id, text, where, registry)
        _keep_under(release_id, waiting_id, release, where, storage)
    except NeedsAPerson as fault:
        ledger.enter(waiting_id, "needs_mapping", f"{fault.what} ({fault.where})", run_id)
        return
    storage.write(f"ledger/contracts/{release_id}.yml", text)
    ledger.enter(release_id, "discovered", why, run_id)
    if release_id != waiting_id:
        ledger.enter(waiting_id, "superseded", f"{MAPPED_AS}{release_id}", run_id)
    shelf.take_off(waiting_id, storage)


def _refuse_taken(release_id: str, text: bytes, where: str, registry: Registry) -> None:
    held = registry.contract(release_id)
    if held is not None and held != text:
        raise InvalidContract(
            f"There is a release {release_id} already.",
            where=where,
            why="With one id for two releases, the figures of one would stand under the name of the other.",
            remedy="Give this one a `ref` of its own.",
        )


def _keep_under(release_id: str, waiting_id: str, release: Release, where: str, storage: Storage) -> None:
    """The waiting document stands in the archive under its release's own name as well."""
    archive = Archive(storage)
    for document in release.documents:
        kept = archive.find(waiting_id, document.sha256)
        if kept is None:
            raise InvalidContract(
                f"`{document.file}` is not the document that waits as {waiting_id}.",
                where=where,
                why="A mapping made for one document may read another one wrongly.",
                remedy="Leave `sha256` as it was proposed; drop another document into the inbox with its contract.",
            )
        at = datetime.fromisoformat(kept.at)
        source_id = waiting_id.partition("/")[0]
        data, original = archive.read(kept.sha256), kept.original_sha256
        archive.keep(Capture(source_id, release_id, kept.file, kept.way, data, at, original))
