"""The inbox: what a person drops in. A first-class way for a release to arrive.

`inbox/<source>/` takes a contract `<ref>.yml` with its documents beside it, a new edition of a document we know
(same file name), or a document nobody has mapped yet. A file leaves the inbox only when all that was made of it
is safely written; a document beside a contract that cannot be taken in waits with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath

import yaml

from ingest.acquire.drops import Drop, MissingDocument, companions, shown_name, with_contract, without_contract
from ingest.archive import Archive, Capture, path_of
from ingest.cleaning import CLEANED, Clean, can_be_cleaned, without_personal_data
from ingest.ledger import Ledger
from ingest.model.errors import InvalidContract, NeedsAPerson, UnreadableDocument
from ingest.registry import Registry, split
from ingest.settings import Settings
from ingest.storage import Storage


@dataclass(frozen=True)
class TakenIn:
    """What of an inbox needs a person: why a file stays in it, and which releases now wait for a mapping."""

    faults: list[NeedsAPerson] = field(default_factory=list)
    parked: list[str] = field(default_factory=list)


def take_in(source_id: str, settings: Settings, run_id: str) -> TakenIn:
    """Capture everything in a source's inbox; returns what needs a person."""
    storage, registry = Storage(settings.data_root), Registry(settings)
    taken, cleaned = TakenIn(), dict[str, Clean]()
    waiting: list[str] = []
    unfit: list[str] = []
    for path in _files(storage, source_id, registry):
        fault = _unfit(path, storage, settings, cleaned)
        (waiting if fault is None else unfit).append(path)
        taken.faults.extend([fault] if fault else [])
    for contract in [path for path in waiting if _is_contract(path)]:
        try:
            drop = with_contract(source_id, contract, waiting, storage, registry)
        except InvalidContract as fault:
            taken.faults.extend([] if _is_said(fault, unfit) else [fault])
            continue
        _settle(drop, storage, run_id, cleaned)
        waiting = [path for path in waiting if path not in drop.files]
    held = _held(waiting, unfit, storage)
    for path in [path for path in waiting if not _is_contract(path) and path not in held]:
        drop = without_contract(source_id, path, storage, registry)
        _settle(drop, storage, run_id, cleaned)
        is_parked = drop.contract is None and registry.contract(drop.release_id) is None
        taken.parked.extend([drop.release_id] if is_parked else [])
    return taken


def _is_said(fault: InvalidContract, unfit: list[str]) -> bool:
    """Whether a document that seems to be missing is there, and what is wrong with it is said already."""
    return isinstance(fault, MissingDocument) and fault.file in {PurePosixPath(path).name for path in unfit}


def _held(waiting: list[str], unfit: list[str], storage: Storage) -> set[str]:
    """Documents that belong to a contract which stays in the inbox: apart, neither could be taken in any more."""
    documents = [path for path in waiting if not _is_contract(path)]
    held: set[str] = set()
    for contract in [path for path in waiting + unfit if _is_contract(path)]:
        text = storage.read(contract) if contract in waiting else b""
        held.update(companions(contract, text, documents))
    return held


def orphans(settings: Settings) -> list[str]:
    """Files in the inbox that belong to no source: they wait for a person to move them."""
    storage, registry = Storage(settings.data_root), Registry(settings)
    sources = list(registry.known())
    claimed = {path for source in sources for path in _files(storage, source, registry)}
    return [path for path in storage.list("inbox") if path not in claimed and not _is_hidden(path)]


def _files(storage: Storage, source_id: str, registry: Registry) -> list[str]:
    """What lies in the source's own inbox, and what lies loose but bears the name of one of its documents."""
    own = [path for path in storage.list(f"inbox/{source_id}") if not _is_hidden(path)]
    known = _known_documents(source_id, registry) | {f"{split(i)[1]}.yml" for i in registry.release_ids(source_id)}
    loose = [p for p in storage.list("inbox") if p.count("/") == 1 and PurePosixPath(p).name in known]
    return own + loose


def _is_contract(path: str) -> bool:
    return path.lower().endswith((".yml", ".yaml"))


def _is_hidden(path: str) -> bool:
    """What file managers and office programs leave beside a file."""
    return PurePosixPath(path).name.startswith((".", "~$"))


def _known_documents(source_id: str, registry: Registry) -> set[str]:
    folder = registry.folder / source_id / "documents"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _unfit(path: str, storage: Storage, settings: Settings, cleaned: dict[str, Clean]) -> UnreadableDocument | None:
    """Why a file cannot even be archived, if so: nobody knows whether it holds personal data."""
    name = PurePosixPath(path).name
    if not storage.is_plain(path):
        return _left(path, f"`{name}` is a link or no plain file.", "Put the file itself into the inbox.")
    if (size := storage.size(path)) > settings.document_limit:
        what = f"`{name}` has {size:,} bytes; the limit is {settings.document_limit:,}."
        return _left(path, what, "If it is genuine, raise CANDOUR_DOCUMENT_LIMIT for this run.")
    data = storage.read(path)
    if not can_be_cleaned(name, data):
        what = f"`{name}` is neither text, a page, a workbook, a PDF nor a .docx, so it cannot be cleaned of personal "
        return _left(path, what + "data.", f"Save it as {CLEANED}, and drop that in.")
    try:
        cleaned[path] = without_personal_data(name, data)
    except UnreadableDocument as fault:
        return _left(path, fault.what, fault.remedy)
    return None


def _left(path: str, what: str, remedy: str) -> UnreadableDocument:
    return UnreadableDocument(what, where=path, why="It stays in the inbox; nothing of it was kept.", remedy=remedy)


def _settle(drop: Drop, storage: Storage, run_id: str, cleaned: dict[str, Clean]) -> None:
    """Archive, then contract, then ledger, and only then out of the inbox: a crash between repeats, never loses."""
    source_id = split(drop.release_id)[0]
    archive, ledger = Archive(storage), Ledger(storage)
    is_mapped, places = drop.contract is not None, []
    for path in drop.documents:
        name = PurePosixPath(path).name if is_mapped else shown_name(path, drop.release_id)
        at, clean = datetime.now(UTC), cleaned.get(path)
        capture = Capture(source_id, drop.release_id, name, "inbox", storage.read(path), at, clean=clean)
        places.append(path_of(archive.keep(capture)[0].sha256))
    if drop.contract is not None:
        text = yaml.safe_dump(drop.contract.model_dump(mode="json"), allow_unicode=True, sort_keys=False)
        storage.write(f"ledger/contracts/{drop.release_id}.yml", text.encode())
        if ledger.of(drop.release_id) is None:
            ledger.enter(drop.release_id, "discovered", "dropped into the inbox", run_id)
    elif drop.documents:
        why = f"no mapping: write sources/{source_id}/releases/<ref>.yml for the document in {places[0]}"
        ledger.enter(drop.release_id, "needs_mapping", why, run_id)
    for path in drop.files:
        storage.remove(path)
