"""The steps of ingestion, each safe to repeat: discover what is new, acquire its bytes, read its observations.

A step that is killed and run again ends where it would have ended. A fault of one release never stops another.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ingest.acquire import inbox, start
from ingest.acquire.drops import slug
from ingest.acquire.watch import troubles
from ingest.archive import Archive, Kept
from ingest.documents.opening import open_document
from ingest.lake import Lake
from ingest.ledger import MAPPED_AS, Ledger, State
from ingest.model.errors import NeedsAPerson, UnreadableDocument
from ingest.model.observation import to_table
from ingest.proposal.waiting import tend
from ingest.reading.contract.observe import observe
from ingest.reading.contract.record import record_of
from ingest.reading.contract.rows import Context
from ingest.registry import Registry, split
from ingest.settings import Settings
from ingest.storage import Storage

_SETTLED: dict[str, State] = {"accepted": "accepted", "quarantine": "quarantined"}


@dataclass(frozen=True)
class Found:
    """What a look at a source brings: releases with something to do, and what of its inbox needs a person.

    `waiting` holds pairs of the name a fault has in the ledger and what there is to say of it.
    """

    release_ids: list[str]
    waiting: list[tuple[str, str]]


def discover(
    source_id: str, settings: Settings, run_id: str, gate_is_stale: Callable[[str], bool] | None = None
) -> list[str]:
    """Ids of the releases of a source that have something to do, as `look` finds them."""
    return look(source_id, settings, run_id, gate_is_stale).release_ids


def look(source_id: str, settings: Settings, run_id: str, gate_is_stale: Callable[[str], bool] | None = None) -> Found:
    """The releases of a source that have something to do, and what in its inbox waits for a person.

    Args:
        source_id: the source to look at; its inbox is taken in first.
        settings: where sources and data stand.
        run_id: written beside every change of state.
        gate_is_stale: says whether a settled release must be judged again (a waiver was added, a rule changed).
    """
    registry, storage = Registry(settings), Storage(settings.data_root)
    registry.source(source_id)
    taken = inbox.take_in(source_id, settings, run_id)
    tend(source_id, settings, run_id)
    waiting = _report_stuck(source_id, taken.faults, registry, storage, run_id)
    current, lake = Ledger(storage).current(), Lake(storage)
    waiting += [(i, current[i].why) for i in taken.parked if current[i].state == "needs_mapping"]
    states = {release_id: change.state for release_id, change in current.items()}
    ids = registry.release_ids(source_id)
    return Found([i for i in ids if _has_work(i, registry, lake, states.get(i), gate_is_stale)], waiting)


def _report_stuck(
    source_id: str, faults: Sequence[NeedsAPerson], registry: Registry, storage: Storage, run_id: str
) -> list[tuple[str, str]]:
    """What stays in the inbox stands in the ledger under a name of its own, for as long as it is there."""
    ledger, known = Ledger(storage), set(registry.release_ids(source_id))
    stuck: dict[str, list[NeedsAPerson]] = {}
    for fault in faults:
        name = f"{source_id}/{slug(fault.where)}"
        stuck.setdefault(f"{name}_inbox" if name in known else name, []).append(fault)
    for name, same in stuck.items():  # files of one name make one entry, or each read would write all of them anew
        ledger.enter(name, "needs_mapping", "; ".join(_reason(fault) for fault in same), run_id)
    archive = Archive(storage)
    for release_id in ledger.waiting().keys() - stuck.keys() - known:
        is_of_a_drop = release_id.startswith(f"{source_id}/") and not release_id.endswith(troubles.ENDING)
        if is_of_a_drop and not archive.of(release_id):
            ledger.enter(release_id, "withdrawn", "no longer in the inbox", run_id)
    return [(name, fault.as_text()) for name, same in stuck.items() for fault in same]


def _has_work(
    release_id: str, registry: Registry, lake: Lake, state: State | None, gate_is_stale: Callable[[str], bool] | None
) -> bool:
    shelf, record = lake.where(release_id), lake.record(release_id)
    if state == "withdrawn" and shelf == "accepted":
        return False  # its publisher took it back; what was accepted stays what it was
    if shelf not in _SETTLED or record is None or _SETTLED[shelf] != state:
        return True
    if record["fingerprint"] != fingerprint(release_id, registry):
        return True
    return gate_is_stale is not None and gate_is_stale(release_id)


def acquire(release_id: str, settings: Settings, run_id: str) -> list[Kept]:
    """Put a release's documents into the archive; the same bytes again are no new capture.

    Raises:
        NeedsAPerson: its contract or a document is not what it should be; the ledger says so too.
    """
    registry, storage = Registry(settings), Storage(settings.data_root)
    archive, ledger = Archive(storage), Ledger(storage)
    with _parked(release_id, ledger, run_id):
        release = registry.release(release_id)
        if not registry.shipped(release_id).is_file():
            kept = [_kept(release_id, d.file, d.sha256, archive) for d in release.documents]
            _release_parked(release_id, kept, archive, ledger, run_id)
            return kept
        kept = []
        for capture in start.captures(release_id, release, settings):
            held, is_new = archive.keep(capture)
            kept.append(held)
            if is_new or ledger.of(release_id) is None:
                ledger.enter(release_id, "acquired", f"{held.file} {held.sha256[:12]}", run_id)
        _release_parked(release_id, kept, archive, ledger, run_id)
        return kept


def read(release_id: str, settings: Settings, run_id: str) -> State:
    """Read a release into a candidate; returns its state.

    Raises:
        NeedsAPerson: a document, a label or the mapping needs a person; nothing is lost, the ledger says why.
    """
    registry, storage = Registry(settings), Storage(settings.data_root)
    lake, ledger = Lake(storage), Ledger(storage)
    with _parked(release_id, ledger, run_id):
        source, release = registry.source(split(release_id)[0]), registry.release(release_id)
        contexts, documents = [], []
        archive = Archive(storage)
        for declared in release.documents:
            kept = _kept(release_id, declared.file, declared.sha256, archive)
            documents.append(open_document(declared.file, archive.read(kept.sha256), declared.format, settings))
            at = datetime.fromisoformat(kept.at)
            contexts.append(Context(release_id, source, release, declared.file, kept.sha256, at))
        rows = observe(contexts, documents)
    # The candidate first: a crash between the two leaves a candidate, which is read again.
    lake.put_candidate(release_id, to_table(rows))
    lake.put_record(release_id, record_of(release_id, source, release, fingerprint(release_id, registry)))
    ledger.enter(release_id, "candidate", f"{len(rows)} observations", run_id)
    return "candidate"


def fingerprint(release_id: str, registry: Registry) -> str:
    """Hash of everything a reading depends on: contract, source, shipped documents, vocabulary and code."""
    source_id = split(release_id)[0]
    digest = hashlib.sha256(_code_hash().encode())
    digest.update(registry.contract(release_id) or b"")
    digest.update((registry.folder / source_id / "source.yml").read_bytes())
    for document in _shipped_documents(release_id, registry):
        digest.update(document.read_bytes() if document.is_file() else b"missing")
    return digest.hexdigest()


def _shipped_documents(release_id: str, registry: Registry) -> list[Path]:
    if not registry.shipped(release_id).is_file():
        return []
    with contextlib.suppress(NeedsAPerson):
        release = registry.release(release_id)
        folder = registry.folder / split(release_id)[0] / "documents"
        return [folder / document.file for document in release.documents]
    return []


@functools.cache
def _code_hash() -> str:
    digest = hashlib.sha256()
    here = Path(__file__).parent
    for path in sorted([*here.rglob("*.py"), *here.rglob("*.yml")]):
        if "sources" not in path.relative_to(here).parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _kept(release_id: str, file: str, sha256: str, archive: Archive) -> Kept:
    kept = archive.find(release_id, sha256)
    if kept is None:
        raise UnreadableDocument(
            f"The archive does not hold `{file}` of {release_id}.",
            where=f"archive/manifest.jsonl, sha256 {sha256[:12]}",
            remedy="Acquire it first (`candour read` does), or drop it into the inbox again.",
        )
    return kept


def _release_parked(release_id: str, kept: list[Kept], archive: Archive, ledger: Ledger, run_id: str) -> None:
    """A document that waited without a mapping has found its release."""
    hashes = {sha256 for k in kept for sha256 in (k.sha256, k.original_sha256)}
    for other in sorted(ledger.waiting().keys() - {release_id}):
        if any(hashes & {k.sha256, k.original_sha256} for k in archive.of(other)):
            ledger.enter(other, "superseded", f"{MAPPED_AS}{release_id}", run_id)


@contextlib.contextmanager
def _parked(release_id: str, ledger: Ledger, run_id: str) -> Iterator[None]:
    """What needs a person is written to the ledger before it is raised."""
    try:
        yield
    except NeedsAPerson as fault:
        ledger.enter(release_id, "needs_mapping", _reason(fault), run_id)
        raise


def _reason(fault: NeedsAPerson) -> str:
    return f"{fault.what} ({fault.where})" if fault.where else fault.what
