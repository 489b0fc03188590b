"""A made-up year of publishers: editions with files on GOV.UK, some replaced in silence; answers in Parliament, some
corrected. Some have published for years before. What is out by a day is counted, so that every capture can be
accounted for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from replay.govuk_pages import SEARCH, edition, found, row, tell
from replay.questions import Questions, question
from replay.server import Answer, Asked, Replay
from replay.sources import ASSETS

from ingest.model.source import Source

EDITION_EVERY, REPLACED_AFTER, ANSWER_EVERY, CORRECTED_EVERY = 60, 20, 3, 4
PAST_DAY_EVERY, PAST_A_DAY = 300, 10
_PAST = 50_000


class Year:
    """Publishers of some sources, and what they have published."""

    def __init__(self, replay: Replay, sources: list[Source], first: date) -> None:
        self.replay, self.first = replay, first
        self.statistics = [one for one in sources if one.govuk]
        self.answering = [one for one in sources if one.parliament]
        self.questions, self.rows = Questions(replay), list[dict[str, Any]]()
        self.documents = 0
        replay.tell(SEARCH, self._search)

    def past(self, items: int) -> Iterator[date]:
        """Publish what each source has brought out in the years before, some on a day; yields each such day."""
        days = range(-(-items // PAST_A_DAY), 0, -1)
        for back in days:
            day = self.first - timedelta(days=PAST_DAY_EVERY * back)
            for number in range(PAST_A_DAY * (back - 1), min(items, PAST_A_DAY * back)):
                for source in self.statistics:
                    self._publish(source, f"past-{number}", day)
                for place, source in enumerate(self.answering):
                    self._answer(source, place, number - _PAST, day)
            yield day

    def dawn(self, number: int) -> None:
        """Publish what comes out on a day of the year."""
        day = self.first + timedelta(days=number)
        for place, source in enumerate(self.statistics):
            age = number - place
            if age >= 0 and age % EDITION_EVERY == 0:
                self._publish(source, str(age // EDITION_EVERY), day)
            if age >= 0 and age % EDITION_EVERY == REPLACED_AFTER:
                self._put_file(source, str(age // EDITION_EVERY), "second")
        for place, source in enumerate(self.answering):
            if number % ANSWER_EVERY == 0:
                self._answer(source, place, number, day)
            if number % (ANSWER_EVERY * CORRECTED_EVERY) == 1:
                self._answer(source, place, number - 1, day - timedelta(days=1), corrected=day)

    def _publish(self, source: Source, count: str, day: date) -> None:
        path = f"/government/statistics/{source.source.replace('_', '-')}-{count}"
        at = f"{day}T09:30:00Z"
        name = f"{source.source}_{count}.csv"
        attached = {
            "attachment_type": "file",
            "content_type": "text/csv",
            "id": name,
            "filename": name,
            "title": name,
            "url": _file(source, count),
        }
        details = {"attachments": [attached], "featured_attachments": [name]}
        title = f"Toy statistics of {source.source}, {count}"
        dated = {"public_updated_at": at, "first_published_at": at, "updated_at": at}
        tell(self.replay, edition(path, details=details, title=title, **dated))
        self.rows.append(row(path, at, title=title))
        self._put_file(source, count, "first")

    def _put_file(self, source: Source, count: str, which: str) -> None:
        body = f"Year,Total\n2020,{count}\n{source.source} {which}\n"
        self.replay.tell(_file(source, count), Answer(body, kind="text/csv", etag=f'"{which}-{count}"'))
        self.documents += 1

    def _answer(self, source: Source, place: int, number: int, day: date, corrected: date | None = None) -> None:
        asked = source.parliament
        if asked is None:
            return
        term = asked.terms[0]
        told = f"<p>There were {number + (500 if corrected else 0)} cases of {term}.</p>"
        self.questions.put(
            question(
                1_800_000 + 100_000 * place + number,
                answeringBodyId=asked.answering_bodies[0],
                heading=f"Made up: {term}",
                dateTabled=f"{day - timedelta(days=3)}T00:00:00",
                dateForAnswer=f"{day}T00:00:00",
                dateAnswered=f"{day}T00:00:00",
                dateAnswerCorrected=f"{corrected}T00:00:00" if corrected else None,
                answerText=told,
            )
        )
        self.documents += 1

    def _search(self, asked: Asked) -> Answer:
        since = next((v[0] for k, v in asked.query.items() if k == "filter_public_timestamp"), "from:0000-00-00")
        if "filter_format" in asked.query:
            return found(asked, [])
        first = since.partition(",")[0].removeprefix("from:")
        return found(asked, [one for one in self.rows if one["public_timestamp"][:10] >= first])


def _file(source: Source, count: str) -> str:
    mark = hashlib.sha256(f"{source.source} {count}".encode()).hexdigest()[:24]
    return f"{ASSETS}/media/{mark}/{source.source}_{count}.csv"
