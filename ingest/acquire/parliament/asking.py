"""Asks the questions service, and knows an apology when it gets one instead of an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ingest.acquire.http.client import Client
from ingest.acquire.http.fetched import Fetched, shown
from ingest.acquire.http.retries import AskAgain, patient
from ingest.acquire.parliament.shapes import Detail, Page, Problem, Question
from ingest.acquire.shape import shaped
from ingest.model.errors import NeedsAPerson, OutOfReach

HOST = "questions-statements-api.parliament.uk"
QUESTIONS = f"https://{HOST}/api/writtenquestions/questions"
_FAILED = 500
_REFUSED = 400
Params = Mapping[str, str | int]
_Made = TypeVar("_Made", bound=BaseModel)


class QuestionsService:
    """The two things that are asked of it: a page of a list, and one question in full.

    The service gives no validators, so every answer is asked anew; nothing of it stays behind in the staging folder.
    """

    def __init__(self, client: Client) -> None:
        self.client = client

    def page(self, params: Params) -> Page:
        """A page of the list of questions."""
        found = self._ask(QUESTIONS, params, Page)
        if found is None:
            raise NeedsAPerson(
                "The list of written questions is not where it was.",
                where=QUESTIONS,
                remedy="Look for its new address in the publisher's description of its interface.",
            )
        return found

    def question(self, question_id: int) -> Question | None:
        """A question in full; None where there is none of that number any more.

        Raises:
            NeedsAPerson: another question than the one asked for came back.
        """
        where = f"{QUESTIONS}/{question_id}"
        found = self._ask(where, {}, Detail)
        if found is not None and found.value.id != question_id:
            raise NeedsAPerson(
                f"Question {question_id} was asked for, and {found.value.id} came back.",
                where=where,
                why="Its figures would stand under the name of another question.",
                remedy="Open the address in a browser; the next poll asks again.",
            )
        return found.value if found else None

    def _ask(self, url: str, params: Params, model: type[_Made]) -> _Made | None:
        """An answer in its shape; None for one that is gone."""

        def attempt() -> Fetched:
            fetched = self._fetch(url, params)
            _refuse_apology(fetched)
            return fetched

        fetched = patient(self.client.clock, self.client.hold_off)(attempt)
        return None if fetched.is_gone else shaped(model, fetched.body, shown(fetched.url))

    def _fetch(self, url: str, params: Params) -> Fetched:
        try:
            fetched = self.client.get(url, params=dict(params), accept="application/json", conditional=False)
        except AskAgain as fault:  # the client has tried often enough
            raise OutOfReach(fault.what, where=fault.where, why=fault.why, remedy=fault.remedy) from fault
        self.client.settle(fetched)
        return fetched


def _refuse_apology(fetched: Fetched) -> None:
    """A fault that came under a good status: the service's own is worth another try, one of ours is not."""
    try:
        problem = Problem.model_validate_json(fetched.body)
    except ValidationError:
        return
    where = shown(fetched.url)
    if problem.status >= _FAILED:
        raise AskAgain(f"`{HOST}` answered with an error of its own, {problem.words}", HOST)
    if problem.status >= _REFUSED:
        raise NeedsAPerson(
            f"`{HOST}` did not understand the question, {problem.words}",
            where=where,
            why="A question that is put wrongly is not put better by repeating it, so it was asked once.",
            remedy="Look at the address above and at the publisher's description of it; what it takes has changed.",
        )
