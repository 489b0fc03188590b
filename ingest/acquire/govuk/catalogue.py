"""What is listed: the editions of the collections we know, single pages, and what a search finds beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial

from ingest.acquire.govuk.content import WWW, Away, Content
from ingest.acquire.govuk.search import Search
from ingest.acquire.govuk.shapes import EDITIONS, Collection, HtmlPublication, Linked, Page, Row, Told
from ingest.acquire.http.client import Client
from ingest.acquire.item import Listed, Window
from ingest.model.asking import Govuk
from ingest.model.errors import CandourError, NeedsAPerson

ANNOUNCEMENTS = "/government/statistics/announcements/"


class Catalogue:
    """Lists pages by their path. The sign of a change is the time of the last one that GOV.UK shows to its readers."""

    def __init__(self, client: Client, asking: Govuk, content: Content, search: Search) -> None:
        self.client, self.asking, self.content, self.search = client, asking, content, search

    def listed(self, window: Window) -> Iterator[Listed]:
        """Each page once, under its newest sign. A sweep adds the known ones that nothing lists any more.

        All editions of a collection are listed, whatever the window: one answer names them all. What can be listed is,
        before the first fault is raised.
        """
        found: dict[str, Listed] = {}
        fault: CandourError | None = None
        for part in self._parts(window):
            try:
                for one in part():
                    held = found.get(one.item_id)
                    if held is None or one.signal >= held.signal:
                        found[one.item_id] = one
            except CandourError as broken:
                fault = fault or broken
        known = [path for path in window.known if window.sweep and not path.startswith(ANNOUNCEMENTS)]
        yield from (found | {path: Listed(path, "", "") for path in known if path not in found}).values()
        if fault is not None:
            raise fault

    def collection(self, path: str) -> Collection:
        """A collection.

        Raises:
            NeedsAPerson: it is gone, was moved, or is none.
        """
        page = self.content.of(path)
        if isinstance(page, Collection):
            return page
        what = page.why if isinstance(page, Away) else f"It is a `{page.schema_name}`."
        raise NeedsAPerson(
            f"`{path}` is no collection any more. {what}",
            where=f"{self.client.source.source}/source.yml, govuk.collections",
            why="Of a series whose list is not read, a new edition would not be seen.",
            remedy=f"Open {WWW}{path}, and name the collection that has the editions now.",
        )

    def _parts(self, window: Window) -> Iterator[Callable[[], Iterable[Listed]]]:
        """What has to be asked, one thing after the other."""
        if self.asking.organisations:
            yield partial(self._searched, window)
        yield from (partial(self._of_collection, path) for path in self.asking.collections)
        yield from (partial(self._single, path) for path in self.asking.pages)

    def _searched(self, window: Window) -> Iterator[Listed]:
        until = f",to:{window.until}" if window.until < self.client.clock.now().date() else ""
        types = self.asking.document_types
        rows = self.search.rows(
            {
                "filter_organisations": self.asking.organisations,
                "filter_public_timestamp": f"from:{window.since}{until}",
                "order": "-public_timestamp",
                **({"filter_content_store_document_type": types} if types else {}),
            }
        )
        yield from (_of_row(row) for row in rows if _is_page(row) and self._fits(row.title, None))

    def _of_collection(self, path: str) -> Iterator[Listed]:
        for one in self.collection(path).links.pages:
            if one.schema_name in (*EDITIONS, None) and self._fits(one.title, one.document_type):
                yield _of_link(one, path)

    def _single(self, path: str) -> Iterator[Listed]:
        """A page that is named itself; nothing lists it, so it is asked for its own sign."""
        yield _of_page(path, self.content.of(path))

    def _fits(self, title: str, document_type: str | None) -> bool:
        is_named = self.asking.title is None or re.search(self.asking.title, title, re.IGNORECASE) is not None
        types = self.asking.document_types
        return is_named and (document_type is None or not types or document_type in types)


def moment(time: datetime | None) -> str:
    """A time as the sign of a change: searches and pages write the same one differently."""
    return time.astimezone(UTC).isoformat(timespec="seconds") if time else ""


def _is_page(row: Row) -> bool:
    kind = row.content_store_document_type or row.format or ""
    return row.link.startswith("/") and not row.link.startswith(ANNOUNCEMENTS) and not kind.endswith("announcement")


def _of_row(row: Row) -> Listed:
    facts = {"content_id": row.content_id, "document_type": row.content_store_document_type}
    return Listed(row.link, moment(row.public_timestamp), row.title, _said(facts))


def _of_link(one: Linked, collection: str) -> Listed:
    signal = moment(one.public_updated_at) + (" withdrawn" if one.withdrawn else "")
    facts = {"content_id": one.content_id, "document_type": one.document_type, "collection": collection}
    return Listed(one.base_path, signal, one.title, _said(facts))


def _of_page(path: str, page: Page | Away) -> Listed:
    if isinstance(page, Away):
        return Listed(path, f"not there {moment(page.updated_at)}{page.moved_to or ''}", path)
    if not isinstance(page, Told) or isinstance(page, HtmlPublication | Collection):
        raise NeedsAPerson(
            f"`{path}` is a `{page.schema_name}`, which has no files of its own.",
            where=f"{WWW}{path}",
            remedy="In source.yml, name a collection under `collections`, and under `pages` the publication itself.",
        )
    is_withdrawn = page.withdrawn_notice is not None and page.withdrawn_notice.is_said
    signal = moment(page.public_updated_at) + (" withdrawn" if is_withdrawn else "")
    return Listed(path, signal, page.title, {"content_id": page.content_id, "document_type": page.document_type})


def _said(facts: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if value}
