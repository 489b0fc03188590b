"""A data folder that somebody else wrote in: a clear word where it matters, and made again where it does not."""

from __future__ import annotations

import pytest

from ingest.archive import MANIFEST, Archive
from ingest.lake import Lake
from ingest.ledger import PATH, Ledger
from ingest.model.errors import NeedsAPerson
from ingest.settings import Settings
from ingest.storage import Storage


@pytest.mark.parametrize(
    ("path", "read"), [(MANIFEST, lambda s: Archive(s).manifest()), (PATH, lambda s: Ledger(s).changes())]
)
def test_a_whole_line_that_is_no_entry_is_named(settings: Settings, path: str, read: object) -> None:
    storage = Storage(settings.data_root)
    storage.append(path, {"foo": 1})
    with pytest.raises(NeedsAPerson, match="Entry 1 of") as told:
        read(storage)  # type: ignore[operator]
    assert path in told.value.where


def test_a_damaged_record_counts_as_none_and_is_made_again(settings: Settings) -> None:
    lake = Lake(Storage(settings.data_root))
    lake.storage.write("ledger/releases/a/b.json", b'{"a')
    lake.storage.write("ledger/gate/a/b.json", b"[]")
    assert lake.record("a/b") is None
    assert lake.gate_result("a/b") is None
