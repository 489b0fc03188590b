"""Plays the questions service of Parliament: lists that cut their rows short, filters, pages, and details in full."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from replay.clock import MovedClock
from replay.server import Answer, Asked, Replay
from replay.sources import parliament

from ingest.acquire.http.client import Client
from ingest.acquire.item import Listed
from ingest.acquire.parliament.connector import ParliamentConnector
from ingest.settings import Settings

API = "https://questions-statements-api.parliament.uk/api/writtenquestions/questions"
_KNOWN = {
    "answeredWhenFrom",
    "answeredWhenTo",
    "correctedWhenFrom",
    "correctedWhenTo",
    "answeringBodies",
    "includeWithdrawn",
    "expandMember",
    "searchTerm",
    "skip",
    "take",
}


def connector(settings: Settings, clock: MovedClock, **asking: Any) -> ParliamentConnector:
    """A connector of the toy source; `asking` is its block `parliament`."""
    source = parliament(**({"parliament": asking} if asking else {}))
    return ParliamentConnector(Client(settings, source, clock, run_id="r1"), source)


def question(number: int, **changes: Any) -> dict[str, Any]:
    """A made-up question that the Ministry of Justice has answered."""
    return {
        "id": number,
        "askingMemberId": 1,
        "askingMember": {"id": 1, "name": "Dr Example Member", "listAs": "Member, Example"},
        "house": "Commons",
        "memberHasInterest": False,
        "dateTabled": "2026-01-12T00:00:00",
        "dateForAnswer": "2026-01-20T00:00:00",
        "uin": str(number)[-6:],
        "questionText": "To ask the Secretary of State for Justice, how many prison officers were dismissed.",
        "answeringBodyId": 54,
        "answeringBodyName": "Ministry of Justice",
        "isWithdrawn": False,
        "isNamedDay": False,
        "groupedQuestions": [],
        "answerIsHolding": False,
        "answerIsCorrection": False,
        "answeringMemberId": 2,
        "answeringMember": None,
        "correctingMemberId": None,
        "correctingMember": None,
        "dateAnswered": "2026-01-20T00:00:00",
        "answerText": "<p>The figures are not held.</p>",
        "originalAnswerText": "",
        "comparableAnswerText": "",
        "dateAnswerCorrected": None,
        "dateHoldingAnswer": None,
        "attachmentCount": len(changes.get("attachments", ())),
        "heading": "Prison Officers: Dismissal",
        "attachments": [],
        "groupedQuestionsDates": [],
    } | changes


def ids(listed: Iterable[Listed]) -> list[str]:
    return [one.item_id for one in listed]


def row_of(full: dict[str, Any]) -> dict[str, Any]:
    """A question as a list shows it: cut, its answer without tags, its attachments left out."""
    said = html.unescape(re.sub(r"<[^>]+>", "", full["answerText"] or ""))
    cut = said[:255] + "..." if len(said) > 255 else said
    return full | {"questionText": full["questionText"][:255], "answerText": cut, "attachments": []}


@dataclass
class Questions:
    """A service with some questions; `ignored` are filters it has forgotten."""

    replay: Replay
    all: dict[int, dict[str, Any]] = field(default_factory=dict)
    ignored: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.replay.tell(API, self._list)

    def put(self, *questions: dict[str, Any]) -> None:
        """Publish questions, or publish them anew."""
        for one in questions:
            self.all[one["id"]] = one
            self.replay.tell(f"{API}/{one['id']}", Answer({"value": one, "links": []}))

    def lists(self) -> list[Asked]:
        """The requests for a list, oldest first."""
        return [asked for asked in self.replay.asked(API) if asked.path.endswith("/questions")]

    def details(self) -> list[int]:
        """The numbers of the questions that were asked for in full."""
        return [int(a.path.rsplit("/", 1)[1]) for a in self.replay.asked(API) if not a.path.endswith("/questions")]

    def _list(self, asked: Asked) -> Answer:
        params = {key: values[-1] for key, values in asked.query.items() if key in _KNOWN - self.ignored}
        found = [one for one in self.all.values() if _fits(one, params)]
        skip, take = int(params.get("skip", 0)), int(params.get("take", 20))
        results = [{"value": row_of(one), "links": []} for one in found[skip : skip + take]]
        return Answer({"totalResults": len(found), "results": results})


def _fits(one: dict[str, Any], params: dict[str, str]) -> bool:
    if one["isWithdrawn"] and params.get("includeWithdrawn") != "true":
        return False
    if one["answeringBodyId"] != int(params.get("answeringBodies", one["answeringBodyId"])):
        return False
    if (
        term := params.get("searchTerm")
    ) and term.casefold() not in f"{one['heading']} {one['questionText']}".casefold():
        return False
    for kind, day in (("answered", one["dateAnswered"]), ("corrected", one["dateAnswerCorrected"])):
        if f"{kind}WhenFrom" in params and not (
            day and params[f"{kind}WhenFrom"] <= day[:10] <= params[f"{kind}WhenTo"]
        ):
            return False
    return True
