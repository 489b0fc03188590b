"""The connector of sources on GOV.UK."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.acquire.govuk.announcements import Announcements
from ingest.acquire.govuk.catalogue import Catalogue
from ingest.acquire.govuk.content import Content
from ingest.acquire.govuk.items import Items
from ingest.acquire.govuk.search import PAGE, Search
from ingest.acquire.http.client import Client
from ingest.acquire.item import Announced, Item, Listed, Window
from ingest.model.errors import WrongUse
from ingest.model.source import Source


class GovukConnector:
    """Reads GOV.UK for one source; an item's id is the path of its page.

    Raises:
        WrongUse: the source has no block `govuk`.
    """

    def __init__(self, client: Client, source: Source, *, page: int = PAGE) -> None:
        if source.govuk is None:
            raise WrongUse(f"`{source.source}` does not say what to look at on GOV.UK.", where="source.yml, govuk")
        self.asking = source.govuk
        content, search = Content(client), Search(client, page)
        self._catalogue = Catalogue(client, self.asking, content, search)
        self._items = Items(content, self.asking.files)
        self._announcements = Announcements(self.asking, content, search, self._catalogue)

    def catalogue(self, window: Window) -> Iterable[Listed]:
        """Editions of collections, single pages, and what a search finds in the window, each once."""
        return self._catalogue.listed(window)

    def item(self, listed: Listed) -> Item:
        """A page in full, with its documents."""
        return self._items.of(listed)

    def announced(self, window: Window) -> Iterable[Announced]:
        """Statistics to come from the window's last day on; paths of announcements in `known` are asked after too."""
        return self._announcements.of(window) if self.asking.announcements else ()
