"""Plays a site that runs Alaveteli: a made-up requester's requests, their feeds, and the pages people see."""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import quote

from replay.clock import MovedClock
from replay.server import Answer, Replay
from replay.sources import SITE, alaveteli

from ingest.acquire.alaveteli.connector import AlaveteliConnector
from ingest.acquire.http.client import Client
from ingest.settings import Settings

FEED = f"{SITE}/feed/body/example_constabulary"
REQUESTER = "Zebedee Quillfeather"
_USER = {"id": 7, "url_name": "zebedee_quillfeather", "name": REQUESTER, "ban_text": "", "about_me": ""}


def connector(settings: Settings, clock: MovedClock) -> AlaveteliConnector:
    """A connector of the toy source."""
    source = alaveteli()
    return AlaveteliConnector(Client(settings, source, clock, run_id="r1"), source)


def authority(**changes: Any) -> dict[str, Any]:
    """A made-up force."""
    return {
        "id": 900001,
        "url_name": "example_constabulary",
        "name": "Example Constabulary",
        "short_name": "",
        "created_at": "2008-02-01T10:00:00.000+00:00",
        "updated_at": "2026-05-01T09:00:00.000+01:00",
        "home_page": "https://www.example.org/",
        "notes": "",
        "publication_scheme": "",
        "disclosure_log": "https://www.example.org/log",
        "tags": [["police", None]],
        "info": {"requests_count": 2},
    } | changes


def _event(number: int, kind: str, at: str, message: int | None = None, state: str | None = None) -> dict[str, Any]:
    return {
        "id": number,
        "event_type": kind,
        "created_at": at,
        "described_state": state,
        "calculated_state": state,
        "last_described_at": None,
        "incoming_message_id": message,
        "outgoing_message_id": None,
        "comment_id": None,
    }


def asked(number: int, *more: tuple[str, str], **changes: Any) -> dict[str, Any]:
    """A request of 2 December that was answered on 15 January; `more` are kinds and times of later events."""
    events = [
        _event(number * 10, "sent", "2025-12-02T08:15:11.456+00:00"),
        _event(number * 10 + 1, "response", "2026-01-15T16:20:00.000+00:00", number * 100, "successful"),
    ]
    events += [_event(number * 10 + 2 + n, kind, at) for n, (kind, at) in enumerate(more)]
    return (
        _stated(number)
        | {
            "user": dict(_USER),
            "public_body": authority(),
            "info_request_events": events,
        }
        | changes
    )


def _stated(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "url_title": f"toys_dismissed_{number}",
        "title": "Toys dismissed",
        "created_at": "2025-12-02T08:15:11.123+00:00",
        "updated_at": "2026-01-15T16:25:00.000+00:00",
        "described_state": "successful",
        "display_status": "Successful",
        "awaiting_description": False,
        "prominence": "normal",
        "law_used": "foi",
        "tags": [],
    }


def in_feed(request: dict[str, Any], number: int | None = None, at: str | None = None) -> dict[str, Any]:
    """The event of its answer, as a feed shows it."""
    event = next(one for one in request["info_request_events"] if one["event_type"] == "response")
    shallow = {key: request[key] for key in _stated(0)}
    snippet = f"...Dear {REQUESTER}, please find attached..."
    return event | {
        "id": number or event["id"],
        "created_at": at or event["created_at"],
        "display_status": "Successful",
        "snippet": snippet,
        "info_request": shallow,
        "public_body": request["public_body"],
        "user": request.get("user"),
    }


def as_atom(*events: dict[str, Any]) -> str:
    """A feed as Atom, without the dates of change that Atom demands."""
    entries = "".join(
        f"<entry><id>tag:www.whatdotheyknow.com,2005:InfoRequestEvent/{e['id']}</id>"
        f"<published>{e['created_at']}</published>"
        f'<link type="text/html" rel="alternate" href="https://www.whatdotheyknow.com/request/'
        f'{e["info_request"]["url_title"]}#incoming-{e["incoming_message_id"]}"/>'
        f'<title type="html">{escape(e["info_request"]["title"])}</title>'
        f'<content type="html">by {REQUESTER}</content></entry>'
        for e in events
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{entries}</feed>'


def page(request: dict[str, Any], *names: str, erased: tuple[str, ...] = (), hidden: int = 0) -> str:
    """The page of a request with its files, some of them taken off."""
    message = request["id"] * 100
    top = f"/request/{request['url_title']}/response/{message}/attach"
    files = [
        f'<li class="attachment" id="attachment-{message + n}"><p class="attachment__name">{escape(name)}</p>'
        f'<p class="attachment__meta">18K <a href="{top}/html/{n}/{quote(name)}.html">View</a>'
        f'<a href="{top}/{n}/{quote(name)}?cookie_passthrough=1">Download</a></p></li>'
        for n, name in enumerate(names, 2)
    ]
    files += [
        f'<li class="attachment" id="attachment-{message + 50 + n}"><p class="attachment__name">{name}</p>'
        "<p><em>This file has been erased.</em></p></li>"
        for n, name in enumerate(erased)
    ]
    files += [
        f'<li class="attachment" id="attachment-{message + 70 + n}"><span class="hidden_attachment">hidden</span></li>'
        for n in range(hidden)
    ]
    return (
        f"<!DOCTYPE html><html><body><h1>{request['title']}</h1><p>{REQUESTER} made this request</p>"
        f'<div class="incoming correspondence" id="incoming-{message}"><p>Dear {REQUESTER},</p>'
        f'<ul class="list-of-attachments">{"".join(files)}</ul></div></body></html>'
    )


def put(replay: Replay, request: dict[str, Any], html: str) -> None:
    """Publish a request and its page under its name, with its number leading there."""
    place = f"{SITE}/request/{request['url_title']}"
    replay.tell(f"{place}.json", Answer(request))
    replay.tell(place, Answer(html, kind="text/html; charset=utf-8"))
    replay.tell(f"{SITE}/request/{request['id']}.json", Answer(status=302, headers={"Location": f"{place}.json"}))
