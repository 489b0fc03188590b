"""One request at one host: at its pace, with our name on it, and what its status says of asking again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from ingest.acquire.http.addresses import PinnedTransport, Resolve
from ingest.acquire.http.clock import Clock
from ingest.acquire.http.fetch_log import Line
from ingest.acquire.http.fetched import kept_headers, shown
from ingest.acquire.http.guard import user_agent
from ingest.acquire.http.hosts import LONGEST_WAIT, Hosts
from ingest.acquire.http.retries import AskAgain, retry_after
from ingest.model.errors import NeedsAPerson, OutOfReach
from ingest.settings import Settings

_TIMES = httpx.Timeout(30.0, connect=10.0)
_SLOWEST = 600.0
REDIRECTS = (301, 302, 303, 307, 308)


class Exchange:
    """Requests of one run, one at a time for each host."""

    def __init__(self, settings: Settings, hosts: Hosts, clock: Clock, look_up: Resolve) -> None:
        self.hosts, self.clock = hosts, clock
        self.http = httpx.Client(
            transport=PinnedTransport(look_up, settings.replay),
            headers={"User-Agent": user_agent(settings), "Accept-Encoding": "gzip"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=_TIMES,
            follow_redirects=False,
            trust_env=False,
        )

    @contextlib.contextmanager
    def answer(self, url: httpx.URL, headers: dict[str, str], pace: float, line: Line) -> Iterator[httpx.Response]:
        """The answer of a host whose turn is held, its body not yet read.

        Raises:
            AskAgain: it could not answer now, but may.
            OutOfReach: it wants to be left alone.
            NeedsAPerson: it answered 403.
        """
        host, line.final_url = url.host, shown(str(url))
        with self.hosts.asking(host, pace), _explained(host):
            request = self.http.build_request("GET", url, headers=headers)
            response = self.http.send(request, stream=True)
            try:
                line.status, line.headers = response.status_code, kept_headers(response.headers)
                self._obey(host, response)
                yield response
            finally:
                response.close()

    def chunks(self, response: httpx.Response) -> Iterator[bytes]:
        """The body in pieces; one that never ends is let go of."""
        began = self.clock.now()
        for chunk in response.iter_bytes():
            if (self.clock.now() - began).total_seconds() > _SLOWEST:
                raise AskAgain(f"`{response.url.host}` sends too slowly.", response.url.host)
            yield chunk

    def _obey(self, host: str, response: httpx.Response) -> None:
        status = response.status_code
        if status == 403:
            self.hosts.stop(host, "it answered 403")
            raise NeedsAPerson(
                f"`{host}` answered 403: it does not want to be asked by us.",
                where=shown(str(response.url)),
                why="Who goes on asking after that is blocked for good, and rightly.",
                remedy="Ask the publisher, or set `approval` of the source to `manual_only` and fetch it by hand.",
            )
        if status in (429, 503):
            raise self._turned_away(host, response)
        if status >= 500:
            raise AskAgain(f"`{host}` answered {status}.", host)

    def _turned_away(self, host: str, response: httpx.Response) -> OutOfReach:
        status, now = response.status_code, self.clock.now()
        seconds = retry_after(response.headers.get("retry-after"), now)
        if seconds:
            self.hosts.hold_off(host, seconds)
        if self.hosts.refused(host):
            self.hosts.stop(host, f"it turned us away three times, last with {status}")
            return OutOfReach(
                f"`{host}` turned us away three times, last with {status}; this run asks it for nothing more.",
                where=host,
                why="A host that is pressed after it has said no blocks us for good.",
                remedy=f"The next run asks again. Should it go on, raise `pace` of the sources that ask `{host}`.",
            )
        if seconds is not None and seconds > LONGEST_WAIT:
            return OutOfReach(
                f"`{host}` answered {status} and wants to be left alone for {seconds:,.0f} seconds.",
                where=host,
                why="A host that is asked before it said so blocks us for good.",
                remedy="Nothing: a run after that time asks again.",
            )
        return AskAgain(f"`{host}` answered {status}: too many requests, or too much to do.", host, seconds)

    def close(self) -> None:
        self.http.close()


@contextlib.contextmanager
def _explained(host: str) -> Iterator[None]:
    try:
        yield
    except httpx.HTTPError as fault:
        raise AskAgain(f"`{host}` did not answer in full: {fault or type(fault).__name__}.", host) from fault
