"""A source that a test polls day by day over real sockets, and what comes of it: requests, archive and ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from replay.clock import MovedClock
from replay.server import Answer, Replay, made_up
from replay.sources import ASSETS, WWW

from ingest.acquire.poll import Polled, poll
from ingest.archive import Archive, Kept
from ingest.ledger import Ledger
from ingest.model.source import Source
from ingest.settings import Settings
from ingest.storage import Storage

COLLECTION, EDITION, ANNOUNCEMENT = (
    "/government/collections/toy",
    "/government/statistics/toy-2025",
    "/government/statistics/announcements/toy-2026",
)
FILE = f"{ASSETS}/media/000000000000000000000001/toy.csv"
FIGURES = "Year,Dismissals\n2024/25,12\n"
CORRECTED = "Year,Dismissals\n2024/25,13\n"
LATER = "2026-02-03T09:30:00Z"


class Stage:
    """One source in a folder of its own; `poll` is a run of its own, some days after the one before."""

    def __init__(self, folder: Path, replay: Replay, clock: MovedClock, source: Source) -> None:
        self.replay, self.clock, self.source_id = replay, clock, source.source
        place = folder / "sources" / source.source / "source.yml"
        place.parent.mkdir(parents=True)
        place.write_text(yaml.safe_dump(source.model_dump(mode="json", exclude_none=True)), "utf-8")
        self.settings = Settings(
            data=str(folder / "data"),
            sources=folder / "sources",
            contact="steward@example.org",
            replay=replay.address,
            document_limit=100_000,
        )
        self.storage = Storage(self.settings.data_root)
        self._runs = 0

    def poll(self, *, after_days: float = 0, sweep: bool = False, patient: bool = True) -> Polled:
        self._runs += 1
        self.clock.pass_time(days=after_days)
        return poll(self.source_id, self.settings, f"run-{self._runs}", self.clock, sweep=sweep, patient=patient)

    def states(self) -> dict[str, str]:
        """The state of each release, without the source's name."""
        return {i.partition("/")[2]: change.state for i, change in Ledger(self.storage).current().items()}

    def captures(self) -> list[Kept]:
        return Archive(self.storage).manifest()

    def kept(self) -> list[str]:
        """The text of every document in the archive, oldest first."""
        return [Archive(self.storage).read(one.sha256).decode() for one in self.captures()]

    def count(self, url: str) -> int:
        return len(self.replay.asked(url))

    def fetches(self, url: str) -> list[dict[str, Any]]:
        """The lines of the fetch log for an address."""
        return [line for line in self.storage.entries("archive/fetches.jsonl", dict) if line["url"].startswith(url)]


def content(path: str) -> str:
    """Where GOV.UK answers for a page."""
    return f"{WWW}/api/content{path}"


def edition(**changes: Any) -> dict[str, Any]:
    """A publication with one table in a file; `changes` replace its keys."""
    page: dict[str, Any] = made_up("govuk_publication.json")
    attachment = page["details"]["attachments"][1]
    attachment |= {"url": FILE, "filename": "toy.csv", "id": "toy.csv", "content_type": "text/csv"}
    page["details"] |= {"attachments": [attachment], "featured_attachments": ["toy.csv"]}
    return page | changes


def collection(*, public_updated_at: str = "2026-01-22T09:30:00Z", **changes: Any) -> dict[str, Any]:
    """A collection that links to the one publication."""
    linked = {
        "base_path": EDITION,
        "content_id": "00000000-0000-4000-8000-000000000025",
        "document_type": "official_statistics",
        "schema_name": "publication",
        "title": "Toy statistics: year ending 31 March 2025",
        "public_updated_at": public_updated_at,
        "withdrawn": False,
    }
    return edition(
        base_path=COLLECTION,
        schema_name="document_collection",
        document_type="document_collection",
        title="Toy statistics",
        details={"body": "", "collection_groups": [{"title": "Toy", "body": "", "documents": [linked["content_id"]]}]},
        links={"organisations": [], "documents": [linked | changes]},
    )


def on_show(replay: Replay, page: dict[str, Any] | None = None, figures: str = FIGURES) -> None:
    """Put up the collection, its publication and the file."""
    replay.tell(content(COLLECTION), Answer(collection()))
    replay.tell(content(EDITION), Answer(page or edition()))
    replay.tell(FILE, Answer(figures, kind="text/csv", etag=f'"{len(figures)}-{figures[-4:-1]}"'))
