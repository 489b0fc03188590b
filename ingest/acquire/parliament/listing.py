"""Turns the pages of the list of questions, and believes no page: a filter it does not know, the service ignores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from ingest.acquire.parliament.asking import QUESTIONS, QuestionsService
from ingest.acquire.parliament.shapes import Row
from ingest.model.errors import NeedsAPerson, OutOfReach

TAKE = 100
_MOST_DAYS = 14
_MOST_TURNS = 3
Kind = Literal["answered", "corrected"]


@dataclass(frozen=True)
class Span:
    """Answers of one department that were given, or corrected, on some days."""

    kind: Kind
    body: int
    since: date
    until: date

    def params(self) -> dict[str, str | int]:
        """The filters; withdrawn questions are wanted, members and their parties are not."""
        return {
            f"{self.kind}WhenFrom": self.since.isoformat(),
            f"{self.kind}WhenTo": self.until.isoformat(),
            "answeringBodies": self.body,
            "includeWithdrawn": "true",
            "expandMember": "false",
        }

    def holds(self, row: Row) -> bool:
        """Whether a row is what was asked for. One that was withdrawn before its answer has no day."""
        days = (row.answered, row.held) if self.kind == "answered" else (row.corrected,)
        dated = any(self._is_within(day) for day in days) or (row.is_withdrawn and not any(days))
        return row.answering_body == self.body and dated

    def _is_within(self, day: date | None) -> bool:
        return day is not None and self.since <= day <= self.until


def spans(since: date, until: date, bodies: list[int]) -> Iterator[Span]:
    """All that is asked for some days, few at a time: far down a long list, the service fails."""
    while since <= until:
        last = min(until, since + timedelta(days=_MOST_DAYS - 1))
        for body in bodies:
            yield Span("answered", body, since, last)
            yield Span("corrected", body, since, last)
        since = last + timedelta(days=1)


def rows_of(service: QuestionsService, span: Span, term: str | None = None) -> dict[int, Row]:
    """Every row of a span once, by the number of its question; with a `term`, those that its search finds.

    Questions come and go while the pages are turned, and push others over the edge of a page. So they are turned again
    until none went meanwhile and as many were seen as there are.

    Raises:
        NeedsAPerson: a row came back that was not asked for.
        OutOfReach: the list does not hold still.
    """
    rows = dict[int, Row]()
    for _ in range(_MOST_TURNS):
        turned = _turn(service, span, term)
        rows |= turned.rows
        if turned.is_whole:
            return rows
    raise OutOfReach(
        f"The list of written questions says there are {turned.totals[-1]}, and shows {len(turned.rows)}.",
        where=f"{QUESTIONS}, {span.kind} {span.since} to {span.until}, answering body {span.body}",
        why="The ones it does not show may hold figures.",
        remedy="Nothing, if it passes: the next poll asks again for the same days.",
    )


@dataclass
class _Turned:
    """All pages, turned once: what they showed, and how many rows each of them said there are."""

    rows: dict[int, Row] = field(default_factory=dict)
    totals: list[int] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Where a row went, another one slipped to a page that was turned already."""
        return self.totals == sorted(self.totals) and len(self.rows) >= self.totals[-1]


def _turn(service: QuestionsService, span: Span, term: str | None) -> _Turned:
    turned, skip = _Turned(), 0
    search = {"searchTerm": term} if term is not None else {}
    while True:
        page = service.page(span.params() | search | {"skip": skip, "take": TAKE})
        turned.totals.append(page.total)
        for listed in page.results:
            _refuse_other(listed.value, span)
            turned.rows[listed.value.id] = listed.value
        skip += len(page.results)
        if not page.results or skip >= page.total:
            return turned


def _refuse_other(row: Row, span: Span) -> None:
    if not span.holds(row):
        raise NeedsAPerson(
            f"Question {row.id} is in the list, and was not asked for: the service no longer knows one of our filters.",
            where=f"{QUESTIONS}, {', '.join(f'{k}={v}' for k, v in span.params().items())}",
            why="With a filter ignored, the list is of other questions, and the ones we look for may be missing.",
            remedy="Compare the names of the filters with the publisher's description of its interface.",
        )
