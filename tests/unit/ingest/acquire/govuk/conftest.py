"""Pages of GOV.UK that several tests look at."""

from __future__ import annotations

from typing import Any

import pytest
from replay.clock import MovedClock
from replay.govuk_pages import EDITION, HTML, TABLE, connector, html_page, tell
from replay.server import Replay

from ingest.acquire.item import Item, Listed
from ingest.settings import Settings


@pytest.fixture
def look(replay: Replay, polling: Settings, clock: MovedClock) -> Any:
    """Look at an edition, its own page among its documents."""

    def look_at(page: dict[str, Any] | None = None, body: str = TABLE, path: str = EDITION, **asking: Any) -> Item:
        clock.pass_time(days=1)
        tell(replay, html_page(HTML, body, title="Toy statistics: bulletin"))
        if page is not None:
            tell(replay, page, path)
        return connector(polling, clock, pages=[path], **asking).item(Listed(path, "", ""))

    return look_at
