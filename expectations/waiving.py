"""A new waiver is added to the file of its source, which stays as it was where the waiver would not hold."""

from __future__ import annotations

from pathlib import Path

import yaml

from expectations.waivers import Waiver, waiver_file, waivers_of
from ingest.storage import Storage

_TURN = ".turn"


def add_waiver(folder: Path, waiver: Waiver) -> bool:
    """Append a waiver to its source's file; False where the same one stands there already.

    What people wrote there is kept to the letter, with its comments.

    Raises:
        InvalidContract: the file is broken already; nothing is written then.
    """
    storage, path = Storage(str(folder)), waiver_file(folder, waiver.release)
    with storage.turn(_TURN):
        if any(_same(waiver, held) for _, held in waivers_of(folder, waiver.release)):
            return False
        old = path.read_bytes() if path.exists() else b""
        old += b"\n" if old and not old.endswith(b"\n") else b""
        entry = yaml.safe_dump([waiver.model_dump()], allow_unicode=True, sort_keys=False, width=100)
        storage.write(path.name, old + entry.encode())
    return True


def _same(waiver: Waiver, held: Waiver) -> bool:
    return waiver.model_dump(exclude={"on"}) == held.model_dump(exclude={"on"})
