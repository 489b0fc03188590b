"""What a verdict rests on, as hashes: the release itself, and with it its waivers and the gate's own code.

The accepted releases it was judged beside are kept apart from these, each with its own basis (`neighbours.py`).
"""

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
_DECLARED = ("policy", "relations", "publisher", "published_on", "series", "policy_change")
_CODE = ("*.py", "*.json", "*.j2")


def basis(release_id: str, shelf: Shelf, record: dict[str, Any], lake: Lake) -> str:
    """sha256 over the release: its file, and what it declares of itself."""
    declared = {name: record.get(name) for name in _DECLARED}
    return _hashed(lake.file_hash(shelf, release_id).encode(), _canonical(declared))


def fingerprint(release_id: str, own: str, settings: Settings) -> str:
    """sha256 over everything but other releases that may change a verdict."""
    waivers = waiver_file(settings.waivers, release_id)
    return _hashed(own.encode(), waivers.read_bytes() if waivers.exists() else b"", _code().encode())


def _canonical(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


def _hashed(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


@functools.cache
def _code() -> str:
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _CODE for path in _HERE.rglob(pattern)}):
        digest.update(path.relative_to(_HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
