"""Requests on a site that runs Alaveteli, as every source is asked: what was answered, and one request in full.

Such a site asks for an approval first, so no source of this kind may be asked without one. Its robots.txt may refuse
the feeds all the same; then the client stops, and a person has to talk to the site. Nobody who asked is named in
anything that is handed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from ingest.acquire.alaveteli.asking import Site
from ingest.acquire.alaveteli.attachments import Attachment
from ingest.acquire.alaveteli.feed import Entry
from ingest.acquire.alaveteli.names import Names, bears
from ingest.acquire.alaveteli.shapes import Request
from ingest.acquire.alaveteli.standing import standing_of
from ingest.acquire.http.client import Client
from ingest.acquire.item import SWEPT, Announced, File, Item, Listed, Window
from ingest.london import day_in_london
from ingest.model import vocabulary
from ingest.model.asking import Alaveteli
from ingest.model.errors import WrongUse
from ingest.model.source import Source
from ingest.privacy import strip_personal_data

_KEPT_EVENTS = frozenset(
    ("response", "status_update", "edit", "hide", "erase_attachment", "edit_attachment", "destroy_incoming")
)
_UNSAFE = re.compile(r"[^\w.() -]+")


class AlaveteliConnector:
    """The requests that one source looks for."""

    def __init__(self, client: Client, source: Source) -> None:
        self.looked_for = _block(source)
        self.site = Site(client, source.hosts[0])
        self.title = re.compile(self.looked_for.title or "")

    def catalogue(self, window: Window) -> Iterable[Listed]:
        """Requests that were answered in the window; in a sweep also the known ones, with a signal of the day."""
        seen = set[str]()
        for body in self.looked_for.bodies:
            for entry in self._answered(body, window):
                listed = self._listed(entry)
                if listed is not None and listed.item_id not in seen:
                    seen.add(listed.item_id)
                    yield listed
        for item_id in window.known if window.sweep else ():
            if item_id not in seen:
                seen.add(item_id)
                yield Listed(item_id, f"{SWEPT}{window.until.isoformat()}", _neutral(item_id))

    def item(self, listed: Listed) -> Item:
        """A request in full, with its files."""
        found = self.site.request(str(listed.facts.get("url_title") or listed.item_id))
        if found is None:
            page, why = f"{self.site.address}/request/{listed.item_id}", "the site no longer has the request"
            return Item(listed.item_id, listed.title, page, None, {}, standing="gone", why=why)
        request, names = found
        return self._item(request, names, self.site.attachments(request.url_title))

    def announced(self, window: Window) -> Iterable[Announced]:
        """Nobody announces an answer."""
        return ()

    def _answered(self, body: str, window: Window) -> Iterator[Entry]:
        """Events of the window, the newest of each request; the feed is left where it gets older than that."""
        for entry in self.site.responses(body):
            day = day_in_london(entry.at)
            if day < window.since:
                return
            if day <= window.until and self.title.search(entry.title):
                yield entry

    def _listed(self, entry: Entry) -> Listed | None:
        """A row for an event; where the feed does not give the number of the request, the request does."""
        number, names = entry.request_id, entry.names
        if number is None:
            found = self.site.request(entry.url_title)
            if found is None:
                return None
            number, names = found[0].id, found[1]
        item_id, is_named = str(number), bears(f"{entry.title} {entry.url_title}", names)
        facts = {"answered_on": day_in_london(entry.at).isoformat()} | (
            {} if is_named else {"url_title": entry.url_title}
        )
        return Listed(item_id, entry.sign, _title(entry.title, item_id, is_named=is_named), facts)

    def _item(self, request: Request, names: Names, attachments: Sequence[Attachment]) -> Item:
        item_id, is_named = str(request.id), bears(f"{request.title} {request.url_title}", names)
        standing, why = standing_of(request, attachments)
        shown = [one for one in attachments if one.address is not None]
        free = [one for one in shown if not bears(f"{one.name} {one.address}", names)]
        if len(free) < len(shown):
            why = "; ".join(filter(None, (why, f"{len(shown) - len(free)} of its files have to be fetched by hand")))
        return Item(
            item_id=item_id,
            title=_title(request.title, item_id, is_named=is_named),
            landing_page=f"{self.site.address}/request/{item_id if is_named else request.url_title}",
            published_on=_answered_on(request),
            metadata=_metadata(request, attachments, names),
            files=tuple(_files(free)) if standing == "published" else (),
            standing=standing,
            why=why,
            body=vocabulary.code_of("bodies", request.public_body.name),
            updated_at=request.updated_at,
            asked_on=day_in_london(request.created_at),
        )


def _block(source: Source) -> Alaveteli:
    if source.alaveteli is None or not source.hosts:
        raise WrongUse(
            f"{source.source} does not say which requests it looks for.",
            where=f"sources/{source.source}/source.yml",
            remedy="Give it `hosts`, the site first, and a block `alaveteli:` with the `bodies` that were asked.",
        )
    return source.alaveteli


def _files(attachments: Sequence[Attachment]) -> Iterator[File]:
    """Files under names of their own: two answers may have a `response.xlsx` each."""
    taken = set[str]()
    for one in attachments:
        path = PurePosixPath(_UNSAFE.sub("_", one.name) or "attachment")
        name = f"{path.stem[:80]}_{one.number}{path.suffix}" if path.name in taken else path.name
        taken.add(path.name)
        yield File(name, address=one.address)


def _metadata(request: Request, attachments: Sequence[Attachment], names: Names) -> dict[str, Any]:
    """What would matter if it changed: the state, what happened to it, and its files; no comments, no reminders."""
    events = [
        event.model_dump(mode="json") for event in request.info_request_events if event.event_type in _KEPT_EVENTS
    ]
    files = [
        {"number": one.number, "state": one.state, "name": "" if bears(one.name, names) else one.name}
        for one in attachments
    ]
    return {
        "id": request.id,
        "state": request.described_state,
        "prominence": request.prominence,
        "law": request.law_used,
        "asked": request.public_body.url_name,
        "events": events,
        "files": files,
    }


def _answered_on(request: Request) -> date | None:
    days = [day_in_london(event.created_at) for event in request.info_request_events if event.event_type == "response"]
    return max(days, default=None)


def _title(title: str, item_id: str, *, is_named: bool) -> str:
    return _neutral(item_id) if is_named else " ".join(strip_personal_data(title).text.split())


def _neutral(item_id: str) -> str:
    return f"Request {item_id}"
