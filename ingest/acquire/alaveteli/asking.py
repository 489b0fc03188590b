"""Asks a site that runs Alaveteli. Its answers name who asked, so nothing of them stays behind on the disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

from ingest.acquire.alaveteli.attachments import Attachment, attachments_of
from ingest.acquire.alaveteli.feed import Entry, from_atom, from_json
from ingest.acquire.alaveteli.names import Names, names_of
from ingest.acquire.alaveteli.shapes import Authority, Request
from ingest.acquire.http.client import Client
from ingest.acquire.http.fetched import Fetched, shown
from ingest.acquire.shape import shaped
from ingest.model.errors import NeedsAPerson

PER_PAGE = 25
_MOST_PAGES = 40


class Site:
    """One site: its feeds, its requests, its authorities."""

    def __init__(self, client: Client, host: str) -> None:
        self.client, self.host = client, host
        self.address = f"https://{host}"

    def responses(self, body: str) -> Iterator[Entry]:
        """What an authority has answered, the newest first; JSON, or Atom where a site has no JSON.

        Raises:
            NeedsAPerson: there is no such authority, or there are more answers than anyone should ask for.
        """
        for number in range(1, _MOST_PAGES + 1):
            entries = self._page(body, number)
            yield from entries
            if len(entries) < PER_PAGE:
                return
        raise NeedsAPerson(
            f"`{body}` has had more than {_MOST_PAGES * PER_PAGE} answers in the days that were asked for.",
            where=f"{self.address}/feed/body/{body}",
            remedy="Ask for fewer days at a time, and ask the site for another way if there are as many every day.",
        )

    def request(self, name: str) -> tuple[Request, Names] | None:
        """A request by its number or its name in addresses, and the words of a name that must not be handed on."""
        fetched = self._get(f"/request/{quote(name, safe='')}.json", "application/json")
        if fetched.is_gone:
            return None
        return shaped(Request, fetched.body, shown(fetched.url)), names_of(json.loads(fetched.body))

    def attachments(self, url_title: str) -> tuple[Attachment, ...]:
        """The files of a request, from the page that people see."""
        fetched = self._get(f"/request/{quote(url_title, safe='')}", "text/html")
        return () if fetched.is_gone else attachments_of(fetched.body, fetched.final_url)

    def authority(self, body: str) -> Authority | None:
        """An authority by its name in addresses; None where there is none of that name."""
        fetched = self._get(f"/body/{quote(body, safe='')}.json", "application/json")
        return None if fetched.is_gone else shaped(Authority, fetched.body, shown(fetched.url))

    def _page(self, body: str, number: int) -> list[Entry]:
        query: dict[str, str | int] = {"event_type": "response", "page": number}
        path = f"/feed/body/{quote(body, safe='')}"
        fetched = self._get(f"{path}.json", "application/json", query)
        if not fetched.is_gone:
            return from_json(fetched.body, shown(fetched.url))
        fetched = self._get(path, "application/atom+xml", query)
        if not fetched.is_gone:
            return from_atom(fetched.body, shown(fetched.url))
        is_known = self.authority(body) is not None
        raise NeedsAPerson(
            f"`{self.host}` has no feed of `{body}`" + ("." if is_known else ", and knows no authority of that name."),
            where=shown(fetched.url),
            remedy="Look the authority up on the site, and correct `alaveteli: bodies` in its source.yml.",
        )

    def _get(self, path: str, accept: str, query: dict[str, str | int] | None = None) -> Fetched:
        fetched = self.client.get(f"{self.address}{path}", params=query, accept=accept, conditional=False)
        self.client.settle(fetched)
        return fetched
