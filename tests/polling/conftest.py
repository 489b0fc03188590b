"""Whatever a publisher does, nobody asks one of its hosts sooner than the pace allows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from replay.server import Replay

PACE = 2.0


@pytest.fixture(autouse=True)
def _keeps_the_pace(replay: Replay) -> Iterator[None]:
    yield
    shortest = {host: min(replay.gaps(host), default=PACE) for host in {asked.host for asked in replay.everything}}
    assert shortest
    assert {host: gap for host, gap in shortest.items() if gap < PACE} == {}
