"""What a publisher's own catalogue says of a document, so that nobody has to be asked for it."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ingest.storage import Storage

FOLDER = "polling/said"
_DAYS = ("published_on", "asked_on", "retrieved_on")


@dataclass(frozen=True)
class Said:
    """Facts of one document that waits for a contract, from the item it came with.

    `edition_of` is the release whose document this one replaces; `way` is the connector that brought it.
    """

    way: str
    title: str | None = None
    reference: str | None = None
    published_on: date | None = None
    landing_page: str | None = None
    address: str | None = None
    body: str | None = None
    asked_on: date | None = None
    retrieved_on: date | None = None
    edition_of: str | None = None
    is_correction: bool = False


def said_of(release_id: str, storage: Storage) -> Said | None:
    """What was said of a release's document; None where a person brought it."""
    path = _path(release_id)
    if not storage.exists(path):
        return None
    with contextlib.suppress(ValueError, TypeError):
        facts: dict[str, Any] = json.loads(storage.read(path))
        return Said(**facts | {day: date.fromisoformat(facts[day]) for day in _DAYS if facts.get(day)})
    return None


def keep_said(release_id: str, said: Said, storage: Storage) -> None:
    storage.write(_path(release_id), json.dumps(asdict(said), ensure_ascii=False, indent=1, default=str).encode())


def _path(release_id: str) -> str:
    return f"{FOLDER}/{release_id}.json"
