"""A proposal on request: for a file in somebody's hands, or for a document that waits in the archive."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from ingest.acquire.drops import shown_name
from ingest.archive import Archive, Capture
from ingest.cleaning import without_personal_data
from ingest.documents.kind import kind_of_document
from ingest.documents.opening import open_document
from ingest.ledger import Ledger
from ingest.model.errors import WrongUse
from ingest.proposal import shelf
from ingest.proposal.proposal import Facts, Proposal
from ingest.proposal.propose import propose
from ingest.registry import Registry, split
from ingest.settings import Settings
from ingest.storage import Storage


@dataclass(frozen=True)
class Offer:
    """A proposal and the id its release would have."""

    proposal: Proposal
    release_id: str


def of_bytes(name: str, data: bytes, source_id: str | None, ref: str | None, settings: Settings) -> Offer:
    """The proposal for a file, cleaned of personal data; where its source is known, the archive keeps the document.

    Raises:
        WrongUse: nobody knows the source, or the release is there already.
        UnreadableDocument: the file cannot be opened.
    """
    registry = Registry(settings)
    source = registry.source(source_id) if source_id else None
    original, storage = hashlib.sha256(data).hexdigest(), Storage(settings.data_root)
    waiting = _waiting_as(source_id, original, registry, storage) if source_id else None
    ref = ref or (split(waiting)[1] if waiting else f"unmapped_{original[:8]}")
    release_id = waiting or f"{source_id or 'unfiled'}/{ref}"
    if registry.contract(release_id) is not None:
        raise WrongUse(f"There is a release {release_id} already.", remedy="Choose another --ref.")
    kept = without_personal_data(name, data)
    clean = kept.data
    sha256, file = hashlib.sha256(clean).hexdigest(), shown_name(name, release_id)
    document = open_document(file, clean, "any", settings)
    proposal = propose(document, Facts(source, ref, file, sha256, kind_of_document(file, clean)))
    if source_id is not None:
        capture = Capture(source_id, release_id, file, "inbox", data, datetime.now(UTC), clean=kept)
        Archive(storage).keep(capture)
    return Offer(proposal, release_id)


def _waiting_as(source_id: str, sha256: str, registry: Registry, storage: Storage) -> str | None:
    """The release as which the same bytes wait already: one document is one release, however often it comes."""
    waiting = Ledger(storage).waiting()
    held = (k for k in Archive(storage).manifest() if k.source_id == source_id)
    held = (k for k in held if sha256 in (k.sha256, k.original_sha256))
    return next((k.release_id for k in held if k.release_id in waiting and not registry.contract(k.release_id)), None)


def of_waiting(release_id: str, settings: Settings) -> Offer:
    """The proposal for a document that waits.

    Raises:
        WrongUse: no document waits under this name, or a contract reads it already.
    """
    captures = Archive(Storage(settings.data_root)).of(release_id)
    if not captures:
        raise WrongUse(f"`{release_id}` is no file and no release that waits.", remedy="`candour status` lists them.")
    if Registry(settings).contract(release_id) is not None:
        raise WrongUse(f"{release_id} has its contract already.", remedy="Change that contract instead.")
    return Offer(shelf.propose_archived(release_id, captures[-1].sha256, settings), release_id)
