"""The proposal for a file in somebody's hands: cleaned of personal data as it would be on its way into the archive."""

from __future__ import annotations

import hashlib

from ingest.acquire.drops import shown_name
from ingest.archive import without_personal_data
from ingest.documents.kind import kind_of_document
from ingest.documents.opening import open_document
from ingest.proposal.proposal import Facts, Proposal
from ingest.proposal.propose import propose
from ingest.registry import Registry
from ingest.settings import Settings


def of_bytes(
    name: str, data: bytes, source_id: str | None, ref: str | None, settings: Settings
) -> tuple[Proposal, str, bytes]:
    """The proposal, the id it has, and the bytes as they may be kept.

    Raises:
        WrongUse: nobody knows the source.
        UnreadableDocument: the file cannot be opened.
    """
    source = Registry(settings).source(source_id) if source_id else None
    clean, _removed = without_personal_data(data)
    sha256 = hashlib.sha256(clean).hexdigest()
    ref = ref or f"unmapped_{hashlib.sha256(data).hexdigest()[:8]}"
    file = shown_name(name, f"{source_id}/{ref}")
    document = open_document(file, clean, "any", settings)
    facts = Facts(source, ref, file, sha256, kind_of_document(name, clean))
    return propose(document, facts), f"{source_id or 'unfiled'}/{ref}", clean
