"""What counts as new: a sign in the catalogue, then what an item says of itself, then bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ingest.acquire.item import Item, Listed
from ingest.acquire.watch.memory import Remembered

ABSENT = ("withdrawn", "gone", "moved")


def canonical(metadata: Mapping[str, Any]) -> str:
    """The hash of what an item says of itself, however its keys are ordered."""
    text = json.dumps(metadata, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def has_sign_of_change(listed: Listed, known: Remembered | None) -> bool:
    """Whether a row of the catalogue gives reason to look at its item."""
    if known is None or known.signal != listed.signal:
        return True
    return known.missing is not None and not known.missing.is_settled


def is_stale(item: Item, known: Remembered) -> bool:
    """Whether an answer is older than one we had: a cache on the way, and no going back of the publisher."""
    return is_older(item.updated_at, known.updated_at)


def is_older(stated: datetime | None, known: str | None) -> bool:
    """Whether a time is before one that we know; where either is not given nobody can say."""
    return stated is not None and known is not None and stated < datetime.fromisoformat(known)


def says_something_new(item: Item, known: Remembered) -> bool:
    """Whether an item says anything else of itself than before."""
    return canonical(item.metadata) != known.metadata or item.standing != known.standing


def seen_now(after: Remembered, item: Item, listed: Listed, today: date) -> Remembered:
    """What is remembered of an item that was looked at."""
    return replace(
        after,
        signal=listed.signal,
        metadata=canonical(item.metadata),
        title=item.title,
        standing=item.standing,
        updated_at=item.updated_at.isoformat() if item.updated_at else after.updated_at,
        last_seen=today.isoformat(),
    )
