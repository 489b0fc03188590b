"""GOV.UK as a test wants it: pages under the Content API, searches over what is there, and a connector to ask them."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

from replay.clock import MovedClock
from replay.server import Answer, Asked, Replay, made_up
from replay.sources import WWW, govuk

from ingest.acquire.govuk.connector import GovukConnector
from ingest.acquire.http.client import Client
from ingest.acquire.item import Window
from ingest.settings import Settings

SEARCH = f"{WWW}/api/search.json"
DAYS = Window(date(2026, 1, 15), date(2026, 1, 22))
EDITION = "/government/statistics/toy-2025"
HTML = f"{EDITION}/toy"
TABLE = "<h2>Table 1</h2><table><tr><th>Year</th><th>Toys</th></tr><tr><td>2025</td><td>7</td></tr></table>"
COLLECTION = "/government/collections/toy"


def connector(settings: Settings, clock: MovedClock, page: int = 100, **asking: Any) -> GovukConnector:
    """A connector of the toy source; `asking` is its block `govuk`."""
    source = govuk(govuk=asking or {"collections": [COLLECTION]})
    return GovukConnector(Client(settings, source, clock, run_id="r1"), source, page=page)


def tell(replay: Replay, page: dict[str, Any], path: str | None = None) -> str:
    """Put a page under the Content API; returns its path."""
    at = path or str(page["base_path"])
    replay.tell(f"{WWW}/api/content{at}", Answer(page))
    return at


def edition(path: str = EDITION, **changes: Any) -> dict[str, Any]:
    """A publication; `details` that are given are put over its own, and a key set to None is left out of them."""
    page = deepcopy(made_up("govuk_publication.json"))
    details = {k: v for k, v in (page["details"] | changes.pop("details", {})).items() if v is not None}
    return page | {"base_path": path, "details": details} | changes


def html_page(path: str, body: str, **changes: Any) -> dict[str, Any]:
    """A document of a publication that is a page itself."""
    said = {"first_published_version": True, "public_timestamp": "2026-01-22T09:30:00Z", "political": False}
    page = edition(path, schema_name="html_publication", document_type="html_publication", **changes)
    return page | {"details": said | {"body": body}}


def collection(*linked: dict[str, Any], path: str = COLLECTION, **changes: Any) -> dict[str, Any]:
    """A collection that links to pages."""
    page = edition(path, schema_name="document_collection", document_type="document_collection", **changes)
    organisations = [{"base_path": "/government/organisations/home-office", "title": "Home Office"}]
    return page | {
        "details": {"collection_groups": [], "political": False},
        "links": {"documents": list(linked), "organisations": organisations},
    }


def linked(path: str, at: str | None = "2026-01-22T09:30:00Z", **changes: Any) -> dict[str, Any]:
    """A page as a collection links to it."""
    said = {"content_id": "00000000-0000-4000-8000-000000000001", "document_type": "official_statistics"}
    named = {"title": f"Toy statistics {path[-4:]}", "public_updated_at": at, "schema_name": "publication"}
    return {"base_path": path} | said | named | changes


def announcement(path: str, **details: Any) -> dict[str, Any]:
    """The page on which statistics are announced."""
    said = {"display_date": "21 January 2027 9:30am", "state": "confirmed", "format_sub_type": "official"}
    page = edition(path, schema_name="statistics_announcement", document_type="official_statistics_announcement")
    return page | {"title": "Toy statistics: year ending 31 March 2026", "details": said | details}


def redirect(path: str, destination: str) -> dict[str, Any]:
    """A page that leads to another, answered with 200."""
    page = deepcopy(made_up("govuk_redirect.json"))
    return page | {"base_path": path, "redirects": [{"path": path, "type": "exact", "destination": destination}]}


def gone(path: str, **details: Any) -> dict[str, Any]:
    """A page that was taken away, answered with 200."""
    page = deepcopy(made_up("govuk_gone.json"))
    return page | {"base_path": path, "details": page["details"] | details}


def row(link: str, at: str = "2026-01-22T09:30:00Z", **changes: Any) -> dict[str, Any]:
    """A row of a search."""
    return deepcopy(made_up("govuk_search.json"))["results"][0] | {
        "link": link,
        "_id": link,
        "title": f"Toy statistics {link[-4:]}",
        "public_timestamp": at,
        **changes,
    }


def found(asked: Asked, rows: list[dict[str, Any]]) -> Answer:
    """The page of a search that was asked for, out of all its rows."""
    start, count = int(asked.query["start"][0]), int(asked.query["count"][0])
    page = {"results": rows[start : start + count], "total": len(rows), "start": start}
    return Answer(deepcopy(made_up("govuk_search_empty.json")) | page)
