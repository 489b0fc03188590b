"""Which known items a sweep asks for: the latest every day, older ones in turn, so that every day costs the same."""

from __future__ import annotations

import math
from datetime import date

from ingest.acquire.watch.memory import Memory

A_DAY = 10
LATEST = 6
Latest = tuple[tuple[str, str], ...]
"""Items with the day each was published, the last published first."""


def swept_today(memory: Memory, day: date, latest: Latest) -> tuple[str, ...]:
    """The items to ask for on a day: about sixteen at most, whatever is known."""
    keys = memory.keys()
    every = max(1, math.ceil(len(keys) / A_DAY))
    due = [key for key in keys if int(key[:8], 16) % every == day.toordinal() % every]
    found = (memory.by_key(key) for key in due)
    ids = [item_id for _, item_id in latest] + [item.item_id for item in found if item is not None]
    return tuple(dict.fromkeys(ids))


def with_latest(latest: Latest, item_id: str, published_on: date | None) -> Latest:
    """The latest items, one more of them looked at."""
    if published_on is None:
        return latest
    others = [(day, other) for day, other in latest if other != item_id]
    return tuple(sorted([*others, (published_on.isoformat(), item_id)], reverse=True)[:LATEST])
