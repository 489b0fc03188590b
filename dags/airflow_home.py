"""Where this project's own Airflow lives: in the data folder, apart from any other Airflow of this person.

Everything here must run before Airflow is imported: it reads its settings once.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from ingest.model.errors import CandourError, StorageFailed
from ingest.settings import Settings
from ingest.storage import Storage, of_this_machine

DAGS_FOLDER = Path(__file__).resolve().parent
# What a full run writes of its own (Airflow's database and logs), with room to spare.
ROOM_NEEDED = 32 * 1024 * 1024


def prepare(settings: Settings, name: str = "airflow") -> Path:
    """Point this process, and those it starts, at the project's own Airflow; returns its home."""
    home = _local_data(settings) / name
    _must_be_writable(home)
    for key in [k for k in os.environ if k.startswith(("AIRFLOW__", "_AIRFLOW"))]:
        del os.environ[key]
    os.environ.update(
        AIRFLOW_HOME=str(home),
        AIRFLOW__CORE__DAGS_FOLDER=str(DAGS_FOLDER),
        AIRFLOW__CORE__LOAD_EXAMPLES="False",
        AIRFLOW__CORE__UNIT_TEST_MODE="False",
        AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=f"sqlite:///{home}/airflow.db",
        AIRFLOW__LOGGING__BASE_LOG_FOLDER=str(home / "logs"),
        AIRFLOW__LOGGING__COLORED_CONSOLE_LOG="False",
        AIRFLOW__METRICS__STATSD_ON="False",
        # Airflow hides its database from its tasks; the one that cleans it has to be told.
        CANDOUR_AIRFLOW_DB=f"sqlite:///{home}/airflow.db",
        CANDOUR_HOME=str(settings.home),
        CANDOUR_DATA=settings.data_root,
        CANDOUR_SOURCES=str(settings.sources),
        CANDOUR_WAIVERS=str(settings.waivers),
        DO_NOT_TRACK="1",
        SCARF_ANALYTICS="false",
    )
    return home


def migrate(home: Path) -> bool:
    """Bring the database to this Airflow's schema; True where there was something to do."""
    if is_migrated(home):
        return False
    log = home / "logs" / "migrate.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "airflow", "db", "migrate"], stdout=file, stderr=subprocess.STDOUT, check=False
        )
    if done.returncode:
        raise CandourError(
            "Airflow could not set up its database.",
            where=str(log),
            why="Without it no DAG can run.",
            remedy=f"Read the log. Nothing but Airflow's own history lies in {home}: it may be deleted.",
        )
    # Written last: a migration that was killed is done again.
    (home / "schema_version").write_text(version("apache-airflow") + "\n")
    return True


def is_migrated(home: Path) -> bool:
    """Whether the database is there, with this Airflow's schema."""
    marker = home / "schema_version"
    there = (home / "airflow.db").is_file() and marker.is_file()
    return there and marker.read_text().strip() == version("apache-airflow")


def _local_data(settings: Settings) -> Path:
    return Path(of_this_machine(settings.data_root, settings.home).root)


def _must_be_writable(home: Path) -> None:
    probe = Storage(str(home))
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StorageFailed(
            f"Could not make the folder `{home.name}`: {fault.strerror}.",
            where=str(home),
            why="Figures that are not safely on disk must not be reported as loaded.",
            remedy="Make the data folder writable, or point CANDOUR_DATA somewhere else.",
        ) from fault
    probe.write("writable", b"")
    room = os.statvfs(home)
    free = room.f_bavail * room.f_frsize
    if free < ROOM_NEEDED:
        raise StorageFailed(
            f"Only {free // 1024**2} MB are free on the disk of the data folder.",
            where=str(home),
            why="A run that fills the disk could load nothing.",
            remedy="Free some space, or point CANDOUR_DATA somewhere else; nothing was begun.",
        )
