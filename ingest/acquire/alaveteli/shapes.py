"""What such a site answers with. Who made a request is no part of any shape, so it cannot be handed on."""

from __future__ import annotations

from pydantic import AwareDatetime

from ingest.acquire.shape import Shape


class Authority(Shape):
    """The body that was asked."""

    id: int
    url_name: str
    name: str
    short_name: str
    disclosure_log: str


class _Stated(Shape):
    """What a feed and a request in full say alike of a request."""

    id: int
    url_title: str
    title: str
    created_at: AwareDatetime
    updated_at: AwareDatetime
    described_state: str
    awaiting_description: bool
    prominence: str
    law_used: str


class Event(Shape):
    """Something that happened to a request; one without a message has none of its ids."""

    id: int
    event_type: str
    created_at: AwareDatetime
    described_state: str | None
    calculated_state: str | None
    incoming_message_id: int | None


class Request(_Stated):
    """A request with all that happened to it. The words of its messages are not among them."""

    public_body: Authority
    info_request_events: list[Event]


class FeedEvent(Event):
    """An event in a feed, with the request it happened to."""

    info_request: _Stated
