"""The archive is what its manifest says, or somebody hears of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.archive import Archive, Capture, Kept, path_of
from ingest.fixity import SLICES, check, must_be_sound
from ingest.model.errors import UnreadableDocument
from ingest.settings import Settings
from ingest.storage import Storage


@pytest.fixture
def storage(settings: Settings) -> Storage:
    return Storage(settings.data_root)


@pytest.fixture
def kept(storage: Storage) -> list[Kept]:
    """Forty documents."""
    at = datetime(2026, 11, 1, tzinfo=UTC)
    captures = [Capture("toy", f"toy/r{n}", f"{n}.txt", "inbox", f"figure {n}".encode(), at) for n in range(40)]
    return [Archive(storage).keep(capture)[0] for capture in captures]


def test_a_sound_archive_is_sound(storage: Storage, kept: list[Kept]) -> None:
    found = check(storage)
    assert found.is_sound and found.checked == len(kept)
    must_be_sound(found, storage)


def test_all_slices_together_look_at_each_document_once(storage: Storage, kept: list[Kept]) -> None:
    assert sum(check(storage, part).checked for part in range(SLICES)) == len(kept)


def test_a_document_that_is_gone_or_changed_is_named(storage: Storage, kept: list[Kept]) -> None:
    gone, changed = kept[3].sha256, kept[4].sha256
    Path(storage.address(path_of(gone))).unlink()
    storage.write(path_of(changed), b"figure 5")
    found = check(storage)
    assert (found.missing, found.changed) == ((gone,), (changed,))
    with pytest.raises(UnreadableDocument) as fault:
        must_be_sound(found, storage)
    assert gone[:12] in fault.value.what and changed[:12] in fault.value.what
