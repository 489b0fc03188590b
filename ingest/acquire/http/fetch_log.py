"""Every request that was made, or refused before it was: one line each, for ever, without a secret in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime

from ingest.acquire.http.fetched import Hop, shown
from ingest.storage import Storage

PATH = "archive/fetches.jsonl"


@dataclass
class Line:
    """One attempt to fetch an address. `fault` is why nothing came of it; `bytes` and `sha256` are of what came."""

    at: str
    run_id: str
    source_id: str
    purpose: str
    url: str
    attempt: int = 1
    final_url: str = ""
    redirects: list[dict[str, str | int]] = field(default_factory=list)
    status: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    bytes: int | None = None
    sha256: str | None = None
    fault: str | None = None

    def lead_on(self, hop: Hop) -> None:
        self.redirects.append({"status": hop.status, "url": shown(hop.url)})


class FetchLog:
    """The manifest of fetches, as one run of one source adds to it."""

    def __init__(self, storage: Storage, source_id: str, run_id: str) -> None:
        self.storage, self.source_id, self.run_id = storage, source_id, run_id

    def line(self, at: datetime, url: str, attempt: int, purpose: str = "document") -> Line:
        """A line that is not written yet."""
        return Line(at.isoformat(timespec="milliseconds"), self.run_id, self.source_id, purpose, shown(url), attempt)

    def write(self, line: Line) -> None:
        self.storage.append(PATH, asdict(line))


def fetches(storage: Storage) -> list[Line]:
    """Every line, oldest first."""
    return list(storage.entries(PATH, Line))
