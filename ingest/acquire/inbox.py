"""The inbox: what a person drops in. A first-class way for a release to arrive.

`inbox/<source>/` takes a contract `<ref>.yml` with its documents beside it, a new edition of a document we know
(same file name), or a document nobody has mapped yet. A file leaves the inbox only when all that was made of it
is safely written.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

import yaml

from ingest.archive import Archive, Capture
from ingest.contracts import load_yaml, parse_contract
from ingest.ledger import Ledger
from ingest.model.errors import InvalidContract
from ingest.model.release import DocumentFile, Release
from ingest.registry import Registry, split
from ingest.settings import Settings
from ingest.storage import Storage

_WORKBOOKS = {".xlsx", ".xls", ".ods", ".csv", ".xlsm"}


@dataclass(frozen=True)
class Drop:
    """Files of one dropped release, its contract rewritten for what was really dropped."""

    release_id: str
    contract: Release | None
    documents: list[str]
    files: list[str]


def take_in(source_id: str, settings: Settings, run_id: str) -> list[InvalidContract]:
    """Capture everything in a source's inbox; returns what could not be understood (it stays where it is)."""
    storage, registry = Storage(settings.data_root), Registry(settings)
    waiting = _files(storage, source_id, registry)
    faults: list[InvalidContract] = []
    for contract in [path for path in waiting if path.endswith((".yml", ".yaml"))]:
        try:
            drop = _with_contract(source_id, contract, waiting, storage, registry)
        except InvalidContract as fault:
            faults.append(fault)
            waiting = [path for path in waiting if path != contract]
            continue
        _settle(drop, storage, run_id)
        waiting = [path for path in waiting if path not in drop.files]
    for path in [p for p in waiting if not p.endswith((".yml", ".yaml"))]:
        _settle(_without_contract(source_id, path, storage, registry), storage, run_id)
    return faults


def orphans(settings: Settings) -> list[str]:
    """Files in the inbox that belong to no source: they wait for a person to move them."""
    storage, registry = Storage(settings.data_root), Registry(settings)
    sources = [source.source for source in registry.sources()]
    claimed = {path for source in sources for path in _files(storage, source, registry)}
    return [path for path in storage.list("inbox") if path not in claimed]


def _files(storage: Storage, source_id: str, registry: Registry) -> list[str]:
    """What lies in the source's own inbox, and what lies loose but bears the name of one of its documents."""
    own = storage.list(f"inbox/{source_id}")
    known = _known_documents(source_id, registry) | {f"{split(i)[1]}.yml" for i in registry.release_ids(source_id)}
    loose = [p for p in storage.list("inbox") if p.count("/") == 1 and PurePosixPath(p).name in known]
    return own + loose


def _known_documents(source_id: str, registry: Registry) -> set[str]:
    folder = registry.folder / source_id / "documents"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _with_contract(source_id: str, path: str, waiting: list[str], storage: Storage, registry: Registry) -> Drop:
    release = parse_contract(_with_hashes(storage.read(path)), Release, path)
    documents, hashes = [], []
    for document in release.documents:
        found = next((p for p in waiting if PurePosixPath(p).name == document.file), None)
        if found is None:
            raise InvalidContract(
                f"The document `{document.file}` that `{PurePosixPath(path).name}` reads is not in the inbox.",
                where=path,
                why="A release is taken in whole or not at all.",
                remedy=f"Drop `{document.file}` into inbox/{source_id}/ as well.",
            )
        documents.append(found)
        hashes.append(_sha256(storage.read(found)))
    if registry.contract(f"{source_id}/{release.ref}") is not None:
        return _edition(source_id, release, documents, hashes, [path, *documents])
    release = _for_what_was_dropped(release, release.ref, hashes)
    return Drop(f"{source_id}/{release.ref}", release, documents, [path, *documents])


def _with_hashes(text: bytes) -> bytes:
    """A dropped contract need not know the hash of what is dropped beside it."""
    try:
        content = load_yaml(text)
    except yaml.YAMLError:
        return text
    for document in content.get("documents") or [] if isinstance(content, dict) else []:
        if isinstance(document, dict):
            document.setdefault("sha256", "0" * 64)
            document.setdefault("retrieved_on", _today())
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False).encode()


def _without_contract(source_id: str, path: str, storage: Storage, registry: Registry) -> Drop:
    """A new edition of a document we know, or a document that waits for its mapping."""
    name, sha256 = PurePosixPath(path).name, _sha256(storage.read(path))
    for release_id in registry.release_ids(source_id):
        if not registry.shipped(release_id).is_file():
            continue
        try:
            release = registry.release(release_id)
        except InvalidContract:
            continue
        if [d.file for d in release.documents] == [name]:
            if release.documents[0].sha256 == sha256:
                return Drop(release_id, None, [], [path])
            return _edition(source_id, release, [path], [sha256], [path])
    ref = re.sub(r"[^a-z0-9]+", "_", PurePosixPath(name).stem.lower()).strip("_") or "unnamed"
    return Drop(f"{source_id}/{ref}_{sha256[:8]}", None, [path], [path])


def _edition(source_id: str, release: Release, documents: list[str], hashes: list[str], files: list[str]) -> Drop:
    """A document that replaces one we know is a vintage of its own; nothing is overwritten."""
    mark = hashlib.sha256("".join(hashes).encode()).hexdigest()[:8]
    edition = _for_what_was_dropped(release, f"{release.ref}_{mark}", hashes)
    later = edition.model_copy(update={"published_on": max(release.published_on, _today())})
    return Drop(f"{source_id}/{later.ref}", later, documents, files)


def _for_what_was_dropped(release: Release, ref: str, hashes: list[str]) -> Release:
    documents: list[DocumentFile] = [
        d.model_copy(update={"sha256": h, "retrieved_on": _today()}) for d, h in zip(release.documents, hashes, strict=True)
    ]
    return release.model_copy(update={"ref": ref, "documents": documents})


def _settle(drop: Drop, storage: Storage, run_id: str) -> None:
    """Archive, then contract, then ledger, and only then out of the inbox: a crash between repeats, never loses."""
    source_id = split(drop.release_id)[0]
    archive, ledger = Archive(storage), Ledger(storage)
    for path in drop.documents:
        name = PurePosixPath(path).name
        is_text = PurePosixPath(name).suffix.lower() not in _WORKBOOKS
        archive.keep(Capture(source_id, drop.release_id, name, "inbox", storage.read(path), datetime.now(UTC), is_text))
    if drop.contract is not None:
        text = yaml.safe_dump(drop.contract.model_dump(mode="json"), allow_unicode=True, sort_keys=False)
        storage.write(f"ledger/contracts/{drop.release_id}.yml", text.encode())
        if drop.release_id not in ledger.current():
            ledger.enter(drop.release_id, "discovered", "dropped into the inbox", run_id)
    elif drop.documents:
        why = f"no mapping: write sources/{source_id}/releases/<ref>.yml for `{PurePosixPath(drop.documents[0]).name}`"
        ledger.enter(drop.release_id, "needs_mapping", why, run_id)
    for path in drop.files:
        storage.remove(path)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _today() -> date:
    return datetime.now(UTC).date()
