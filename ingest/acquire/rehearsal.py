"""A poll that asks nobody: the connector of a source runs as it is, and what it would ask first is written down."""

from __future__ import annotations

import contextlib
import hashlib
import json
from datetime import UTC, date, datetime, time, timedelta

import httpx

from ingest.acquire.connectors import WAYS, connector_of
from ingest.acquire.http.client import Client, Params
from ingest.acquire.http.fetched import Fetched, shown
from ingest.acquire.item import Window
from ingest.model.errors import CandourError
from ingest.model.source import Source

# An empty list, as each of the interfaces writes one.
_NO_ROWS = json.dumps({"results": [], "total": 0, "start": 0, "totalResults": 0}).encode()
_NO_EVENTS = b"[]"
_NOTHING = {"parliament": _NO_ROWS, "alaveteli": _NO_EVENTS}
_OVERLAP = 7


class _OfADay:
    """A clock that stands still on the day that is rehearsed."""

    def __init__(self, day: date) -> None:
        self.day = day

    def now(self) -> datetime:
        return datetime.combine(self.day, time(12), UTC)

    def sleep(self, seconds: float) -> None:
        """Nobody is waited for."""


class Rehearsal(Client):
    """Takes every question of a connector and asks nobody: lists are empty, and nothing else is there.

    It is made without a guard, for a source may be looked at before it is allowed; so it has nothing to ask with.
    """

    def __init__(self, source: Source, day: date) -> None:
        self.source, self.clock = source, _OfADay(day)
        self.asked: list[str] = []

    def get(
        self, url: str, *, params: Params | None = None, accept: str | None = None, conditional: bool = True
    ) -> Fetched:
        address = str(httpx.URL(url).copy_merge_params(dict(params)) if params else httpx.URL(url))
        if shown(address) not in self.asked:
            self.asked.append(shown(address))
        body = _NO_ROWS if "/api/search.json" in address else _NOTHING.get(self.source.acquire, b"")
        headers = {"content-type": "application/json"}
        sha256 = hashlib.sha256(body).hexdigest()
        return Fetched(200 if body else 404, address, address, headers, body, sha256, self.clock.now())

    def settle(self, fetched: Fetched) -> None:
        """Nothing was fetched, so nothing has to be let go."""

    def close(self) -> None:
        """Nothing is open."""


def asked_for(source: Source, until: date) -> list[str]:
    """The addresses that an ordinary poll of a day begins with; items that these list come on top.

    Args:
        source: the source, also one that may not be asked; one without an interface has no address.
        until: the day of the poll.
    """
    if source.acquire not in WAYS:
        return []
    client = Rehearsal(source, until)
    overlap = getattr(getattr(source, source.acquire), "overlap_days", _OVERLAP)
    window = Window(until - timedelta(days=overlap), until)
    connector = connector_of(client, source)
    # What is not there is told as a fault; here nothing ever is.
    with contextlib.suppress(CandourError):
        list(connector.catalogue(window))
    with contextlib.suppress(CandourError):
        list(connector.announced(window))
    return client.asked
