"""Airflow's page as its REST API shows it, to somebody who has logged in."""

from __future__ import annotations

import json
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


def wait_for(look: Callable[[], Found | None], seconds: float, what: str) -> Found:
    """What a look finds, as soon as it finds something; other processes are at work meanwhile."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(1.0)
    raise AssertionError(f"did not come: {what}")
