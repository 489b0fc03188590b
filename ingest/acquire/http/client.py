"""The polite client of one source in one run.

What it brings is remembered with its validators. Until `settle` says that what was made of an answer is safely written,
an unchanged answer is brought again with its bytes; so a run that was killed in between loses nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import TracebackType

import httpx

from ingest.acquire.http.addresses import Resolve, resolve
from ingest.acquire.http.answers import Answers
from ingest.acquire.http.clock import Clock, WallClock
from ingest.acquire.http.exchange import REDIRECTS, Exchange
from ingest.acquire.http.fetch_log import FetchLog, Line
from ingest.acquire.http.fetched import Fetched, Hop, shown
from ingest.acquire.http.guard import Guard
from ingest.acquire.http.hosts import Hosts
from ingest.acquire.http.retries import patient
from ingest.acquire.http.robots import RobotRules
from ingest.model.errors import CandourError, NeedsAPerson
from ingest.model.source import Source
from ingest.settings import Settings
from ingest.storage import Storage

_MOST_HOPS = 5
_ROBOTS_READ = 512 * 1024
Params = Mapping[str, str | int | list[str] | list[int]]


@dataclass(frozen=True)
class _Question:
    url: httpx.URL
    accept: str | None
    conditional: bool


class Client:
    """Asks what its source may ask, and nothing else.

    Raises:
        NeedsAPerson: no program may ask the source for anything.
        WrongUse: nobody is named whom a publisher could write to.
    """

    def __init__(
        self,
        settings: Settings,
        source: Source,
        clock: Clock | None = None,
        *,
        run_id: str = "by hand",
        look_up: Resolve = resolve,
    ) -> None:
        self.source, self.clock = source, clock or WallClock()
        self.guard = Guard(source, settings)
        self.guard.admit()
        storage = Storage(settings.data_root)
        self.log = FetchLog(storage, source.source, run_id)
        self.hosts = Hosts(settings, self.clock, run_id)
        self.exchange = Exchange(settings, self.hosts, self.clock, look_up)
        self.answers = Answers(storage, source.source, self.exchange, settings.document_limit)
        self.robots = RobotRules(storage, self.clock, self._robots_of)

    def get(
        self, url: str, *, params: Params | None = None, accept: str | None = None, conditional: bool = True
    ) -> Fetched:
        """Fetch an address, unless an answer is still fresh.

        Args:
            url: an https address at a host that the source names.
            params: put behind the address, after what stands there.
            accept: the media type to ask for.
            conditional: False fetches the bytes anew, whatever is remembered.

        Raises:
            NeedsAPerson: the guard, robots.txt or the host refuses it, or the answer is one we do not know.
            UnreadableDocument: it is too large, empty, or not what its name says.
            OutOfReach: the host does not answer, or wants to be left alone.
        """
        question = _Question(_address(url, params), accept, conditional)
        numbers = itertools.count(1)
        return patient(self.clock, self.hold_off)(lambda: self._attempt(question, next(numbers)))

    def settle(self, fetched: Fetched) -> None:
        """Say that what was made of an answer is safely written: its bytes go, and 304 means nothing to do."""
        with self.hosts.turn(httpx.URL(fetched.final_url).host):
            self.answers.settle(fetched)

    def _attempt(self, question: _Question, number: int) -> Fetched:
        line = self.log.line(self.clock.now(), str(question.url), number)
        try:
            fetched = self._travel(question, line)
        except CandourError as fault:
            line.fault = f"{type(fault).__name__}: {fault.what}"
            self.log.write(line)
            raise
        if line.status is not None:
            self.log.write(line)
        return fetched

    def _travel(self, question: _Question, line: Line) -> Fetched:
        """Follow an address to its answer, hop by hop."""
        at, hops = question.url, list[Hop]()
        while True:
            self.guard.check(at, shown(hops[-1].url) if hops else "")
            pace = max(self.source.pace, self.robots.check(at))
            found = self._step(at, question, pace, line)
            if isinstance(found, Fetched):
                return replace(found, url=str(question.url), redirects=tuple(hops))
            hops.append(Hop(line.status or 0, str(at)))
            at = self._onward(found, hops, line)

    def _step(self, at: httpx.URL, question: _Question, pace: float, line: Line) -> Fetched | httpx.URL:
        """The answer of one address, or where it leads on to."""
        with self.hosts.turn(at.host):
            known = self.answers.known(at, question.accept) if question.conditional else None
            if known is not None and known.is_fresh(self.clock.now()):
                return self.answers.recall(at, question.accept, known)
            headers = {"Accept": question.accept or "*/*"} | (known.validators() if known else {})
            with self.exchange.answer(at, headers, pace, line) as response:
                if response.status_code in REDIRECTS:
                    return _location(at, response)
                return self.answers.take(at, question.accept, response, known, line)

    def _onward(self, target: httpx.URL, hops: list[Hop], line: Line) -> httpx.URL:
        line.lead_on(hops[-1])
        if len(hops) > _MOST_HOPS or str(target) in {hop.url for hop in hops}:
            raise NeedsAPerson(
                f"`{shown(hops[0].url)}` leads on and on, without an answer at its end.",
                where=shown(str(target)),
                remedy="Open it in a browser; then name the address where the document is.",
            )
        return target

    def _robots_of(self, url: httpx.URL) -> tuple[int, str]:
        """The status and text of a robots.txt; it may lead on, but only where the source may go."""
        line = self.log.line(self.clock.now(), str(url), 1, "robots")
        hops = list[Hop]()
        try:
            while True:
                self.guard.check(url, shown(hops[-1].url) if hops else "")
                found = self._rules_at(url, line)
                if not isinstance(found, httpx.URL):
                    break
                hops.append(Hop(line.status or 0, str(url)))
                url = self._onward(found, hops, line)
        except CandourError as fault:
            line.fault = f"{type(fault).__name__}: {fault.what}"
            raise
        finally:
            self.log.write(line)
        return found

    def _rules_at(self, url: httpx.URL, line: Line) -> tuple[int, str] | httpx.URL:
        with (
            self.hosts.turn(url.host),
            self.exchange.answer(url, {"Accept": "text/plain, */*"}, self.source.pace, line) as response,
        ):
            if response.status_code in REDIRECTS:
                return _location(url, response)
            text = bytearray()
            for chunk in self.exchange.chunks(response):
                text += chunk
                if len(text) > _ROBOTS_READ:
                    break
            line.bytes = len(text)
            return response.status_code, bytes(text[:_ROBOTS_READ]).decode("utf-8", errors="replace")

    def hold_off(self, host: str, seconds: float) -> None:
        """Let a host rest: nobody asks it before so many seconds have passed."""
        with self.hosts.turn(host):
            self.hosts.hold_off(host, seconds)

    def close(self) -> None:
        self.exchange.close()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _address(url: str, params: Params | None) -> httpx.URL:
    try:
        asked = httpx.URL(url).copy_with(fragment=None)
    except httpx.InvalidURL as fault:
        raise NeedsAPerson(
            f"`{shown(url)[:200]}` is no address: {fault}.",
            where=shown(url)[:200],
            remedy="Look at the page or the answer that names it; nothing was asked.",
        ) from fault
    return asked.copy_merge_params(dict(params)) if params else asked


def _location(at: httpx.URL, response: httpx.Response) -> httpx.URL:
    try:
        return at.join(response.headers["location"]).copy_with(fragment=None)
    except (KeyError, httpx.InvalidURL) as fault:
        raise NeedsAPerson(
            f"`{shown(str(at))}` answered {response.status_code} and does not say where to go.",
            where=shown(str(at)),
            remedy="Open it in a browser; then name the address where the document is.",
        ) from fault
