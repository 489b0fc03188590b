"""When a source is to be asked again: at the next time of its schedule after the last poll."""

from __future__ import annotations

from datetime import UTC, datetime

from ingest.acquire.watch.polls import last_poll
from ingest.model.source import Source
from ingest.storage import Storage


def next_due(source: Source, storage: Storage) -> datetime | None:
    """The next time a source is to be asked, which may have passed; None where it is never asked, or not yet was."""
    last = last_poll(source.source, storage)
    if not source.may_be_fetched or last is None:
        return None
    from croniter import croniter

    at: datetime = croniter(source.schedule, datetime.fromisoformat(last.at).astimezone(UTC)).get_next(datetime)
    return at


def is_due(source: Source, storage: Storage, now: datetime) -> bool:
    """Whether a source should be asked now; one that could not be asked the last time should."""
    if not source.may_be_fetched:
        return False
    last = last_poll(source.source, storage)
    if last is None or last.fault is not None or (last.until is not None and last.until < last.at[:10]):
        return True  # it never was, could not be, or was only asked for days gone by
    due = next_due(source, storage)
    return due is None or due <= now
