"""Build the warehouse: one `dbt build` into a file of its own, then a check by whoever asks for one."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ingest.lake import Lake
from ingest.model.errors import NeedsAPerson
from ingest.settings import Settings
from ingest.storage import Storage
from ingest.warehouse_inputs import write_inputs
from publish.fingerprint import fingerprint
from publish.places import Places, places

RECORD = "warehouse/build/build.json"
Check = Callable[[Path, Lake], None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Build:
    """The last good build: what it rests on, its file, and whether this run made it."""

    changed: bool
    fingerprint: str
    database: Path
    run_id: str


def build(settings: Settings, run_id: str, check: Check | None = None) -> Build:
    """Build the warehouse unless the last good build rests on the same; `check` may refuse the result."""
    where = places(settings)
    storage = Storage(settings.data_root)
    wanted = fingerprint(settings, write_inputs(settings))
    last = last_build(settings)
    if last and last["fingerprint"] == wanted and where.build_db.exists():
        return Build(False, wanted, where.build_db, last["run_id"])
    # Until this run has ended well there is no good build to publish.
    storage.remove(RECORD)
    _log.info("run %s builds the warehouse %s", run_id, wanted[:12])
    _run_dbt(settings, where)
    if check:
        check(where.build_db, Lake(storage))
    record = {"fingerprint": wanted, "run_id": run_id, "built_at": datetime.now(UTC).isoformat(timespec="seconds")}
    storage.write(RECORD, (json.dumps(record, sort_keys=True) + "\n").encode())
    _log.info("run %s has built the warehouse %s", run_id, wanted[:12])
    return Build(True, wanted, where.build_db, run_id)


def last_build(settings: Settings) -> dict[str, Any] | None:
    """The record of the last good build, or None."""
    storage = Storage(settings.data_root)
    if not storage.exists(RECORD):
        return None
    with suppress(ValueError):
        found: dict[str, Any] = json.loads(storage.read(RECORD))
        return found
    return None


def dbt_arguments(settings: Settings, where: Places) -> list[str]:
    """The one dbt command. Unit tests check the SQL, not the data, and belong to the project's own tests."""
    project = str(settings.home / "dbt_project")
    return [
        *(sys.executable, "-m", "dbt.cli.main", "build"),
        *("--project-dir", project, "--profiles-dir", project),
        *("--target-path", str(where.dbt / "target"), "--log-path", str(where.dbt / "logs")),
        *("--exclude-resource-type", "unit_test", "--no-use-colors", "--quiet"),
    ]


def dbt_environment(settings: Settings, where: Places) -> dict[str, str]:
    """What the profile reads; dbt may not call home."""
    return os.environ | {
        "CANDOUR_BUILD_DB": str(where.build_db),
        "CANDOUR_DATA": str(where.data),
        "DO_NOT_TRACK": "1",
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(settings.home), os.environ.get("PYTHONPATH", "")])),
    }


@contextmanager
def _only_writer(where: Places) -> Iterator[int]:
    """Wait for the build file. dbt holds the lock too: the next build waits for one whose caller was killed."""
    with (where.build_db.parent / "build.lock").open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file.fileno()


def _run_dbt(settings: Settings, where: Places) -> None:
    where.build_db.parent.mkdir(parents=True, exist_ok=True)
    results = where.dbt / "target" / "run_results.json"
    results.unlink(missing_ok=True)
    with _only_writer(where) as lock:
        done = subprocess.run(
            dbt_arguments(settings, where),
            env=dbt_environment(settings, where),
            cwd=where.build_db.parent,
            capture_output=True,
            text=True,
            check=False,
            pass_fds=(lock,),
        )
    if done.returncode == 0:
        return
    raise NeedsAPerson(
        "dbt could not build the warehouse; what readers see is still the last published one.\n"
        + _failures(results, done),
        where=str(results if results.exists() else settings.home / "dbt_project"),
        why="A warehouse that breaks its own tests must not reach readers.",
        remedy="Mend the model or the release that a failing test names, then run `candour build` again.",
    )


def _failures(results: Path, done: subprocess.CompletedProcess[str]) -> str:
    """The failing nodes with dbt's own words, or the end of its output where it never got so far."""
    if not results.exists():
        return (done.stdout + done.stderr).strip()[-2000:]
    nodes = json.loads(results.read_text(encoding="utf-8"))["results"]
    failed = [node for node in nodes if node["status"] in ("error", "fail")]
    lines = []
    for node in failed:
        words = " ".join((node.get("message") or "").split())
        lines.append(f"- {node['unique_id'].split('.')[2]}: {words[:300]}")
    return "\n".join(lines) or (done.stdout + done.stderr).strip()[-2000:]
