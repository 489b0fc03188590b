"""What is done once a day so that nothing rots unseen: the archive, what is late, Airflow's own database and logs."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dags.messages import Cause, tell
from ingest.model.errors import CandourError
from ingest.settings import Settings

KEPT = timedelta(days=90)
# What runs and their notes stand in; what the DAGs are is not touched.
_TABLES = "dag_run,task_instance,task_instance_history,xcom,log,job,asset_event,import_error,trigger,deadline,callback"


def fixity(settings: Settings, part: int | None = None) -> int:
    """Hash a slice of the archive again, all of it where none is named; returns how many documents were looked at.

    Raises:
        UnreadableDocument: one is gone or changed.
    """
    from ingest.fixity import check, must_be_sound
    from ingest.storage import Storage

    storage = Storage(settings.data_root)
    found = check(storage, part)
    must_be_sound(found, storage)
    return found.checked


def part_of(now: datetime) -> int:
    """Which slice has its turn on a day."""
    return now.astimezone(UTC).date().toordinal()


def warn(what: str, where: str, runbook: str) -> bool:
    """Tell of something that is late; it is no failure."""
    cause = Cause(
        what=what,
        where=where,
        dag="maintenance",
        runbook=f"docs/runbooks/{runbook}.md",
        remedy="Nothing has failed. The runbook says what to look at.",
        severity="warning",
        same_as=f"{runbook} {where} {what}",
    )
    return tell(cause)


def clean_metadata(now: datetime) -> str:
    """Delete what Airflow remembers of old runs; returns the day before which it did.

    Airflow keeps its database from its tasks, so its own command is told where it lies.

    Raises:
        CandourError: nobody said where it lies, or Airflow could not clean it.
    """
    before = (now - KEPT).date().isoformat()
    database = os.environ.get("CANDOUR_AIRFLOW_DB", "")
    if not database:
        raise CandourError(
            "Nobody said where Airflow's database lies.",
            where="CANDOUR_AIRFLOW_DB",
            remedy="`make up` and docker-compose.yml set it; elsewhere set it to the same as Airflow's own.",
        )
    command = [sys.executable, "-m", "airflow", "db", "clean", "--yes", "--skip-archive", "--tables", _TABLES]
    done = subprocess.run(
        [*command, "--error-on-cleanup-failure", "--clean-before-timestamp", before],
        env=os.environ | {"AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": database},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CandourError(
            f"Airflow could not clean its database (exit {done.returncode}).",
            where="airflow db clean",
            why="A database that only grows makes the page slow, and one day fills the disk.",
            remedy="Run the command by hand and read what it says: docs/runbooks/full_airflow.md.",
        )
    return before


def clean_logs(now: datetime) -> int:
    """Delete old logs of Airflow's tasks, and the folders they leave empty; returns how many files went."""
    home = Path(os.environ.get("AIRFLOW_HOME", ""))
    top = Path(os.environ.get("AIRFLOW__LOGGING__BASE_LOG_FOLDER", "") or home / "logs")
    if not top.is_absolute() or not top.is_dir():
        return 0
    oldest, gone = (now - KEPT).timestamp(), list[Path]()
    for path in top.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.stat().st_mtime < oldest:
            path.unlink()
            gone.append(path)
    # A folder that was empty before may be one that a task is about to write into.
    left = {folder for path in gone for folder in path.parents if top in folder.parents}
    for folder in sorted(left, key=lambda folder: len(folder.parts), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return len(gone)
