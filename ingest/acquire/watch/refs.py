"""What an item's release is called: its publisher's own number or address, and never the name of another item."""

from __future__ import annotations

import contextlib
import json
from urllib.parse import urlsplit

from ingest.acquire.drops import slug
from ingest.acquire.item import Item
from ingest.acquire.watch.memory import key_of
from ingest.storage import Storage

FOLDER = "polling/refs"
_PREFIX = {"parliament": "pq", "alaveteli": "request"}


def ref_of(way: str, item: Item, source_id: str, storage: Storage) -> str:
    """The ref of an item that is seen for the first time; written down, so that it stays the item's own."""
    for ref in (_plain(way, item), f"{_plain(way, item)[:70]}_{key_of(item.item_id)[:8]}"):
        path = f"{FOLDER}/{source_id}/{ref}.json"
        owner = None
        if storage.exists(path):
            with contextlib.suppress(ValueError):
                owner = json.loads(storage.read(path)).get("item_id")
        if owner is None:
            storage.write(path, json.dumps({"item_id": item.item_id}).encode())
        if owner in (None, item.item_id):
            return ref
    raise AssertionError(f"two items with the key {key_of(item.item_id)}")


def _plain(way: str, item: Item) -> str:
    if way in _PREFIX:
        return slug(f"{_PREFIX[way]}_{item.item_id.replace('.', '_')}")
    path = urlsplit(item.landing_page if way == "govuk" else item.item_id).path.rstrip("/")
    return slug(path.rpartition("/")[2].replace(".", "_") or item.title)
