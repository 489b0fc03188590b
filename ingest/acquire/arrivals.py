"""How the files of an item become captures, and each a release or an edition of one."""

from __future__ import annotations

from ingest.acquire.http.client import Client
from ingest.acquire.item import Item
from ingest.acquire.watch.memory import Remembered
from ingest.settings import Settings


class Arrivals:
    """Takes in what items of one source bring, in one run."""

    def __init__(self, source_id: str, settings: Settings, client: Client, run_id: str) -> None:
        self.source_id, self.settings, self.client, self.run_id = source_id, settings, client, run_id

    def take_in(self, item: Item, known: Remembered, *, bytes_too: bool = True) -> Remembered:
        """Capture every file of an item whose bytes are new; returns what to remember of the item then."""
        return known
