"""What a poll of a source would do, in words, without a single question asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from ingest.acquire.rehearsal import asked_for
from ingest.model.source import Source
from ingest.settings import Settings

_THEN = {
    "govuk": "the page of each of these that is new or has changed, and its documents",
    "parliament": "each question of these with one of its terms, in full, and the files attached to its answer",
    "alaveteli": "each request of these with its title, in full, and the files of its answer",
    "pages": "each link of these that fits its pattern, or the pages themselves",
}
_ROBOTS = "the file of each host is read once a day, and obeyed"


def explain(source: Source, settings: Settings, day: date) -> dict[str, Any]:
    """How a source is asked, where, how often and for what; and what stands in the way of it."""
    addresses = asked_for(source, day)
    return {
        "source": source.source,
        "title": source.title,
        "acquire": source.acquire,
        "is_fetched": source.may_be_fetched and bool(settings.contact),
        "nothing_is_fetched_because": _obstacles(source, settings),
        "approval": _approval(source),
        "robots": _robots(source),
        "hosts": source.hosts,
        "pace_seconds": source.pace,
        "schedule": source.schedule,
        "asks": addresses,
        "then": _THEN.get(source.acquire, ""),
        "expected": [f"{window.opens} to {window.closes}" for window in source.expected],
        "expected_every": source.expected_every,
    }


def _obstacles(source: Source, settings: Settings) -> list[str]:
    """Every reason why no program asks; empty where one does."""
    reasons = []
    if source.acquire == "manual":
        reasons.append(f"a person downloads, and drops files into inbox/{source.source}/")
    if source.approval.state == "manual_only":
        reasons.append(source.approval.why or "nobody has approved that a program asks (`approval` in its source.yml)")
    if source.robots.verdict == "disallowed":
        reasons.append(f"its robots.txt disallowed it on {source.robots.checked_on}")
    if source.may_be_fetched and not settings.contact:
        reasons.append("CANDOUR_CONTACT is not set: no publisher is asked by somebody it can't write to")
    return reasons


def _approval(source: Source) -> str:
    given = source.approval
    by = f", {given.reference} of {given.given_on}" if given.state == "approved" else ""
    return given.state + by + (f": {given.why}" if given.why else "")


def _robots(source: Source) -> str:
    verdict = source.robots.verdict.replace("_", " ")
    on = f" on {source.robots.checked_on}" if source.robots.checked_on else " by a person"
    return f"{verdict}{on}" + (f"; {_ROBOTS}" if source.acquire != "manual" else "")
