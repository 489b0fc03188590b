"""What is remembered of an answer: its validators, how long it is fresh, and whether it has been dealt with."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from ingest.acquire.http.fetched import key_of
from ingest.storage import Storage

_ALWAYS_FRESH = 60
_FRESH_AT_MOST = 3600
_MAX_AGE = re.compile(r"max-age=(\d{1,9})")


@dataclass(frozen=True)
class Remembered:
    """The last good answer of an address. `settled` says that what was made of it is safely written."""

    url: str
    sha256: str
    fetched_at: str
    fresh_until: str
    headers: dict[str, str] = field(default_factory=dict)
    settled: bool = False

    def is_fresh(self, now: datetime) -> bool:
        """Whether it is too early to ask again; an answer from the future is none."""
        return datetime.fromisoformat(self.fetched_at) <= now < datetime.fromisoformat(self.fresh_until)

    def validators(self) -> dict[str, str]:
        """The headers that ask whether anything has changed."""
        pairs = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
        return {asks: self.headers[name] for name, asks in pairs if name in self.headers}


class Memory:
    """The answers that one source has had."""

    def __init__(self, storage: Storage, source_id: str) -> None:
        self.storage, self.source_id = storage, source_id

    def of(self, url: str, accept: str | None) -> Remembered | None:
        path = self._path(url, accept)
        return Remembered(**json.loads(self.storage.read(path))) if self.storage.exists(path) else None

    def keep(
        self, url: str, accept: str | None, sha256: str, headers: dict[str, str], now: datetime, settled: bool
    ) -> Remembered:
        """Remember a new answer, or an old one that was found to hold still."""
        found = _MAX_AGE.search(headers.get("cache-control", ""))
        fresh = min(max(int(found[1]) if found else 0, _ALWAYS_FRESH), _FRESH_AT_MOST)
        until = (now + timedelta(seconds=fresh)).isoformat()
        made = Remembered(url, sha256, now.isoformat(), until, headers, settled)
        self._write(url, accept, made)
        return made

    def settle(self, url: str, accept: str | None, sha256: str) -> bool:
        """Note that an answer was dealt with; False where another one has come since."""
        known = self.of(url, accept)
        if known is None or known.sha256 != sha256:
            return False
        if not known.settled:
            self._write(url, accept, replace(known, settled=True))
        return True

    def older_than(self, before: datetime) -> list[tuple[Remembered, str]]:
        """What was last fetched before a time, each with its key; looks at everything that is remembered."""
        top = f"polling/answers/{self.source_id}/"
        paths = self.storage.list(top.rstrip("/"), ".json")
        held = [(Remembered(**json.loads(self.storage.read(p))), p) for p in paths]
        keyed = [(known, p.removeprefix(top).removesuffix(".json").replace("/", "")) for known, p in held]
        return [(known, key) for known, key in keyed if datetime.fromisoformat(known.fetched_at) < before]

    def drop(self, key: str) -> None:
        self.storage.remove(self._place(key))

    def _write(self, url: str, accept: str | None, made: Remembered) -> None:
        self.storage.write(self._path(url, accept), json.dumps(asdict(made), ensure_ascii=False).encode())

    def _path(self, url: str, accept: str | None) -> str:
        return self._place(key_of(url, accept))

    def _place(self, key: str) -> str:
        return f"polling/answers/{self.source_id}/{key[:2]}/{key[2:]}.json"
