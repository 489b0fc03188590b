"""The page of a thing under the Content API, whatever has become of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from ingest.acquire.govuk.shapes import EDITIONS, SHAPES, Gone, Page, Redirect
from ingest.acquire.http.client import Client
from ingest.acquire.http.fetched import Fetched, shown
from ingest.acquire.shape import moved, shaped
from ingest.acquire.web_page import plain

WWW = "https://www.gov.uk"
_HOST = "www.gov.uk"


@dataclass(frozen=True)
class Away:
    """A page that is not at its address: gone, or moved to another path or site.

    `is_explained`: its publisher took it away on purpose.
    """

    path: str
    why: str
    moved_to: str | None = None
    updated_at: datetime | None = None
    is_gone: bool = False
    is_explained: bool = False


class Content:
    """Asks for pages. An answer of a minute ago is taken again, so nothing is asked twice in one poll of one page."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def has_documents(self, path: str) -> bool:
        """Whether a path leads to a page whose documents we could take, here or at the end of a redirect."""
        fetched = self._asked(path)
        schema = None if fetched.is_gone else shaped(Page, fetched.body, shown(fetched.url)).schema_name
        return schema in (*EDITIONS, "redirect")

    def of(self, path: str) -> Page | Away:
        """The page at a path, or what has become of it.

        Raises:
            NeedsAPerson: the answer has another shape, or a schema we know nothing of.
        """
        fetched = self._asked(path)
        where = shown(fetched.url)
        if fetched.is_gone:
            is_said = fetched.status == 410
            return Away(path, f"GOV.UK answered {fetched.status}.", is_gone=True, is_explained=is_said)
        schema = shaped(Page, fetched.body, where).schema_name
        if schema not in SHAPES:
            raise moved(f"`schema_name` is `{schema[:80]}`, of which we know nothing", where)
        page = shaped(SHAPES[schema], fetched.body, where)
        if isinstance(page, Gone):
            return _gone(path, page)
        if isinstance(page, Redirect):
            return _moved(path, page)
        if page.base_path != path:
            return Away(path, f"It stands under {page.base_path} now.", page.base_path)
        return page

    def _asked(self, path: str) -> Fetched:
        return self.client.get(f"{WWW}/api/content{path}", accept="application/json")


def path_of(address: str) -> str:
    """The path of an address of GOV.UK, without its query; an address elsewhere stays as it is."""
    parts = urlsplit(address)
    return parts.path if parts.netloc in ("", _HOST) else address


def _gone(path: str, page: Gone) -> Away:
    why = plain(page.details.explanation or "") or "GOV.UK gives no reason."
    if page.details.alternative_path:  # something else to read, and not this page under another address
        why = f"{why} It points to {page.details.alternative_path} instead."
    return Away(path, why, None, page.updated_at, is_gone=True, is_explained=True)


def _moved(path: str, page: Redirect) -> Away:
    route = next((one for one in page.redirects if one.path == path), page.redirects[0])
    target = path_of(route.destination)
    return Away(path, f"It was moved to {target}.", target, page.updated_at, is_explained=True)
