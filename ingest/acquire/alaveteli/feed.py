"""Feeds of what happened to requests: as JSON, or as Atom, which these sites write without dates that Atom demands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote, urlsplit

from lxml import etree

from ingest.acquire.alaveteli.names import Names, names_of
from ingest.acquire.alaveteli.shapes import FeedEvent
from ingest.acquire.shape import moved, shaped

_ATOM = "{http://www.w3.org/2005/Atom}"
_EVENT = re.compile(r"InfoRequestEvent/(\d+)$")
_REQUEST = re.compile(r"^/request/([^/]+)$")


@dataclass(frozen=True)
class Entry:
    """One event of a feed. Atom does not give the number of its request."""

    event_id: int
    at: datetime
    url_title: str
    title: str
    sign: str
    request_id: int | None = None
    names: Names = field(default=frozenset(), repr=False)


def from_json(body: bytes, where: str) -> list[Entry]:
    """The events of a feed as JSON."""
    events = shaped(list[FeedEvent], body, where)
    return [_entry(event, names_of(raw)) for event, raw in zip(events, json.loads(body), strict=True)]


def _entry(event: FeedEvent, names: Names) -> Entry:
    request = event.info_request
    sign = f"{event.id} {request.described_state} {request.updated_at.isoformat()}"
    return Entry(event.id, event.created_at, request.url_title, request.title, sign, request.id, names)


def from_atom(body: bytes, where: str) -> list[Entry]:
    """The events of a feed as Atom; what is wrong with it as Atom does not matter, what we need of it does.

    Raises:
        NeedsAPerson: it is no feed, or an entry does not say which event of which request it is.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(body, parser) if body.strip() else None
    if root is None or root.tag != f"{_ATOM}feed":
        raise moved("it is no Atom feed", where)
    return list(_entries(root, where))


def _entries(root: etree._Element, where: str) -> Iterator[Entry]:
    for number, entry in enumerate(root.iter(f"{_ATOM}entry")):
        event = _EVENT.search(_text(entry, "id"))
        links = (urlsplit(link.get("href", "")).path for link in entry.iter(f"{_ATOM}link"))
        request = next((found for path in links if (found := _REQUEST.match(path))), None)
        if event is None or request is None:
            raise moved(f"`entry.{number}` does not say which event of which request it is", where)
        at = _moment(_text(entry, "published"), number, where)
        title, sign = _text(entry, "title"), f"{event[1]} {at.isoformat()}"
        yield Entry(int(event[1]), at, unquote(request[1]), title, sign)


def _text(entry: etree._Element, name: str) -> str:
    found = entry.find(f"{_ATOM}{name}")
    return " ".join((found.text or "").split()) if found is not None else ""


def _moment(text: str, number: int, where: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError as fault:
        raise moved(f"`entry.{number}.published` is no time", where) from fault
    if at.tzinfo is None:
        raise moved(f"`entry.{number}.published` has no time zone", where)
    return at
