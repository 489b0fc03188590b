"""The documents of a publication: its files, its own pages, and the links of one older than attachments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from ingest.acquire.govuk.content import WWW, Away, Content, path_of
from ingest.acquire.govuk.shapes import Edition, FileAttachment, HtmlAttachment, HtmlPublication
from ingest.acquire.http.fetched import shown
from ingest.acquire.item import File
from ingest.acquire.shape import moved
from ingest.acquire.web_page import Link, as_document, fit_name, links_of, name_of, plain, tree_of

_ASSETS = "assets.publishing.service.gov.uk"
_UPLOADS = "/government/uploads/"
_PICTURES = ("image/", "video/", "audio/")
_HTML = "text/html"


@dataclass(frozen=True)
class Documents:
    """What a publication brings: `pages` are the facts of its own pages, `missing` those that are not there."""

    files: tuple[File, ...]
    offered: int
    pages: dict[str, Any] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Offer:
    """A document that may be taken: a file at an address, or a page of GOV.UK under a path."""

    name: str
    title: str
    address: str
    media_type: str | None = None

    @property
    def is_page(self) -> bool:
        return self.address.startswith("/")


def documents_of(edition: Edition, content: Content, wanted: str | None) -> Documents:
    """Every document of an edition of which name, title or address is wanted.

    An edition of before 2019 has no list of attachments; what it links to stands in its words. One that has nothing
    but its words is the document itself.
    """
    links: tuple[Link, ...] = ()
    offers = list(_listed(edition))
    if not edition.details.attachments:
        links = tuple(_linked(edition))
        offers = [_of_link(link) for link in links]
    taken = [one for one in offers if _is_wanted(one, wanted)]
    found = {one: _page(one, content) for one in taken if one.is_page}
    files = [file for one in taken if (file := _file(one, found.get(one))) is not None]
    if wanted is None and not edition.details.attachments and not offers:
        files = list(_itself(edition))
    return Documents(
        files=tuple(_apart(files)),
        offered=len(offers),
        pages={one.address: {"title": page.title, "body": page.details.body} for one, page in found.items() if page},
        links=links,
        missing=tuple(one.address for one, page in found.items() if page is None),
    )


def _file(one: _Offer, page: HtmlPublication | None) -> File | None:
    if not one.is_page:
        return File(one.name, one.address, media_type=one.media_type)
    if page is None:
        return None
    document = as_document(page.title, page.details.body)
    return File(one.name, WWW + page.base_path, document, _HTML, page.updated_at)


def _itself(edition: Edition) -> Iterator[File]:
    if plain(edition.details.body):
        name = name_of(edition.base_path, ".html")
        yield File(name, WWW + edition.base_path, as_document(edition.title, edition.details.body), _HTML)


def _listed(edition: Edition) -> Iterator[_Offer]:
    for one in edition.details.attachments or []:
        if isinstance(one, FileAttachment) and not one.content_type.startswith(_PICTURES):
            name = fit_name(one.filename) if one.filename else name_of(one.url)
            yield _Offer(name, one.title or "", _address(one.url), one.content_type)
        elif isinstance(one, HtmlAttachment):
            yield _Offer(name_of(one.url, ".html"), one.title or "", path_of(one.url))


def _linked(edition: Edition) -> Iterator[Link]:
    """The links of the words of an edition that lead to a file, or to a page below its own."""
    words = "\n".join([*(edition.details.documents or []), edition.details.body])
    for link in links_of(tree_of(words, edition.base_path), WWW):
        parts = urlsplit(link.address)
        is_file = parts.netloc == _ASSETS or (f"https://{parts.netloc}" == WWW and parts.path.startswith(_UPLOADS))
        is_below = path_of(link.address).startswith(f"{edition.base_path}/")
        if (is_file and not parts.path.endswith("/preview")) or is_below:
            yield link


def _of_link(link: Link) -> _Offer:
    path = path_of(link.address)
    is_page = path.startswith("/") and not path.startswith(_UPLOADS)
    name = name_of(link.address, ".html" if is_page else "")
    return _Offer(name, link.words, path if is_page else _address(link.address))


def _address(url: str) -> str:
    return f"{WWW}{url}" if url.startswith("/") else re.sub(r"^http://", "https://", url)


def _is_wanted(one: _Offer, wanted: str | None) -> bool:
    said = (one.name, one.title, one.address)
    return wanted is None or any(re.search(wanted, text, re.IGNORECASE) for text in said)


def _page(one: _Offer, content: Content) -> HtmlPublication | None:
    """A page of an edition, also where it was moved by one step; None where it is not there."""
    page = content.of(one.address)
    if isinstance(page, Away) and page.moved_to and page.moved_to.startswith("/"):
        page = content.of(page.moved_to)
    if isinstance(page, Away):
        return None
    if not isinstance(page, HtmlPublication):
        raise moved(f"`schema_name` is `{page.schema_name}`, where a page of a publication was", shown(one.address))
    return page


def _apart(files: list[File]) -> Iterator[File]:
    """Files of one name get numbers, so that each keeps a name of its own."""
    seen = Counter[str]()
    for file in files:
        seen[file.name.lower()] += 1
        if (number := seen[file.name.lower()]) > 1:
            path = PurePosixPath(file.name)
            file = replace(file, name=f"{path.stem}_{number}{path.suffix}")
        yield file
