"""A server that plays publishers: it answers what a test told it to, over real sockets, and remembers who asked what.

`CANDOUR_REPLAY` sends every request of a client here; which publisher is meant is told by the `Host` header.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from ingest.acquire.http.clock import Clock

RESPONSES = Path(__file__).parent / "responses"


@dataclass(frozen=True)
class Asked:
    """One request as it came: the address it meant, its headers, and the time on the test's clock."""

    url: str
    headers: dict[str, str]
    at: datetime

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def query(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.url).query)


@dataclass(frozen=True)
class Answer:
    """What to answer. With an `etag` or a `last_modified`, a client that knows it is answered with 304.

    `body` may be bytes, text, a value to be written as JSON, or pieces that are sent one by one.
    """

    body: Any = b""
    status: int = 200
    kind: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def for_(self, asked: Asked) -> Response:
        headers = dict(self.headers)
        headers |= {"ETag": self.etag} if self.etag else {}
        headers |= {"Last-Modified": self.last_modified} if self.last_modified else {}
        known = (
            (self.etag, asked.headers.get("If-None-Match")),
            (
                self.last_modified,
                asked.headers.get("If-Modified-Since"),
            ),
        )
        if any(ours is not None and ours == theirs for ours, theirs in known):
            return Response(status=304, headers=headers)
        if isinstance(self.body, dict | list):
            kind = self.kind or "application/json; charset=utf-8"
            return Response(json.dumps(self.body), self.status, headers, content_type=kind)
        return Response(self.body, self.status, headers, content_type=self.kind or "application/octet-stream")


Reply = Answer | Callable[[Asked], Answer]


class Replay:
    """Publishers as a test wants them; an address nobody told it about is 404, so nobody has a robots.txt either."""

    def __init__(self, server: HTTPServer, clock: Clock) -> None:
        self.server, self.clock = server, clock
        self.everything = list[Asked]()
        self._told = dict[str, list[Reply]]()
        server.expect_request(re.compile(".*")).respond_with_handler(self._answer)

    @property
    def address(self) -> str:
        """What `Settings.replay` has to be."""
        return f"{self.server.host}:{self.server.port}"

    def tell(self, url: str, *replies: Reply) -> None:
        """Answer an address with each reply in turn, and with the last one from then on.

        An address without a query stands for every query; one with a query, in any order, goes before it.
        """
        self._told[_name(url)] = list(replies)

    def asked(self, url: str = "", robots: bool = False) -> list[Asked]:
        """The requests that began with an address, oldest first; those for robots.txt only where they are wanted."""
        return [a for a in self.everything if a.url.startswith(url) and (robots or a.path != "/robots.txt")]

    def gaps(self, host: str) -> list[float]:
        """Seconds between each two requests at a host, robots.txt among them."""
        times = [a.at for a in self.everything if a.host == host]
        return [(b - a).total_seconds() for a, b in itertools.pairwise(times)]

    def _answer(self, request: Request) -> Response:
        query = f"?{request.query_string.decode()}" if request.query_string else ""
        asked = Asked(f"https://{request.host}{request.path}{query}", dict(request.headers), self.clock.now())
        self.everything.append(asked)
        replies = self._told.get(_name(asked.url)) or self._told.get(_name(asked.url.partition("?")[0]))
        if not replies:
            return Response("nobody told me", 404, content_type="text/plain")
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        return (reply if isinstance(reply, Answer) else reply(asked)).for_(asked)


def made_up(name: str) -> Any:
    """A small answer in the shape of a publisher's, with figures of nobody."""
    data = (RESPONSES / name).read_bytes()
    return json.loads(data) if name.endswith(".json") else data


def in_pieces(*pieces: bytes, before_next: Callable[[], object]) -> Iterator[bytes]:
    """A body that is sent piece by piece, with something in between."""
    for piece in pieces:
        yield piece
        before_next()


def _name(url: str) -> str:
    parts = urlsplit(url)
    query = sorted(parse_qs(parts.query, keep_blank_values=True).items())
    return f"{parts.netloc}{parts.path}" + (f"?{query}" if query else "")
