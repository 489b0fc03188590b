"""A connector that asks a site of requests made in public."""

from __future__ import annotations

import pytest
from replay import requests_made
from replay.clock import MovedClock

from ingest.acquire.alaveteli.connector import AlaveteliConnector
from ingest.settings import Settings


@pytest.fixture
def connector(polling: Settings, clock: MovedClock) -> AlaveteliConnector:
    """A connector of the toy source."""
    return requests_made.connector(polling, clock)
