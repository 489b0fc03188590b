"""The questions service, and a connector that asks it."""

from __future__ import annotations

import pytest
from replay import questions as service
from replay.clock import MovedClock
from replay.questions import Questions
from replay.server import Replay

from ingest.acquire.parliament.connector import ParliamentConnector
from ingest.settings import Settings


@pytest.fixture
def questions(replay: Replay) -> Questions:
    """A service without a question yet."""
    return Questions(replay)


@pytest.fixture
def connector(polling: Settings, clock: MovedClock) -> ParliamentConnector:
    """A connector of the toy source."""
    return service.connector(polling, clock)
