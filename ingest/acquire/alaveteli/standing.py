"""How a request stands, by the state that whoever asked has given it and by what has become of its files."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.acquire.alaveteli.attachments import Attachment
from ingest.acquire.alaveteli.shapes import Request
from ingest.acquire.item import Standing

_ANSWERED = frozenset(("successful", "partially_successful", "not_held", "rejected", "internal_review"))
_TAKEN_BACK = frozenset(("user_withdrawn", "vexatious", "not_foi"))
_HIDDEN = frozenset(("hidden", "requester_only"))
_TAKEN_OFF = frozenset(("hide", "erase_attachment", "destroy_incoming", "destroy_attachment"))


def standing_of(request: Request, attachments: Sequence[Attachment]) -> tuple[Standing, str]:
    """The standing of a request, and why. States are set by people and may change long after the answer came."""
    if request.prominence in _HIDDEN:
        return "withdrawn", "the site no longer shows the request"
    if request.described_state in _TAKEN_BACK:
        return "withdrawn", f"the request stands as `{request.described_state}`"
    is_shown = any(one.state == "shown" for one in attachments)
    if not is_shown and (taken := taken_off(request, attachments)):
        return "withdrawn", taken
    if request.described_state in _ANSWERED or (request.awaiting_description and is_shown):
        return "published", taken_off(request, attachments)
    return "not_ready", f"the request stands as `{request.described_state}`"


def taken_off(request: Request, attachments: Sequence[Attachment]) -> str:
    """What the site has taken off a request; empty where it has taken off nothing."""
    gone = sum(one.state != "shown" for one in attachments)
    if gone:
        return (
            "1 file was erased or hidden by the site"
            if gone == 1
            else f"{gone} files were erased or hidden by the site"
        )
    events = [event.event_type for event in request.info_request_events if event.event_type in _TAKEN_OFF]
    return f"the site has taken something off it: `{events[-1]}`" if events else ""
