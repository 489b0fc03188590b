"""A search of GOV.UK, page by page, so that nothing is lost or doubled while publishers publish.

A page is a moment. Between two of them a new row pushes all others down, an updated one goes to the top, and one that
is withdrawn pulls the next page's first row into a page already read. So once all pages are turned the first is asked
anew, round the cache (`c`): if it stands as it stood, all that was read is of one moment; if not, all are turned again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ingest.acquire.govuk.content import WWW
from ingest.acquire.govuk.shapes import Row, SearchPage
from ingest.acquire.http.client import Client
from ingest.acquire.http.fetched import shown
from ingest.acquire.shape import moved, shaped
from ingest.model.errors import OutOfReach

SEARCH = f"{WWW}/api/search.json"
PAGE = 100
_TURNS = 5
_FIELDS = "title,link,content_id,content_store_document_type,format,public_timestamp"
Params = Mapping[str, str | int | list[str]]


class Search:
    """Asks for all rows of a search. It refuses a parameter it does not know, so only known ones are ever sent."""

    def __init__(self, client: Client, page: int = PAGE) -> None:
        self.client, self.count = client, page

    def rows(self, params: Params) -> list[Row]:
        """Every row, the newest of each page of GOV.UK.

        Raises:
            OutOfReach: the list did not hold still.
        """
        found: dict[str, Row] = {}
        first = self._page(params, 0, 0)
        for turn in range(1, _TURNS + 1):
            pages = [first, *self._others(params, first, turn - 1)]
            _merge(found, pages)
            if len(pages) == 1 and _is_whole(pages):
                return list(found.values())
            again = self._page(params, 0, turn)
            if again == first and _is_whole(pages):
                return list(found.values())
            first = again
        raise OutOfReach(
            f"The search lists {first.total:,} rows, and they did not hold still while they were read.",
            where=SEARCH,
            why="A row that moves from page to page while they are turned may never be seen.",
            remedy="Nothing: the next poll asks again, for days that overlap.",
        )

    def _others(self, params: Params, first: SearchPage, turn: int) -> Iterator[SearchPage]:
        """The pages after the first, until as many rows are read as there are said to be."""
        start, page = len(first.results), first
        while page.results and start < page.total:
            page = self._page(params, start, turn)
            yield page
            start += len(page.results)

    def _page(self, params: Params, start: int, turn: int) -> SearchPage:
        past = {"c": turn} if turn else {}
        asked = {**params, "fields": _FIELDS, "count": self.count, "start": start, **past}
        fetched = self.client.get(SEARCH, params=asked, accept="application/json", conditional=False)
        self.client.settle(fetched)
        if fetched.is_gone:
            raise moved(f"it is gone ({fetched.status})", shown(fetched.url))
        return shaped(SearchPage, fetched.body, shown(fetched.url))


def _merge(found: dict[str, Row], pages: list[SearchPage]) -> None:
    for row in (row for page in pages for row in page.results):
        held = found.get(row.link)
        if held is None or row.public_timestamp > held.public_timestamp:
            found[row.link] = row


def _is_whole(pages: list[SearchPage]) -> bool:
    links = [row.link for page in pages for row in page.results]
    return len({page.total for page in pages}) == 1 and len(links) == len(set(links)) == pages[0].total
