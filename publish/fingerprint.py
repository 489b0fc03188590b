"""What a build rests on, as one hash: accepted files, what is known of releases, and the dbt project."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from ingest.settings import Settings
from ingest.storage import Storage


def fingerprint(settings: Settings, inputs: Sequence[str]) -> str:
    """Equal fingerprints mean equal facts. Of releases, only accepted ones count: a refusal leaves the warehouse alone.

    `inputs` are the paths of what else the warehouse reads: the sources as declared, and the calendar.
    """
    digest = hashlib.sha256()
    storage = Storage(settings.data_root)
    accepted = storage.list("accepted", ".parquet")
    ids = [path.removeprefix("accepted/").removesuffix(".parquet") for path in accepted]
    known = [f"ledger/{folder}/{release_id}.json" for release_id in ids for folder in ("releases", "gate")]
    for path in [*accepted, *known, *inputs]:
        _add(digest, path, storage.read(path) if storage.exists(path) else b"")
    states = {e["release_id"]: [e["state"], e["why"]] for e in storage.lines("ledger/states.jsonl")}
    _add(digest, "states", json.dumps({i: states.get(i) for i in ids}, sort_keys=True).encode())
    project = settings.home / "dbt_project"
    for file in sorted(p for p in project.rglob("*") if p.is_file() and _is_code(p, project)):
        _add(digest, file.relative_to(project).as_posix(), file.read_bytes())
    return digest.hexdigest()


def _is_code(path: Path, project: Path) -> bool:
    parts = path.relative_to(project).parts
    return parts[0] not in ("target", "logs") and not parts[-1].startswith(".")


def _add(digest: hashlib._Hash, name: str, data: bytes) -> None:
    digest.update(f"{name}\0{len(data)}\0".encode())
    digest.update(data)
