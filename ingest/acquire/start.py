"""What a fresh clone starts from: the documents that ship in a source's own folder."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time

from ingest.archive import Capture
from ingest.model.errors import UnreadableDocument
from ingest.model.release import DocumentFile, Release
from ingest.registry import split
from ingest.settings import Settings


def captures(release_id: str, release: Release, settings: Settings) -> list[Capture]:
    """The documents of a shipped release, checked against the hashes its contract declares.

    Raises:
        UnreadableDocument: a document is missing, or is not the one the contract was written for.
    """
    return [_capture(release_id, document, settings) for document in release.documents]


def _capture(release_id: str, document: DocumentFile, settings: Settings) -> Capture:
    source_id, ref = split(release_id)
    path = settings.sources / source_id / "documents" / document.file
    where = f"{source_id}/documents/{document.file}"
    if "/" in document.file or not path.is_file():
        raise UnreadableDocument(
            f"The document `{document.file}` of {ref} is not there.",
            where=where,
            remedy=f"Put it in the source's documents folder, or drop it into inbox/{source_id}/.",
        )
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != document.sha256 and data.strip():
        raise UnreadableDocument(
            f"`{document.file}` is not the document the contract of {ref} was written for.",
            where=where,
            why="A mapping made for one document may read another one wrongly.",
            remedy=f"If the document is right, check the mapping and set its `sha256` to {found}.",
        )
    return Capture(
        source_id=source_id,
        release_id=release_id,
        file=document.file,
        way="start",
        data=data,
        captured_at=datetime.combine(document.retrieved_on, time(), UTC),
    )
