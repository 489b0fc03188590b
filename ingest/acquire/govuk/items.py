"""One page of GOV.UK in full: how it stands, its documents, and all of it that would matter if it changed."""

from __future__ import annotations

import re
from typing import Any

from ingest.acquire.govuk.attachments import Documents, documents_of
from ingest.acquire.govuk.content import WWW, Away, Content
from ingest.acquire.govuk.shapes import Announcement, Edition, Told
from ingest.acquire.item import Item, Listed, Standing
from ingest.acquire.shape import moved
from ingest.acquire.web_page import plain
from ingest.london import day_in_london

_CORRECTED = re.compile(
    r"\b(correct(ed|ion|ions|ing|s)?|errors?|errat(um|a)|amend(ed|ment|ments|s)?|revis(ed|ion|ions))\b", re.I
)


class Items:
    """Makes items of pages."""

    def __init__(self, content: Content, wanted: str | None) -> None:
        self.content, self.wanted = content, wanted

    def of(self, listed: Listed) -> Item:
        """A page in full. A page that is not there is an item too, which says so.

        Raises:
            NeedsAPerson: the page has another shape than it had, or is none with files.
        """
        page = self.content.of(listed.item_id)
        if isinstance(page, Away):
            return self._away(listed, page)
        if isinstance(page, Edition):
            return _published(page, documents_of(page, self.content, self.wanted))
        if isinstance(page, Announcement):
            return _to_come(page)
        raise moved(f"`schema_name` is `{page.schema_name}`, where a publication was", WWW + listed.item_id)

    def _away(self, listed: Listed, page: Away) -> Item:
        """A page that is not there. Where it leads to is followed only if that is a publication too."""
        standing: Standing = "gone" if page.moved_to is None else "moved"
        is_here = page.moved_to is not None and page.moved_to.startswith("/")
        return Item(
            item_id=listed.item_id,
            title=listed.title or listed.item_id,
            landing_page=WWW + listed.item_id,
            published_on=None,
            metadata={"standing": standing, "why": page.why, "moved_to": page.moved_to},
            standing=standing,
            why=page.why,
            updated_at=page.updated_at,
            moved_to=page.moved_to if is_here and self.content.has_documents(page.moved_to or "") else None,
        )


def _to_come(page: Announcement) -> Item:
    words = page.details.display_date
    return Item(
        item_id=page.base_path,
        title=page.title,
        landing_page=WWW + page.base_path,
        published_on=None,
        metadata={"title": page.title, "display_date": words, "state": page.details.state},
        standing="not_ready",
        why=f"It is announced for {words}.",
        updated_at=page.updated_at,
    )


def _published(page: Edition, documents: Documents) -> Item:
    standing, why = _standing(page, documents)
    published_at = page.public_updated_at or page.first_published_at
    return Item(
        item_id=page.base_path,
        title=page.title,
        landing_page=WWW + page.base_path,
        published_on=day_in_london(published_at) if published_at else None,
        metadata=_metadata(page, documents),
        files=documents.files,
        standing=standing,
        why=why,
        updated_at=page.updated_at,
        kind_of_edition="corrected" if _is_corrected(page) else "first",
    )


def _standing(page: Edition, documents: Documents) -> tuple[Standing, str]:
    if reason := _withdrawal(page):
        return "withdrawn", reason
    missing = f"Not there yet: {', '.join(documents.missing)}." if documents.missing else ""
    if documents.files:
        return "published", missing
    if documents.offered:
        return "not_ready", missing or f"None of its {documents.offered} documents is one that `files` asks for."
    return "not_ready", "It has no documents."


def _withdrawal(page: Told) -> str:
    """Why a page was withdrawn; nothing where it was not, which GOV.UK says by an empty notice."""
    if page.withdrawn_notice is None or not page.withdrawn_notice.is_said:
        return ""
    return plain(page.withdrawn_notice.explanation or "") or "GOV.UK gives no reason."


def _is_corrected(page: Edition) -> bool:
    """Whether a note after the first says so; the first is that of its publication."""
    notes = sorted(page.details.change_history or [], key=lambda change: change.public_timestamp)
    return any(_CORRECTED.search(change.note) for change in notes[1:])


def _metadata(page: Edition, documents: Documents) -> dict[str, Any]:
    """What a reader of the page sees. Times of indexing, ids of requests and the government of the day are left out."""
    said = page.model_dump(
        mode="json",
        include={"content_id", "document_type", "title", "description", "first_published_at", "public_updated_at"},
    )
    details = page.details.model_dump(mode="json", exclude_none=True)
    links = [{"address": link.address, "words": link.words} for link in documents.links]
    return {
        **said,
        "withdrawn": _withdrawal(page) or None,
        "details": details,
        "pages": documents.pages,
        "links": links,
        "missing": list(documents.missing),
    }
