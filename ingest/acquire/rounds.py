"""One round of a poll: the catalogue, what has to be looked at, and what each item comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ingest.acquire.arrivals import Arrivals
from ingest.acquire.calendar import Calendar
from ingest.acquire.connectors import connector_of
from ingest.acquire.http.client import Client
from ingest.acquire.item import Item, Listed, Window
from ingest.acquire.watch.absence import Absences
from ingest.acquire.watch.again import Again
from ingest.acquire.watch.dropped import DroppedFiles
from ingest.acquire.watch.memory import Memory, Remembered
from ingest.acquire.watch.news import ABSENT, has_sign_of_change, is_stale, says_something_new, seen_now
from ingest.acquire.watch.polls import LastPoll
from ingest.acquire.watch.refs import ref_of
from ingest.acquire.watch.swept import swept_today, with_latest
from ingest.acquire.watch.troubles import Troubles
from ingest.model.errors import CandourError
from ingest.model.source import Source
from ingest.settings import Settings
from ingest.storage import Storage

FIRST_DAYS = 60
"""How far back the first poll of a source looks; older days are gone over by `day`."""
_OVERLAP = 7
_PASSED_OVER = "an older answer than the one we hold was passed over"


@dataclass
class Done:
    """A round that was gone through, and the faults of the items that broke."""

    poll: LastPoll
    faults: list[CandourError] = field(default_factory=list)


class Round:
    """One round over one source."""

    def __init__(
        self, source: Source, settings: Settings, client: Client, before: LastPoll | None, run_id: str, is_patient: bool
    ) -> None:
        self.source, self.before = source, before
        self.storage = Storage(settings.data_root)
        self.connector = connector_of(client, source)
        self.memory = Memory(self.storage, source.source)
        self.arrivals = Arrivals(source, settings, client, run_id)
        self.absences = Absences(source.source, self.storage, self.memory, run_id)
        self.dropped = DroppedFiles(self.absences)
        self.troubles = Troubles(source.source, self.storage, run_id, before.faults if before else {})
        self.now = client.clock.now()
        self.today, at = self.now.date(), self.now.isoformat(timespec="seconds")
        self.poll = LastPoll(source.source, at, run_id, last_new_at=before.last_new_at if before else None)
        rows = [Again.of(row) for row in (before.again if before else ())]
        self.left, self.again = {row.listed.item_id: row for row in rows}, dict[str, Again]()
        self.latest = before.latest if before else ()
        self.is_patient = is_patient

    def go(self, *, sweep: bool, day: date | None) -> Done:
        """Look at all that is listed, then at what was left over, then at what is announced."""
        self.is_patient = self.is_patient and day is None
        window = self._window(sweep, day)
        must = {*window.known, *self.left}
        seen = set[str]()
        for listed in self._listed(window):
            if listed.item_id not in seen:
                seen.add(listed.item_id)
                self._count(listed=1)
                self._visit(listed, must_look=listed.item_id in must)
        for item_id, row in self.left.items():
            if item_id not in seen:
                self._visit(row.listed, must_look=True, is_listed=False)
        if sweep and self.poll.fault is None:
            self._miss(set(window.known) - seen)
        self._announcements(window)
        return self._done(window)

    def _window(self, sweep: bool, day: date | None) -> Window:
        until = day or self.today
        block = getattr(self.source, self.source.acquire)
        overlap = timedelta(days=getattr(block, "overlap_days", _OVERLAP))
        good = date.fromisoformat(self.before.good_until) if self.before and self.before.good_until else None
        since = min(good, until) - overlap if good else until - timedelta(days=FIRST_DAYS)
        if day is not None:
            since = day
        known = swept_today(self.memory, until, self.latest) if sweep else ()
        return Window(since, until, sweep, known)

    def _listed(self, window: Window) -> Iterator[Listed]:
        """The catalogue as far as it can be read; where it breaks off, the days are asked for again."""
        try:
            yield from self.connector.catalogue(window)
        except CandourError as fault:
            self.poll = replace(self.poll, fault=fault.as_text())
            self.troubles.faults.append(fault)

    def _visit(self, listed: Listed, *, must_look: bool, is_listed: bool = True) -> None:
        """Look at one item, if it is not left alone for now; whatever is wrong with it stays with it."""
        before = self.left.get(listed.item_id)
        if before is not None and self.is_patient and before.waits(listed, self.now):
            self.again[listed.item_id] = before
            self.troubles.still(listed.item_id)
            return
        known = self.memory.of(listed.item_id)
        if not must_look and not has_sign_of_change(listed, known):
            self._count(unchanged=1)
            return
        try:
            item = self.connector.item(listed)
            if known is None and item.standing == "gone":
                self._missing(listed, item, is_listed=is_listed)
                return
            self._look(item, listed, known, must_look=must_look)
            self.troubles.over(listed.item_id)
        except CandourError as fault:
            self.again[listed.item_id] = again = self._broken(listed)
            self.troubles.note(listed.item_id, fault, again.next_day)

    def _broken(self, listed: Listed) -> Again:
        """When to ask again for an item that broke; while nothing at all can be asked, that is put off no further."""
        before = self.left.get(listed.item_id)
        is_outage = self.poll.fault is not None and before is not None and before.since is not None
        return before if before is not None and is_outage else Again.broken(listed, before, self.now)

    def _missing(self, listed: Listed, item: Item, *, is_listed: bool) -> None:
        """A link that leads nowhere: nothing was ever there to withdraw. It is forgotten once nothing lists it."""
        if not is_listed:
            self._note(f"{listed.item_id}: it never came, and is no longer listed")
            self.troubles.over(listed.item_id)
            return
        told = f"{listed.item_id}: listed, but missing at first sight: {item.why or item.standing}"
        self.again[listed.item_id] = again = self._broken(listed)
        self.troubles.missing(listed.item_id, told)
        self._note(f"{told}; it is asked again from {again.next_day}")
        self._count(missing=1)

    def _look(self, item: Item, listed: Listed, known: Remembered | None, *, must_look: bool) -> None:
        if known is not None and is_stale(item, known):
            self._note(f"{known.ref}: {_PASSED_OVER}")
            self._count(unchanged=1)
            return
        if item.standing in ABSENT:
            self._absent(listed, item, known)
            return
        is_new = known is None or known.standing == "broken"
        known = known or self._first_sight(item)
        if known.missing is not None or known.standing == "moved":
            self._note(f"{known.ref}: it is there again")
            known = self.absences.back(known)
        after, fault = known, None
        if is_new or must_look or says_something_new(item, known):
            after, fault = self.arrivals.take_in(item, known)
            after = self._without_some(listed, known, after) if fault is None else after
            for name in self.arrivals.passed_over:
                self._note(f"{known.ref}, `{name}`: {_PASSED_OVER}")
        self.memory.keep(after if fault else seen_now(after, item, listed, self.today))
        self.arrivals.settle()
        self.latest = with_latest(self.latest, item.item_id, item.published_on)
        self._tell(is_new, known, after, item)
        if fault is not None:
            raise fault

    def _without_some(self, listed: Listed, known: Remembered, after: Remembered) -> Remembered:
        """An item that stays and may have lost some of its files; until that is certain it is looked at again."""
        after, acted_on = self.dropped.look(known, after, self.today)
        if any(not lost.missing.is_settled for lost in after.dropped):
            self.again[listed.item_id] = Again(listed)
        for name in acted_on:
            self._note(f"{known.ref}: its publisher no longer offers the file `{name}`")
        self._count(withdrawn=len(acted_on))
        return after

    def _first_sight(self, item: Item) -> Remembered:
        ref = ref_of(self.source.acquire, item, self.source.source, self.storage)
        return self.arrivals.known_by_contract(
            Remembered(item.item_id, ref, signal="", first_seen=self.today.isoformat(), standing="broken")
        )

    def _absent(self, listed: Listed, item: Item, known: Remembered | None) -> None:
        if known is None:
            self._count(unchanged=1)
            return
        after, is_acted_on = self.absences.missed(replace(known, signal=listed.signal), item, self.today)
        if not after.missing or not after.missing.is_settled:
            self.again[listed.item_id] = Again(listed)
        self._count(withdrawn=int(is_acted_on), unchanged=int(not is_acted_on))
        if is_acted_on:
            self._note(f"{known.ref}: {item.why or item.standing}")

    def _miss(self, absent: set[str]) -> None:
        """Known items that a sweep asked for and the publisher no longer lists."""
        for item_id in sorted(absent):
            known = self.memory.of(item_id)
            if known is not None:
                listed = Listed(item_id, known.signal, known.title)
                why = "its publisher no longer lists it"
                self._absent(listed, Item(item_id, known.title, "", None, {}, standing="gone", why=why), known)

    def _announcements(self, window: Window) -> None:
        calendar = Calendar(self.storage, self.source.source)
        asked = replace(window, known=(*window.known, *calendar.unsettled()))
        try:
            news = [calendar.put(announced, self.today) for announced in self.connector.announced(asked)]
        except CandourError as fault:
            self.poll = replace(self.poll, fault=self.poll.fault or fault.as_text())
            self.troubles.faults.append(fault)
            return
        self._count(announced=sum(news))

    def _tell(self, is_new: bool, known: Remembered, after: Remembered, item: Item) -> None:
        came = [i for i in after.release_ids if i not in known.release_ids]
        is_changed = bool(came) or known.standing != item.standing
        self._count(
            new=int(is_new), changed=int(is_changed and not is_new), unchanged=int(not is_changed and not is_new)
        )
        self.poll = replace(self.poll, release_ids=(*self.poll.release_ids, *came))
        if came:
            self.poll = replace(self.poll, last_new_at=self.poll.at)

    def _done(self, window: Window) -> Done:
        good = self.before.good_until if self.before else None
        if self.poll.fault is None and window.until >= self.today:
            good = max(good or "", window.until.isoformat())
        swept_on = window.until.isoformat() if window.sweep else (self.before.swept_on if self.before else None)
        again = tuple(row.as_row() for row in self.again.values())
        poll = replace(self.poll, good_until=good, swept_on=swept_on, until=window.until.isoformat(), again=again)
        poll = replace(poll, faults=self.troubles.by_name, latest=self.latest)
        return Done(poll, self.troubles.faults)

    def _note(self, words: str) -> None:
        self.poll = replace(self.poll, notes=(*self.poll.notes, words))

    def _count(self, **more: int) -> None:
        self.poll = replace(self.poll, **{name: getattr(self.poll, name) + n for name, n in more.items()})
