"""Whether the archive still holds what its manifest says: a slice of it a day, the whole of it every four weeks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ingest.archive import Archive, path_of
from ingest.model.errors import UnreadableDocument
from ingest.storage import Storage

SLICES = 28
_NAMED = 5


@dataclass(frozen=True)
class Fixity:
    """What a look at a slice found; hashes of documents that are gone, or that are no longer what they were."""

    checked: int
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not (self.missing or self.changed)


def check(storage: Storage, part: int | None = None) -> Fixity:
    """Hash every document of a slice again; of all slices where none is named."""
    checked, missing, changed = 0, [], []
    for sha256 in sorted({kept.sha256 for kept in Archive(storage).manifest()}):
        if part is not None and int(sha256[:4], 16) % SLICES != part % SLICES:
            continue
        checked += 1
        if not storage.exists(path_of(sha256)):
            missing.append(sha256)
        elif hashlib.sha256(storage.read(path_of(sha256))).hexdigest() != sha256:
            changed.append(sha256)
    return Fixity(checked, tuple(missing), tuple(changed))


def must_be_sound(found: Fixity, storage: Storage) -> None:
    """Nothing to say of a sound archive.

    Raises:
        UnreadableDocument: a document is gone or changed, by its hash.
    """
    if found.is_sound:
        return
    damaged = [*found.missing, *found.changed]
    named = ", ".join(sha256[:12] for sha256 in damaged[:_NAMED])
    more = f" and {len(damaged) - _NAMED} more" if len(damaged) > _NAMED else ""
    raise UnreadableDocument(
        f"{len(found.missing)} archived documents are gone and {len(found.changed)} are changed: {named}{more}.",
        where=storage.address("archive"),
        why="A figure must lead back to the very bytes it was read from.",
        remedy="Restore them from a backup; docs/runbooks/damaged_archive.md says how to find them.",
    )
