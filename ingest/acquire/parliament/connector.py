"""Written questions of the UK Parliament, as every source is asked: what is listed, and one of it in full.

A row of a list shows 255 characters of a question. Where the words of a source stand in them or in the heading, the
question is listed. Where a row is cut and they do not, the service's own search says whether it may be one; what it
finds is judged by the whole question. An answer is always read from its own page, never from a row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from ingest.acquire.http.client import Client
from ingest.acquire.item import SWEPT, Announced, Item, Listed, Window
from ingest.acquire.parliament.asking import QuestionsService
from ingest.acquire.parliament.files import files_of
from ingest.acquire.parliament.listing import Span, rows_of, spans
from ingest.acquire.parliament.page import reference_of
from ingest.acquire.parliament.shapes import Question, Row
from ingest.acquire.parliament.terms import Terms
from ingest.acquire.parliament.whose import body_of
from ingest.london import LONDON
from ingest.model.asking import Parliament
from ingest.model.errors import WrongUse
from ingest.model.source import Source

_PAGES = "https://questions-statements.parliament.uk/written-questions/detail"


class ParliamentConnector:
    """The questions that one source looks for."""

    def __init__(self, client: Client, source: Source) -> None:
        self.service, self.source, self.looked_for = QuestionsService(client), source, _block(source)
        self.terms = Terms(self.looked_for.terms)

    def catalogue(self, window: Window) -> Iterable[Listed]:
        """Questions answered or corrected in the window; in a sweep also the known ones, with a signal of the day."""
        seen = set[str]()
        for listed in self._in(window):
            if listed.item_id not in seen:
                seen.add(listed.item_id)
                yield listed
        for item_id in window.known if window.sweep else ():
            if item_id not in seen:
                seen.add(item_id)
                yield Listed(item_id, f"{SWEPT}{window.until.isoformat()}", f"Written question, id {item_id}")

    def item(self, listed: Listed) -> Item:
        """A question with its answer in full."""
        question = self.service.question(int(listed.item_id))
        return _gone(listed) if question is None else _item(question)

    def announced(self, window: Window) -> Iterable[Announced]:
        """Nobody announces an answer."""
        return ()

    def _in(self, window: Window) -> Iterator[Listed]:
        for span in spans(window.since, window.until, self.looked_for.answering_bodies):
            rows = rows_of(self.service, span)
            doubtful = dict[int, Row]()
            for row in rows.values():
                if self.terms.are_in(row.heading, row.question):
                    yield _listed(row)
                elif row.is_cut:
                    doubtful[row.id] = row
            yield from map(_listed, self._judged(span, doubtful))

    def _judged(self, span: Span, doubtful: dict[int, Row]) -> Iterator[Row]:
        """Of rows whose question is cut, those whose whole question holds a word of the source."""
        waiting = dict(doubtful)
        for term in self.looked_for.terms if doubtful else ():
            for question_id in rows_of(self.service, span, term):
                row = waiting.pop(question_id, None)
                whole = self.service.question(question_id) if row else None
                if row and whole and self.terms.are_in(whole.heading, whole.question):
                    yield row
            if not waiting:
                return


def _block(source: Source) -> Parliament:
    if source.parliament is None:
        raise WrongUse(
            f"{source.source} does not say which questions it looks for.",
            where=f"sources/{source.source}/source.yml",
            remedy="Give it a block `parliament:` with `answering_bodies` and `terms`.",
        )
    return source.parliament


def _listed(row: Row) -> Listed:
    facts = {
        "uin": row.uin,
        "house": row.house,
        "tabled_on": row.tabled.isoformat(),
        "answered_on": row.answered.isoformat() if row.answered else None,
        "landing_page": _landing_page(row.tabled, row.uin),
    }
    return Listed(str(row.id), row.sign, row.title, facts)


def _item(question: Question) -> Item:
    standing, why = _standing(question)
    published = question.corrected or question.answered
    return Item(
        item_id=str(question.id),
        title=question.title,
        landing_page=_landing_page(question.tabled, question.uin),
        published_on=published,
        metadata=_metadata(question),
        files=files_of(question) if standing == "published" else (),
        standing=standing,
        why=why,
        reference=reference_of(question),
        body=body_of(question),
        updated_at=_updated_at(question),
        asked_on=question.tabled,
        kind_of_edition="corrected" if question.corrected or question.is_correction else "first",
    )


def _standing(question: Question) -> tuple[Any, str]:
    if question.is_withdrawn:
        return "withdrawn", "its publisher has withdrawn the question"
    if question.is_holding:
        return "not_ready", "a holding answer: the department says that the figures are to follow"
    if not (question.answer or "").strip() or question.answered is None:
        return "not_ready", "there is no answer yet"
    return "published", ""


def _gone(listed: Listed) -> Item:
    page = str(listed.facts.get("landing_page") or _PAGES)
    why = "the service no longer has a question of this number"
    return Item(listed.item_id, listed.title, page, None, {}, standing="gone", why=why)


def _metadata(question: Question) -> dict[str, Any]:
    """What would matter if it changed; of the answer its hash, so that no figure is copied past the reader."""
    stated = question.model_dump(mode="json", exclude={"answer", "first_answer"})
    return stated | {"answer_sha256": _hash(question.answer), "first_answer_sha256": _hash(question.first_answer)}


def _hash(text: str | None) -> str | None:
    return hashlib.sha256(text.encode()).hexdigest() if text else None


def _updated_at(question: Question) -> datetime:
    """The last day anything happened to it; the service gives days without a time, in London."""
    known = (question.tabled, question.held, question.answered, question.corrected)
    return datetime.combine(max(day for day in known if day is not None), time(), LONDON)


def _landing_page(tabled: date, uin: str) -> str:
    return f"{_PAGES}/{tabled.isoformat()}/{uin}"
