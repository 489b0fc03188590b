"""When a page was last changed: what it states of itself, and what is no statement at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import html as markup

from ingest.acquire.http.fetched import Fetched
from ingest.acquire.pages.stated import updated_at

SEEN = datetime(2026, 1, 22, 9, 0, tzinfo=UTC)
SERVER = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
ON_SERVER = "Mon, 05 Jan 2026 08:00:00 GMT"
SAID = "2026-01-20T09:30:00Z"
MOMENT = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)


def stated(
    head: str = "", body: str = "", last_modified: str | None = "Mon, 05 Jan 2026 08:00:00 GMT"
) -> datetime | None:
    headers = {"last-modified": last_modified} if last_modified else {}
    fetched = Fetched(200, "https://x", "https://x", headers, b"", "", SEEN)
    return updated_at(markup.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), fetched)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f'<meta property="article:modified_time" content="{SAID}">', ""),
        (f'<meta name="DCTERMS.modified" content="{SAID}">', ""),
        (f'<meta name="govuk:updated-at" content="{SAID}"><meta property="og:updated_time" content="2026-01-02">', ""),
        ("", f'<p>Updated: <time datetime="{SAID}">20 January</time></p>'),
        ("", f'<div><time itemprop="dateModified" datetime="{SAID}">20 January</time></div>'),
        (f'<meta name="last-modified" content="{SAID}">', '<p>Updated <time datetime="2026-01-21">x</time></p>'),
    ],
)
def test_a_page_says_it_in_its_head_before_its_words(head: str, body: str) -> None:
    assert stated(head, body) == MOMENT


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ('<meta property="article:modified_time" content="soon">', ""),
        ('<meta property="article:modified_time" content="2031-01-01">', ""),
        ('<meta property="article:published_time" content="2026-01-20">', ""),
        ("", f'<p>The hearing begins on <time datetime="{SAID}">20 January</time></p>'),
        ("", f'<p>Updated <time datetime="{SAID}">x</time></p><p>Updated <time datetime="2026-01-21">y</time></p>'),
        ("", "<p>Updated <time>yesterday</time></p>"),
    ],
)
def test_what_says_nothing_of_the_page_leaves_it_to_its_server(head: str, body: str) -> None:
    assert stated(head, body) == SERVER


def test_nothing_is_known_where_nobody_says_anything() -> None:
    assert stated(last_modified=None) is None
    assert stated(last_modified="yesterday") is None
    assert stated(last_modified="Mon, 05 Jan 2032 08:00:00 GMT") is None


def test_a_time_without_a_zone_is_of_london() -> None:
    summer = '<meta name="last-modified" content="2025-07-01T09:30:00">'
    assert stated(summer) == datetime(2025, 7, 1, 8, 30, tzinfo=UTC)
