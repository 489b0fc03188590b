"""Sources of which nothing is held and nothing can come: a run at the terminal need not spend a DAG on each."""

from __future__ import annotations

from ingest.ledger import Ledger
from ingest.model.errors import CandourError
from ingest.registry import Registry
from ingest.settings import Settings
from ingest.storage import Storage

_WAYS_IN = ("inbox", "proposals")


def idle_sources(settings: Settings) -> set[str]:
    """Ids of sources that no program may ask now, with no release, no file in their inbox, and nothing that waits.

    A source whose source.yml is broken is none of them, so that its fault is seen.
    """
    registry, storage = Registry(settings), Storage(settings.data_root)
    known = {release_id.partition("/")[0] for release_id in Ledger(storage).current()}
    found = set()
    for path in sorted(settings.sources.glob("*/source.yml")):
        source_id = path.parent.name
        if source_id not in known and _is_idle(source_id, registry, storage, settings):
            found.add(source_id)
    return found


def _is_idle(source_id: str, registry: Registry, storage: Storage, settings: Settings) -> bool:
    try:
        source = registry.source(source_id)
    except CandourError:
        return False
    may_be_asked = source.may_be_fetched and bool(settings.contact)
    has_something = any(storage.list(f"{way}/{source_id}") for way in _WAYS_IN)
    return not (may_be_asked or has_something or registry.release_ids(source_id))
