"""What a verdict rests on, as one hash: the file, what the release declares, its waivers, and the gate's own code."""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path
from typing import Any

from expectations.waivers import waiver_file
from ingest.lake import Lake, Shelf
from ingest.settings import Settings

_HERE = Path(__file__).parent
_CODE = ("*.py", "*.json", "*.j2")


def fingerprint(
    release_id: str,
    shelf: Shelf,
    record: dict[str, Any],
    lake: Lake,
    settings: Settings,
) -> str:
    """sha256 over everything that may change a verdict."""
    declared = {"policy": record.get("policy"), "relations": record.get("relations")}
    waivers = waiver_file(settings.waivers, release_id)
    digest = hashlib.sha256()
    for part in (
        lake.file_hash(shelf, release_id).encode(),
        json.dumps(declared, ensure_ascii=False, sort_keys=True).encode(),
        waivers.read_bytes() if waivers.exists() else b"",
        _code().encode(),
    ):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


@functools.cache
def _code() -> str:
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _CODE for path in _HERE.rglob(pattern)}):
        digest.update(path.relative_to(_HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
