"""Airflow's page as its REST API shows it, to somebody who has logged in."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

Found = TypeVar("Found")


class Page:
    """A page that runs on this machine, and the token of its admin."""

    def __init__(self, address: str, password_file: Path) -> None:
        self.client = httpx.Client(base_url=address, timeout=60)
        password = json.loads(password_file.read_text())["admin"]
        token = self.ask("/auth/token", {"username": "admin", "password": password})["access_token"]
        self.client.headers["Authorization"] = f"Bearer {token}"

    def ask(self, path: str, body: dict[str, Any] | None = None, method: str | None = None) -> Any:
        """The answer to a request, as plain values; one that was refused is an error."""
        answer = self.client.request(method or ("POST" if body else "GET"), path, json=body)
        assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
        return answer.json()


def candour(env: dict[str, str], *words: str, before: str = "", first: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a command says with `--json`; `before` is done in its process beforehand, and takes the words of `first`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{before}from candour.cli import main; main()", *first, *words],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(look: Callable[[], Found | None], seconds: float, what: str) -> Found:
    """What a look finds, as soon as it finds something; other processes are at work meanwhile."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(1.0)
    raise AssertionError(f"did not come: {what}")
