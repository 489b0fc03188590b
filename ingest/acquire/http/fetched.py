"""What came back from a publisher."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

_KEPT = (
    "cache-control",
    "content-disposition",
    "content-type",
    "date",
    "etag",
    "last-modified",
    "link",
    "retry-after",
)
_LONGEST = 300
_SECRET = re.compile(
    r"([?&](?:[\w.-]*(?:token|secret|passw|credential|signature|session|cookie)[\w.-]*|(?:api[_-]?)?key|sig|auth|x-amz-[\w-]+)=)"
    r"[^&#]*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+(?:@|%40)[\w-]+\.[\w.-]+", re.IGNORECASE)


@dataclass(frozen=True)
class Hop:
    """One redirect on the way: the address that was asked, and the status it answered with."""

    status: int
    url: str


@dataclass(frozen=True)
class Fetched:
    """An answer. `status` is 200, 304, 404 or 410; everything else is raised.

    `not_modified` says that these are the bytes that were settled before, so nothing has to be done; `body` is then
    empty if the publisher did not send them again. `from_cache` says that `body` is an answer of before, of which
    nothing has been settled yet.
    """

    status: int
    url: str
    final_url: str
    headers: Mapping[str, str]
    body: bytes
    sha256: str
    fetched_at: datetime
    not_modified: bool = False
    from_cache: bool = False
    redirects: tuple[Hop, ...] = field(default=())
    accept: str | None = None

    @property
    def content_type(self) -> str:
        """The media type, without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_gone(self) -> bool:
        return self.status in (404, 410)


def kept_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers worth keeping; cookies are never among them."""
    return {name: headers[name][:_LONGEST] for name in _KEPT if name in headers}


def shown(url: str) -> str:
    """An address as it may be written down: no secret of a query, no name before the host, no part of a page."""
    bare = re.sub(r"^(https?://)[^/?#]*@", r"\1", url.partition("#")[0])
    return _MAIL.sub("…", _SECRET.sub(r"\1…", bare))


def key_of(url: str, accept: str | None) -> str:
    """The name under which an address is remembered."""
    return hashlib.sha256(f"{accept or ''} {url}".encode()).hexdigest()
