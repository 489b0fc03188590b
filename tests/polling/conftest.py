"""Whatever a publisher does, nobody asks one of its hosts sooner than the pace allows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from replay.server import Replay

PACE = 2.0


@pytest.fixture(autouse=True)
def _keeps_the_pace(replay: Replay) -> Iterator[None]:
    yield
    hosts = {asked.host for asked in replay.everything}
    assert hosts
    assert {
        host: min(replay.gaps(host), default=PACE) for host in hosts if min(replay.gaps(host), default=PACE) < PACE
    } == {}
