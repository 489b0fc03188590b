"""Publish: copy the marts, verify the copy, then switch one link. Readers hold the old warehouse or the new one, whole.

A version is prepared in a folder whose name begins with `.new-`; nothing but the last rename shows it to anyone,
so a crash at any line leaves what was published, and its leftovers are cleared away by the next run.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path

from ingest.model.errors import NeedsAPerson, StorageFailed
from ingest.settings import Settings
from ingest.storage import sync_folder
from publish.build import last_build
from publish.copy import copy_marts, is_whole, verify
from publish.dictionary import write_dictionary
from publish.places import Places, mart_areas, places

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Publication:
    """The version readers see, and whether this run switched to it."""

    changed: bool
    version: str
    folder: Path


def publish(settings: Settings, run_id: str) -> Publication:
    """Show readers the last good build; a build already shown is left as it is, byte for byte."""
    where = places(settings)
    built = last_build(settings)
    if built is None or not where.build_db.exists():
        raise NeedsAPerson(
            "There is no good build to publish.",
            where=str(where.build_db),
            remedy="Run `candour build` first, and mend what it names.",
        )
    version = built["fingerprint"][:12]
    folder = where.versions / version
    whole = is_whole(folder)
    if published_version(where) == version and whole:
        return Publication(False, version, folder)
    try:
        if folder.exists() and not whole:
            os.replace(folder, where.versions / f".new-{uuid.uuid4().hex}")
        _clear_leftovers(where)
        if not folder.exists():
            _prepare(settings, where, version, built)
        _switch(where, version)
        _forget_older(where, version)
    except OSError as fault:
        raise StorageFailed(
            f"The new version could not be written: {fault.strerror or fault}.",
            where=str(where.versions),
            why="Readers still have the version before.",
            remedy="Free some space or mend the rights, then run `candour publish` again.",
        ) from fault
    _log.info("run %s has published %s", run_id, version)
    return Publication(True, version, folder)


def published_version(where: Places) -> str | None:
    """The version readers see now."""
    return os.path.basename(os.readlink(where.published)) if where.published.is_symlink() else None


def _prepare(settings: Settings, where: Places, version: str, built: dict[str, str]) -> None:
    """Write a whole version aside, verify it, make it durable and read-only, then give it its name."""
    fresh = where.versions / f".new-{uuid.uuid4().hex}"
    (fresh / "marts").mkdir(parents=True)
    marts = mart_areas(settings.home)
    counts = copy_marts(where.build_db, fresh, sorted(marts))
    manifest = where.dbt / "target" / "manifest.json"
    write_dictionary(manifest, fresh, marts, counts, version)
    (fresh / "version.json").write_text(json.dumps(built | {"rows": counts}, indent=1, sort_keys=True) + "\n")
    verify(where.build_db, fresh, counts)
    for file in sorted(p for p in fresh.rglob("*") if p.is_file()):
        with file.open("rb") as handle:
            os.fsync(handle.fileno())
        file.chmod(0o444)
    sync_folder(fresh / "marts")
    sync_folder(fresh)
    os.replace(fresh, where.versions / version)
    sync_folder(where.versions)


def _switch(where: Places, version: str) -> None:
    """Point the link at a version in one step."""
    temporary = where.warehouse / f".link-{uuid.uuid4().hex}"
    os.symlink(Path("versions") / version, temporary)
    os.replace(temporary, where.published)
    sync_folder(where.warehouse)


def _clear_leftovers(where: Places) -> None:
    for folder in where.versions.glob(".new-*"):
        shutil.rmtree(folder)
    for link in where.warehouse.glob(".link-*"):
        link.unlink()


def _forget_older(where: Places, version: str) -> None:
    """Keep this version and the one before it: a reader may still hold that one open."""
    others = [p for p in where.versions.iterdir() if p.name != version and not p.name.startswith(".")]
    for folder in sorted(others, key=lambda p: p.stat().st_mtime)[:-1]:
        shutil.rmtree(folder)
