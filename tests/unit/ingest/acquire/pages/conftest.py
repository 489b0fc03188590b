"""Plain pages that several tests look at."""

from __future__ import annotations

from typing import Any

import pytest
from replay.clock import MovedClock
from replay.plain_pages import PAGE, Make
from replay.sources import govuk

from ingest.acquire.http.client import Client
from ingest.acquire.pages.connector import PagesConnector
from ingest.settings import Settings


@pytest.fixture
def make(polling: Settings, clock: MovedClock) -> Make:
    """A connector of a source that has nothing but pages."""

    def made(**asking: Any) -> PagesConnector:
        block = {"addresses": [PAGE]} | asking
        source = govuk(acquire="pages", govuk=None, pages=block, hosts=["toys.example.org"], landing_page=PAGE)
        return PagesConnector(Client(polling, source, clock), source)

    return made
