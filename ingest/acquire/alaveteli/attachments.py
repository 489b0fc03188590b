"""The files of a request, from its page: the interface itself does not list them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin, urlsplit

from lxml import html as markup

from ingest.acquire.shape import moved
from ingest.documents.html import parsed

_FILE = re.compile(r"^/request/[^/]+/response/(?P<message>\d+)/attach/(?P<part>\d+)/[^/]+$")
_NUMBER = re.compile(r"^attachment-(\d+)$")


@dataclass(frozen=True)
class Attachment:
    """A file as the page shows it. One that was erased or hidden has no address, and perhaps no name."""

    number: int
    name: str
    state: Literal["shown", "erased", "hidden"]
    address: str | None = None
    message: int | None = None


def attachments_of(page: bytes, url: str) -> tuple[Attachment, ...]:
    """Every file that the page of a request shows, in order.

    Raises:
        NeedsAPerson: there are links to files, and none of them stands where files used to stand.
    """
    root = parsed(url, page.decode("utf-8", errors="replace"))
    found = tuple(_attachments(root, url))
    linked = [link for link in root.iter("a") if _FILE.match(urlsplit(urljoin(url, link.get("href", ""))).path)]
    if linked and not any(one.address for one in found):
        raise moved("there are links to files, but no `li.attachment` around them", url)
    return found


def _attachments(root: markup.HtmlElement, url: str) -> Iterator[Attachment]:
    for item in root.iter("li"):
        number = _NUMBER.match(item.get("id", ""))
        if number is None or "attachment" not in item.get("class", "").split():
            continue
        name = " ".join(" ".join(one.text_content() for one in _of_class(item, "attachment__name")).split())
        links = (urljoin(url, link.get("href", "")) for link in item.iter("a"))
        address = next((link for link in links if _FILE.match(urlsplit(link).path)), None)
        if address is not None:
            message = _FILE.match(urlsplit(address).path)
            yield Attachment(int(number[1]), name, "shown", address, int(message["message"]) if message else None)
            continue
        is_hidden = next(_of_class(item, "hidden_attachment"), None) is not None
        yield Attachment(int(number[1]), name, "hidden" if is_hidden else "erased")


def _of_class(item: markup.HtmlElement, name: str) -> Iterator[markup.HtmlElement]:
    return (one for one in item.iter() if name in one.get("class", "").split())
