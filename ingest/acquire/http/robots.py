"""What a host's robots.txt allows us today; where it cannot be read, nothing is."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta

import httpx
from protego import Protego
from pydantic import TypeAdapter

from ingest.acquire.http.clock import Clock
from ingest.acquire.http.fetched import shown
from ingest.model.errors import NeedsAPerson
from ingest.storage import Storage

_READ_AGAIN_AFTER = timedelta(hours=24)
_HELD = TypeAdapter(dict[str, str])
NAME = "candour"


class RobotRules:
    """The rules of every host that a source asks, read once a day.

    `fetch` brings the status and the text of a robots.txt: 200, or a status of 400 to 499 for a host without one.
    """

    def __init__(self, storage: Storage, clock: Clock, fetch: Callable[[httpx.URL], tuple[int, str]]) -> None:
        self.storage, self.clock, self.fetch = storage, clock, fetch
        self._parsed: dict[str, tuple[str, Protego]] = {}

    def check(self, url: httpx.URL) -> float:
        """The seconds between two requests that the host asks for; 0 where it says nothing.

        Raises:
            NeedsAPerson: the address is not for programs.
            OutOfReach: the rules could not be read.
        """
        rules = self._rules(url)
        if not rules.can_fetch(str(url), NAME):
            raise NeedsAPerson(
                f"robots.txt of `{url.host}` does not let programs ask for this address.",
                where=shown(str(url)),
                why="A publisher says there what is not for programs, and bans those who do not listen.",
                remedy="Fetch it in a browser and drop it into the inbox, or ask the publisher for another way.",
            )
        return float(rules.crawl_delay(NAME) or 0.0)

    def _rules(self, url: httpx.URL) -> Protego:
        host, now = url.raw_host.decode("ascii"), self.clock.now()
        held = self._held(host, now)
        if held is None:
            with self.storage.turn(f"polling/robots/.turn-{host}"):
                # Of two workers that begin together, one reads the rules.
                held = self._held(host, now) or self._read(host, url, now)
        known = self._parsed.get(host)
        if known is None or known[0] != held["read_at"]:
            self._parsed[host] = known = (held["read_at"], Protego.parse(held["text"]))
        return known[1]

    def _held(self, host: str, now: datetime) -> dict[str, str] | None:
        """The rules as they were last read; none where that is too long ago, or their file is damaged."""
        path = _path(host)
        if not self.storage.exists(path):
            return None
        with contextlib.suppress(ValueError, TypeError, KeyError):
            held = _HELD.validate_json(self.storage.read(path))
            age = now - datetime.fromisoformat(held["read_at"])
            # A worker that waited for its turn took the time before the rules were read.
            return held if "text" in held and timedelta(hours=-1) < age < _READ_AGAIN_AFTER else None
        return None

    def _read(self, host: str, url: httpx.URL, now: datetime) -> dict[str, str]:
        status, text = self.fetch(url.copy_with(raw_path=b"/robots.txt"))
        if status != 200 and (status == 401 or status < 400):
            raise NeedsAPerson(
                f"robots.txt of `{host}` cannot be read: it answered {status}.",
                where=f"https://{host}/robots.txt",
                why="What is not for programs is not known, so nothing is asked.",
                remedy="Open it in a browser, and ask the publisher whether programs may read the site.",
            )
        held = {"read_at": now.isoformat(), "status": str(status), "text": text if status == 200 else ""}
        self.storage.write(_path(host), json.dumps(held, ensure_ascii=False).encode())
        return held


def _path(host: str) -> str:
    return f"polling/robots/{host}.json"
