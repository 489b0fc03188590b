"""Airflow with its page: started in a session of its own, watched until it is healthy, stopped as a whole.

It has a database apart from the runner's: SQLite takes one writer, and a scheduler would take the runner's
own runs for its work.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from dags import airflow_home
from dags.message_settings import MessageSettings
from ingest.model.errors import CandourError, WrongUse

if TYPE_CHECKING:
    from ingest.settings import Settings

_HOME = "airflow/page"
_PATIENCE = 240.0
_PARTS = ("metadatabase", "scheduler", "dag_processor", "triggerer")


def start(settings: Settings, port: int, say: Callable[[str], object]) -> dict[str, str | int]:
    """Start Airflow and wait until all its parts are well; returns its address and how to log in.

    Raises:
        WrongUse: Airflow runs already, the port is not free, or nobody could be told of a failure as the settings are.
    """
    os.umask(0o077)
    MessageSettings()  # wrong ones are told now, rather than when there is something to tell
    home = airflow_home.prepare(settings, _HOME)
    if running := _process(home):
        raise WrongUse(f"Airflow is running already (process {running.pid}).", remedy="Stop it with `make down`.")
    _must_be_free(port)
    _configure(port)
    say("Setting up Airflow's database …")
    airflow_home.migrate(home)
    subprocess.run([sys.executable, "-m", "dags.pools"], check=True, capture_output=True)
    password_file = _password(home)
    log = home / "logs" / "airflow.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "dags.parts"],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    _pid_file(home).write_text(f"{process.pid} {psutil.Process(process.pid).create_time()}\n")
    address = f"http://127.0.0.1:{port}"
    say("Starting Airflow (about half a minute) …")
    _wait_until_healthy(process, address, log, say)
    return {"address": address, "user": "admin", "password_file": str(password_file), "pid": process.pid}


def stop(settings: Settings) -> int:
    """Stop Airflow and all it started; returns how many processes that were."""
    home = airflow_home.prepare(settings, _HOME)
    leader = _process(home)
    if leader is None:
        return 0
    members = [p for p in psutil.process_iter() if _session(p.pid) == leader.pid]
    # Its first process ends the others in good order; what is left of its session after that is ended too.
    _signal(leader, hard=False)
    _, left = psutil.wait_procs(members, timeout=20)
    for process in left:
        _signal(process, hard=True)
    psutil.wait_procs(left, timeout=10)
    _pid_file(home).unlink(missing_ok=True)
    return len(members)


def _configure(port: int) -> None:
    bin_folder = str(Path(sys.executable).parent)
    os.environ.update(
        PATH=f"{bin_folder}{os.pathsep}{os.environ.get('PATH', '')}",
        AIRFLOW__API__HOST="127.0.0.1",
        AIRFLOW__API__PORT=str(port),
        AIRFLOW__API__BASE_URL=f"http://127.0.0.1:{port}",
        AIRFLOW__API__WORKERS="1",
        AIRFLOW__CORE__EXECUTION_API_SERVER_URL=f"http://127.0.0.1:{port}/execution/",
        # Airflow's own default forks 32 workers, some 6 GB; two keep up, and leave SQLite in peace.
        AIRFLOW__CORE__PARALLELISM="2",
        AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION="False",
        # A new source is seen within two minutes; reading all files twice a minute would keep a core half busy.
        AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL="120",
        AIRFLOW__SCHEDULER__ENABLE_HEALTH_CHECK="False",
        # Five seconds, Airflow's own, are too few for the first requests of a busy machine: a task would fail of it.
        AIRFLOW__WORKERS__EXECUTION_API_TIMEOUT="60",
    )


def _password(home: Path) -> Path:
    """The password, made here rather than by Airflow, which would write it into its log."""
    path = home / "simple_auth_manager_passwords.json.generated"
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            json.dump({"admin": secrets.token_urlsafe(12)}, file)
    path.chmod(0o600)
    return path


def _wait_until_healthy(
    process: subprocess.Popen[bytes], address: str, log: Path, say: Callable[[str], object]
) -> None:
    deadline = time.monotonic() + _PATIENCE
    seen: set[str] = set()
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        well = _healthy_parts(address)
        for part in sorted(well - seen):
            say(f"  {part.replace('_', ' ')}: healthy")
        seen |= well
        if seen >= set(_PARTS):
            return
        time.sleep(0.5)
    raise CandourError(
        "Airflow did not get healthy.",
        where=str(log),
        remedy="Read the log's last lines, run `make down`, then `make up` again.",
    )


def _healthy_parts(address: str) -> set[str]:
    try:
        with urllib.request.urlopen(f"{address}/api/v2/monitor/health", timeout=5) as answer:  # noqa: S310 our own
            health = json.load(answer)
    except (urllib.error.URLError, TimeoutError, ConnectionError):
        return set()
    return {part for part in _PARTS if (health.get(part) or {}).get("status") == "healthy"}


def _must_be_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as fault:
            raise WrongUse(
                f"Port {port} is not free: {fault.strerror}.", remedy="Choose another: `candour up --port 8081`."
            ) from fault


def _pid_file(home: Path) -> Path:
    return home / "airflow.pid"


def _process(home: Path) -> psutil.Process | None:
    """The Airflow that was started here; a number that belongs to another process by now is none."""
    if not _pid_file(home).is_file():
        return None
    pid, _, created = _pid_file(home).read_text().partition(" ")
    try:
        process = psutil.Process(int(pid))
        return process if abs(process.create_time() - float(created)) < 1 else None
    except (psutil.NoSuchProcess, ValueError):
        return None


def _session(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except (ProcessLookupError, PermissionError):
        return None


def _signal(process: psutil.Process, *, hard: bool) -> None:
    try:
        process.kill() if hard else process.terminate()
    except psutil.NoSuchProcess:
        return
