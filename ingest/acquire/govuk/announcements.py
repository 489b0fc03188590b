"""Statistics that are announced for a day to come, and what became of those announced before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from ingest.acquire.govuk.catalogue import ANNOUNCEMENTS, Catalogue
from ingest.acquire.govuk.content import WWW, Away, Content
from ingest.acquire.govuk.search import Search
from ingest.acquire.govuk.shapes import Announcement, Page, Told
from ingest.acquire.item import Announced, Window
from ingest.acquire.shape import moved
from ingest.language.days import date_of
from ingest.london import LONDON, day_in_london
from ingest.model.asking import Govuk
from ingest.model.errors import CandourError

_MOMENT = re.compile(r"(.*?\d{4})(?:,? (?:at )?(\d{1,2})[:.](\d{2}) ?(am|pm))?", re.IGNORECASE)
_NOON = 12


class Announcements:
    """Finds what is announced by the organisations of a source under the title it looks for."""

    def __init__(self, asking: Govuk, content: Content, search: Search, catalogue: Catalogue) -> None:
        self.asking, self.content, self.search, self.catalogue = asking, content, search, catalogue

    def of(self, window: Window) -> Iterator[Announced]:
        """Each announcement once: those found, and those among the known that are not found any more.

        What can be told is, before the first fault is raised.
        """
        found = self._upcoming(window)
        known = [path for path in window.known if path.startswith(ANNOUNCEMENTS)]
        fault: CandourError | None = None
        for path in dict.fromkeys([*found, *known]):
            try:
                announced = self._one(path, found.get(path, ""))
            except CandourError as broken:
                fault = fault or broken
                continue
            if announced is not None:
                yield announced
        if fault is not None:
            raise fault

    def _upcoming(self, window: Window) -> dict[str, str]:
        """Paths and titles of what is announced from a day on."""
        title, organisations = self.asking.title, self._organisations()
        if title is None or not organisations:
            return {}
        rows = self.search.rows(
            {
                "filter_format": "statistics_announcement",
                "filter_organisations": organisations,
                "filter_release_timestamp": f"from:{window.until}",
                "order": "release_timestamp",
            }
        )
        return {
            row.link: row.title
            for row in rows
            if row.link.startswith(ANNOUNCEMENTS) and re.search(title, row.title, re.IGNORECASE)
        }

    def _organisations(self) -> list[str]:
        """Who may announce: those the source names, or else those whose collections it reads."""
        if self.asking.organisations or self.asking.title is None:
            return self.asking.organisations
        collections = [self.catalogue.collection(path) for path in self.asking.collections]
        paths = [one.base_path for page in collections for one in page.links.organisations]
        return sorted({path.rpartition("/")[2] for path in paths})

    def _one(self, path: str, title: str) -> Announced | None:
        """An announcement by its own page; None where that cannot be told from a fault."""
        page = self.content.of(path)
        if not isinstance(page, Away):
            return _announced(path, page)
        if page.moved_to and page.moved_to.startswith(ANNOUNCEMENTS):
            there = self.content.of(page.moved_to)
            return None if isinstance(there, Away) else _announced(path, there)
        if page.moved_to:
            return Announced(path, title, WWW + path, "", "released", note=page.why, released_as=page.moved_to)
        return Announced(path, title, WWW + path, "", "cancelled", note=page.why) if page.is_explained else None


def _announced(path: str, page: Page) -> Announced:
    if not isinstance(page, Announcement):
        if not isinstance(page, Told):
            raise moved(f"`schema_name` is `{page.schema_name}`, where an announcement was", WWW + path)
        return Announced(path, page.title, WWW + path, "", "released", released_as=page.base_path)
    said = page.details
    day, at = _when(said.display_date, said.release_timestamp)
    note = (said.cancellation_reason if said.state == "cancelled" else said.latest_change_note) or ""
    return Announced(
        announcement_id=path,
        title=page.title,
        address=WWW + page.base_path,
        display_date=said.display_date,
        state=said.state,
        due_on=day,
        due_at=at,
        previous_display_date=said.previous_display_date,
        note=note,
    )


def _when(words: str, release: datetime | None) -> tuple[date | None, datetime | None]:
    """The day and the moment that words name. "January 2027" names neither, whatever day lies behind it."""
    found = _MOMENT.fullmatch(words.strip())
    day = date_of(found[1]) if found else None
    if found is None or day is None:
        return None, None
    if release is not None and day_in_london(release) == day:
        return day, release
    if not found[2]:
        return day, None
    hour = int(found[2]) % _NOON + (_NOON if found[4].lower() == "pm" else 0)
    return day, datetime.combine(day, time(hour, int(found[3])), LONDON)
