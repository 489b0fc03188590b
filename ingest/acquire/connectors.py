"""Which connector a source names. A connector is imported once a source asks for it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from ingest.acquire.http.client import Client
from ingest.acquire.item import Connector
from ingest.model.source import Source

Maker = Callable[[Client, Source], Connector]

WAYS: dict[str, str] = {
    "govuk": "ingest.acquire.govuk.connector:GovukConnector",
    "pages": "ingest.acquire.pages.connector:PagesConnector",
    "parliament": "ingest.acquire.parliament.connector:ParliamentConnector",
    "alaveteli": "ingest.acquire.alaveteli.connector:AlaveteliConnector",
}
"""By the word a source writes after `acquire`, the module and the class."""


def connector_of(client: Client, source: Source) -> Connector:
    """The connector of a source, over the client that may ask it."""
    module, _, name = WAYS[source.acquire].partition(":")
    maker: Maker = getattr(import_module(module), name)
    return maker(client, source)
