"""The archive: every document as captured, under the hash of its bytes, for ever; the manifest says when and whence."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from ingest.cleaning import Clean, without_personal_data
from ingest.folded import Folded, of_release
from ingest.log_lines import Entries
from ingest.model.errors import UnreadableDocument
from ingest.privacy import strip_personal_data
from ingest.requesters import clean_file_name
from ingest.storage import Storage

MANIFEST = "archive/manifest.jsonl"
_TURN = "ledger/.turn-archive"


@dataclass(frozen=True)
class Capture:
    """Bytes as they came, and the facts of the fetch.

    `way` is how: `start` (shipped with the source), `inbox`, or the connector that brought them.

    Bytes out of the archive itself say what they were cleaned from; `clean` is what whoever cleaned them already has.
    """

    source_id: str
    release_id: str
    file: str
    way: str
    data: bytes
    captured_at: datetime
    original_sha256: str = ""
    clean: Clean | None = None


@dataclass(frozen=True)
class Kept:
    """What the archive holds of a capture: `sha256` is of the bytes kept, `original_sha256` of those that came."""

    at: str
    source_id: str
    release_id: str
    file: str
    way: str
    sha256: str
    original_sha256: str
    size: int
    removed: int


class Archive:
    """Content-addressed and append-only."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.by_release = Folded(storage, MANIFEST, "ledger/captures", of_release, _each_once)

    def keep(self, capture: Capture) -> tuple[Kept, bool]:
        """Keep a capture without personal data. The second value says whether it is new.

        The bytes are in place before the manifest names them, so a crash between leaves a file that
        the next run finds and names. Workers look and append in turns, so that they make one line of one document.
        """
        original = capture.original_sha256 or hashlib.sha256(capture.data).hexdigest()
        known = self.find(capture.release_id, original)
        if known and self.storage.exists(path_of(known.sha256)):
            return known, False
        clean = _clean(capture)
        data = clean.data
        sha256 = hashlib.sha256(data).hexdigest()
        kept = Kept(
            at=capture.captured_at.astimezone(UTC).isoformat(timespec="seconds"),
            source_id=capture.source_id,
            release_id=capture.release_id,
            file=_shown(capture, clean),
            way=capture.way,
            sha256=sha256,
            original_sha256=original,
            size=len(data),
            removed=clean.removed,
        )
        if not self.storage.exists(path_of(sha256)):
            self.storage.write(path_of(sha256), data)
        with self.storage.turn(_TURN):
            known = self.find(capture.release_id, sha256)
            if known:
                return known, False
            self.storage.append(MANIFEST, asdict(kept))
        return kept, True

    def manifest(self) -> list[Kept]:
        """Every capture, oldest first."""
        return list(self.storage.entries(MANIFEST, Kept))

    def find(self, release_id: str, sha256: str) -> Kept | None:
        """The capture of these bytes for this release, by the hash kept or the hash that came."""
        return next((k for k in self.of(release_id) if sha256 in (k.sha256, k.original_sha256)), None)

    def of(self, release_id: str) -> list[Kept]:
        """The captures of one release, oldest first, however many there are of others."""
        return list(self.storage.as_kind(self.by_release.of(release_id), MANIFEST, Kept))

    def read(self, sha256: str) -> bytes:
        """The bytes kept under a hash, checked against it."""
        path = path_of(sha256)
        data = self.storage.read(path) if self.storage.exists(path) else b""
        if hashlib.sha256(data).hexdigest() != sha256:
            raise UnreadableDocument(
                "An archived document is gone, or no longer what it was.",
                where=self.storage.address(path),
                why="A figure must lead back to the very bytes it was read from.",
                remedy="Restore the file from a backup; the archive is never written twice.",
            )
        return data


def _each_once(entries: Entries) -> Entries:
    """Every capture once, though a crash may have folded its line before."""
    return list({(entry.get("sha256"), entry.get("original_sha256")): entry for entry in reversed(entries)}.values())[
        ::-1
    ]


def path_of(sha256: str) -> str:
    """Where a document lies in the archive: `archive/ab/cdef…`."""
    return f"archive/{sha256[:2]}/{sha256[2:]}"


def _clean(capture: Capture) -> Clean:
    if capture.original_sha256:
        return Clean(capture.data, 0)
    return capture.clean or without_personal_data(capture.file, capture.data)


def _shown(capture: Capture, clean: Clean) -> str:
    return strip_personal_data(clean_file_name(capture.file, clean.names)).text
