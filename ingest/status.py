"""Where every release stands, by source: what a maintainer asks first."""

from __future__ import annotations

from typing import Any

from ingest.acquire.inbox import orphans
from ingest.lake import Lake
from ingest.ledger import Ledger
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage


def releases(settings: Settings) -> list[dict[str, Any]]:
    """One row a release: its state, since when, why, and how many observations it holds."""
    storage = Storage(settings.data_root)
    lake, current = Lake(storage), Ledger(storage).current()
    declared = {i for source in Registry(settings).sources() for i in Registry(settings).release_ids(source.source)}
    rows = []
    for release_id in sorted(declared | set(current)):
        change = current.get(release_id)
        record = lake.record(release_id) or {}
        rows.append(
            {
                "release_id": release_id,
                "reference": record.get("reference"),
                "published_on": record.get("published_on"),
                "state": change.state if change else "announced",
                "since": change.at if change else None,
                "why": change.why if change else "declared, not yet acquired",
            }
        )
    return rows


def waiting_in_inbox(settings: Settings) -> list[str]:
    """Dropped files that belong to no source."""
    return orphans(settings)
